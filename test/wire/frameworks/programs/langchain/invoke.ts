import { ChatOpenAI } from '@langchain/openai';

const model = new ChatOpenAI({ model: 'gpt-4o', temperature: 0 });

export async function summarize(note: string) {
  const answer = await model.invoke(`Summarise: ${note}`);
  return answer.content;
}
