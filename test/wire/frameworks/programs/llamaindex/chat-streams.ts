import { OpenAI, openai } from '@llamaindex/openai';

const llm = openai({ model: 'gpt-4o', temperature: 0 });
const other = new OpenAI({ model: 'gpt-4o-mini' });

export async function ask(text: string) {
  const { message } = await llm.chat({ messages: [{ role: 'user', content: text }] });
  for await (const part of await other.chat({ messages: [message], stream: true })) void part;
  await other.complete({ prompt: text });
}
