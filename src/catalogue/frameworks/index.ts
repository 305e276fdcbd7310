/** Frameworks that reach OpenAI, as far as a text shows that one of them is used. */
import { aiSdk } from './ai-sdk.ts';
import { azure } from './azure.ts';
import type { FrameworkFacts } from './facts.ts';
import { genkit } from './genkit.ts';
import { llamaIndex } from './llamaindex.ts';
import { mastra } from './mastra.ts';

export const frameworks: readonly FrameworkFacts[] = [aiSdk, mastra, llamaIndex, genkit, azure];
