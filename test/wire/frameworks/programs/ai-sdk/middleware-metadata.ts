import { openai } from '@ai-sdk/openai';
import { defaultSettingsMiddleware, generateText, wrapLanguageModel } from 'ai';

const model = wrapLanguageModel({
  model: openai.responses('gpt-4o'),
  middleware: defaultSettingsMiddleware({
    settings: { providerMetadata: { openai: { store: false } } } as object,
  }),
});
await generateText({ model, prompt: 'Hello' });
await generateText({ model, prompt: 'Hello', providerOptions: { openai: { user: 'u-1' } } });
