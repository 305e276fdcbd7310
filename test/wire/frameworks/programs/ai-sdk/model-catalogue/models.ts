import { openai } from '@ai-sdk/openai';
import { customProvider, defaultSettingsMiddleware, wrapLanguageModel } from 'ai';

export const models = customProvider({
  languageModels: {
    fast: openai('gpt-4o-mini'),
    careful: openai.chat('gpt-4.1'),
    private: wrapLanguageModel({
      model: openai('gpt-4o'),
      middleware: defaultSettingsMiddleware({
        settings: { providerOptions: { openai: { store: false } } },
      }),
    }),
  },
  fallbackProvider: openai,
});
