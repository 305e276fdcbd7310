/** Frameworks that reach OpenAI, as far as a text shows that one of them is used. */
import { agentsSdk } from './agents.ts';
import { aiSdk } from './ai-sdk.ts';
import { azure } from './azure.ts';
import type { FrameworkFacts } from './facts.ts';
import { genkit } from './genkit.ts';
import { langchain } from './langchain.ts';
import { llamaIndex } from './llamaindex.ts';
import { mastra } from './mastra.ts';

export const frameworks: readonly FrameworkFacts[] = [
  aiSdk,
  langchain,
  agentsSdk,
  mastra,
  llamaIndex,
  genkit,
  azure,
];
