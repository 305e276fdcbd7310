import { openai } from '@ai-sdk/openai';
import { generateText, uploadFile } from 'ai';

export async function readReport(data: Uint8Array) {
  const { providerReference } = await uploadFile({
    api: openai,
    data,
    mediaType: 'application/pdf',
    filename: 'report.pdf',
  });
  return generateText({
    model: openai('gpt-5'),
    providerOptions: { openai: { store: false } },
    messages: [
      {
        role: 'user',
        content: [
          { type: 'text', text: 'What does it say?' },
          {
            type: 'file',
            data: { type: 'reference', reference: providerReference },
            mediaType: 'application/pdf',
          },
        ],
      },
    ],
  });
}
