import { openai } from '@ai-sdk/openai';
import { generateText, type ModelMessage } from 'ai';

const model = openai.responses('gpt-4o');

export async function conversation(store?: boolean) {
  const messages: ModelMessage[] = [{ role: 'user', content: 'Hello' }];
  const providerOptions = { openai: { store } };
  const first = await generateText({ model, messages, providerOptions });
  messages.push(...first.response.messages, { role: 'user', content: 'And then?' });
  await generateText({ model, messages, providerOptions });
}
