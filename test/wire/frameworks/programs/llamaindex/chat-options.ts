import { OpenAI } from '@llamaindex/openai';

const stored = new OpenAI({
  model: 'gpt-4o',
  additionalChatOptions: { store: true, user: 'u', metadata: { ward: '3' } },
});
const plain = new OpenAI({ model: 'gpt-4o', store: true } as object);
const default_ = new OpenAI();

export async function ask(text: string) {
  const messages = [{ role: 'user' as const, content: text }];
  await stored.chat({ messages });
  await plain.chat({ messages });
  await default_.chat({ messages, additionalChatOptions: { store: true } });
  await default_.chat({
    messages: [
      {
        role: 'user',
        content: [
          { type: 'text', text },
          { type: 'image_url', image_url: { url: 'https://example.com/scan.png' } },
        ],
      },
    ],
  });
}
