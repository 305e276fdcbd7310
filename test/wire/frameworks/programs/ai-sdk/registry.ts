import { openai } from '@ai-sdk/openai';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { createProviderRegistry, generateText } from 'ai';

const together = createOpenAICompatible({
  name: 'together',
  baseURL: 'https://api.together.xyz/v1',
});
const registry = createProviderRegistry({ openai, together });

export const ask = (id: `openai:${string}` | `together:${string}`, prompt: string) =>
  generateText({ model: registry.languageModel(id), prompt });

await generateText({ model: registry.languageModel('openai:gpt-4o'), prompt: 'Hello' });
