import { wrapOpenAI } from 'langsmith/wrappers';
import OpenAI from 'openai';

const openai = wrapOpenAI(new OpenAI());

export async function answer(question: string) {
  const response = await openai.responses.create({ model: 'gpt-4o', input: question });
  return response.output_text;
}
