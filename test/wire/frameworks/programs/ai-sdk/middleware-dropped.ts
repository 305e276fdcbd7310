import { openai } from '@ai-sdk/openai';
import { defaultSettingsMiddleware, generateText, wrapLanguageModel } from 'ai';

const settings = { store: false };
const model = wrapLanguageModel({
  model: openai.responses('gpt-4o'),
  middleware: defaultSettingsMiddleware({ settings: settings as object }),
});
await generateText({ model, prompt: 'Hello' });
