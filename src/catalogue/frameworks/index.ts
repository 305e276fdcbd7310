/** Frameworks that reach OpenAI, as far as a text shows that one of them is used. */
import { agentsSdk } from './agents.ts';
import { aiSdk } from './ai-sdk.ts';
import type { FrameworkFacts } from './facts.ts';
import { langchain } from './langchain.ts';

export const frameworks: readonly FrameworkFacts[] = [aiSdk, langchain, agentsSdk];
