import { openai } from '@ai-sdk/openai';
import { defaultSettingsMiddleware, generateText, wrapLanguageModel } from 'ai';

const model = wrapLanguageModel({
  model: openai.responses('gpt-4o'),
  middleware: [
    defaultSettingsMiddleware({ settings: { providerOptions: { openai: { store: false } } } }),
  ],
});

await generateText({ model, prompt: 'Hello', providerOptions: { openai: { user: 'u-1' } } });
await generateText({ model, prompt: 'Hello', providerOptions: { openai: { store: true } } });
