import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';

export async function readReport(pdf: Uint8Array) {
  const messages = [
    {
      role: 'user' as const,
      content: [
        { type: 'text' as const, text: 'Values out of range?' },
        {
          type: 'file' as const,
          data: pdf,
          mediaType: 'application/pdf',
          mimeType: 'application/pdf',
          filename: 'labs.pdf',
        },
      ],
    },
  ];
  await generateText({
    model: openai.responses('gpt-4.1'),
    messages,
    providerOptions: { openai: { store: false } },
  });
  await generateText({ model: openai.chat('gpt-4.1'), messages });
}
