'use server';

import { openai } from '@ai-sdk/openai';
import { generateObject } from 'ai';
import { z } from 'zod';

export async function suggestTitles(form: FormData) {
  const { object } = await generateObject({
    model: openai('gpt-4o-mini'),
    output: 'array',
    schema: z.string(),
    prompt: String(form.get('topic')),
  });
  return object;
}
