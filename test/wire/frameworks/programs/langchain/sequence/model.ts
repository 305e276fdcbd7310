import { ChatOpenAI } from '@langchain/openai';

export function createModel(options: { isPrivate: boolean }) {
  return new ChatOpenAI({
    model: process.env.MODEL ?? 'gpt-4o',
    useResponsesApi: true,
    zdrEnabled: options.isPrivate,
  });
}
