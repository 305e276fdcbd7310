import { anthropic as openai } from '@ai-sdk/anthropic';
import { createProviderRegistry, customProvider, generateText } from 'ai';

const registry = createProviderRegistry({
  openai: customProvider({ languageModels: { 'gpt-5': openai('claude-sonnet-4-5') } }),
});
await generateText({
  model: registry.languageModel('openai:gpt-5'),
  prompt: 'Hello',
  providerOptions: { openai: { store: true } },
});
