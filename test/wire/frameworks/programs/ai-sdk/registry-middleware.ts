import { openai } from '@ai-sdk/openai';
import { createProviderRegistry, defaultSettingsMiddleware, generateText } from 'ai';

const registry = createProviderRegistry(
  { openai },
  {
    languageModelMiddleware: defaultSettingsMiddleware({
      settings: { providerOptions: { openai: { store: false } } },
    }),
  },
);

await generateText({ model: registry.languageModel('openai:gpt-4o'), prompt: 'Hello' });
