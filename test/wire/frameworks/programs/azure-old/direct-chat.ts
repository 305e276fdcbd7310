import { OpenAIClient, OpenAIKeyCredential } from '@azure/openai';

const client = new OpenAIClient(new OpenAIKeyCredential(process.env.OPENAI_API_KEY!));

export async function ask(content: string) {
  const messages = [{ role: 'user', content }];
  await client.getChatCompletions('gpt-4o', messages, { user: 'u', maxTokens: 10 });
  await client.streamChatCompletions('gpt-4o', messages);
  await client.getChatCompletions('gpt-4o', [
    {
      role: 'user',
      content: [{ type: 'image_url', imageUrl: { url: 'https://example.com/scan.png' } }],
    },
  ]);
  await client.getChatCompletions('gpt-4o', messages, { store: true } as object);
}
