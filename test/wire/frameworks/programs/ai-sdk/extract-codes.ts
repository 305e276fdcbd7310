import { openai } from '@ai-sdk/openai';
import { generateObject } from 'ai';
import { z } from 'zod';

const schema = z.object({
  diagnosis: z.string(),
  codes: z.array(z.string()),
});

export async function extractCodes(note: string) {
  const { object } = await generateObject({
    model: openai('gpt-4.1'),
    schema,
    prompt: `Find the ICD codes in: ${note}`,
    providerOptions: { openai: { store: false, user: 'clinic-7' } },
  });
  return object;
}
