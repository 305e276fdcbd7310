import { openai } from '@llamaindex/openai';

export async function answer(question: string) {
  const stream = await openai({ model: 'gpt-4o' }).chat({
    messages: [{ role: 'user', content: question }],
    stream: true,
  });
  let text = '';
  for await (const { delta } of stream) text += delta;
  return text;
}
