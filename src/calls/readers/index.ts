/** Every way to reach OpenAI, the likeliest first. */
import { AgentsReader } from './agents/index.ts';
import { AiSdkReader } from './ai-sdk/index.ts';
import { AzureReader } from './azure.ts';
import { GenkitReader } from './genkit/index.ts';
import { LangChainReader } from './langchain/index.ts';
import { LlamaIndexReader } from './llamaindex/index.ts';
import { MastraReader } from './mastra/index.ts';
import { RawReader } from './raw.ts';
import type { Desk, Reader } from './reader.ts';
import { SdkReader } from './sdk.ts';
import { SocketReader } from './socket.ts';

export function readersFor(desk: Desk): readonly Reader[] {
  return [
    new SdkReader(desk),
    new SocketReader(desk),
    new RawReader(desk),
    // Its embeddings go through functions of the AI SDK.
    new MastraReader(desk),
    new AiSdkReader(desk),
    new LangChainReader(desk),
    new AgentsReader(desk),
    new LlamaIndexReader(desk),
    new GenkitReader(desk),
    new AzureReader(desk),
  ];
}
