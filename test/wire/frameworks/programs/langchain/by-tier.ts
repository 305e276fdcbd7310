import { ChatOpenAI } from '@langchain/openai';

const models = {
  fast: new ChatOpenAI({ model: 'gpt-4o-mini' }),
  deep: new ChatOpenAI({ model: 'gpt-5.2-pro', zdrEnabled: true }),
  local: new ChatOpenAI({
    model: 'qwen3',
    configuration: { baseURL: 'http://localhost:11434/v1' },
  }),
};

export const ask = (tier: keyof typeof models, question: string) => models[tier].invoke(question);
