import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';

const messages = [
  {
    role: 'user' as const,
    content: [
      {
        type: 'file' as const,
        data: new URL('https://example.com/report.pdf'),
        mediaType: 'application/pdf',
      },
    ],
  },
];
await generateText({ model: openai.responses('gpt-4.1'), messages });
await generateText({ model: openai.chat('gpt-4.1'), messages });
