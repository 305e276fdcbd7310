import { generateText } from 'ai';
import * as testing from 'ai/test';

const Mock = Object.entries(testing).find(([name]) => name.startsWith('MockLanguageModel'))![1];

const openai = (modelId: string) =>
  new (Mock as any)({
    modelId,
    doGenerate: async () => {
      throw new Error('not today');
    },
  });

export const attempt = () =>
  generateText({ model: openai('gpt-5'), prompt: 'Hello', maxRetries: 0 }).catch(() => null);
