import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';

await generateText({
  model: openai.responses('gpt-4.1'),
  providerOptions: { openai: { store: false } },
  messages: [
    {
      role: 'user',
      content: [
        { type: 'file', data: 'file-abc123', mediaType: 'application/pdf' },
        { type: 'image', image: 'file-img456', mediaType: 'image/png' },
      ],
    },
  ],
});
