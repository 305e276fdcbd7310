import { OpenAIClient, OpenAIKeyCredential } from '@azure/openai';

const client = new OpenAIClient(new OpenAIKeyCredential(process.env.OPENAI_API_KEY!));

export const ask = (content: string) =>
  client.getChatCompletions('gpt-4o', [{ role: 'user', content }], { user: 'u-1' });
