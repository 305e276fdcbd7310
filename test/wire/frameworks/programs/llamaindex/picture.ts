import { openai, openaiResponses } from '@llamaindex/openai';

const messages = [
  {
    role: 'user' as const,
    content: [
      { type: 'text' as const, text: 'What is it?' },
      { type: 'image_url' as const, image_url: { url: 'https://example.com/scan.png' } },
    ],
  },
];
await openai({ model: 'gpt-4o' }).chat({ messages });
await openaiResponses({ model: 'gpt-4o' }).chat({ messages });
