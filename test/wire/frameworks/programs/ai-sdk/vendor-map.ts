import { createOpenAI } from '@ai-sdk/openai';
import { generateText } from 'ai';

const vendors = {
  openai: (id: string) => createOpenAI({}).responses(id),
  xai: (id: string) =>
    createOpenAI({ baseURL: 'https://api.x.ai/v1', apiKey: 'fake' }).responses(id),
};

export async function complete(vendor: keyof typeof vendors, id: string, prompt: string) {
  return generateText({
    model: vendors[vendor](id),
    prompt,
    providerOptions: { openai: { store: vendor === 'xai' } },
  });
}
