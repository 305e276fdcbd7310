import { openai } from '@ai-sdk/openai';
import { generateText, wrapLanguageModel } from 'ai';

const neverStore = {
  transformParams: async ({ params }: { params: any }) => ({
    ...params,
    providerOptions: {
      ...params.providerOptions,
      openai: { ...params.providerOptions?.openai, store: false },
    },
  }),
};

const model = wrapLanguageModel({
  model: openai.responses('gpt-4o'),
  middleware: neverStore as any,
});
await generateText({ model, prompt: 'Hello' });
