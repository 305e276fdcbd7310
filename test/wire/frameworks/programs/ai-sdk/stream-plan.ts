import { openai } from '@ai-sdk/openai';
import { streamObject } from 'ai';
import { z } from 'zod';

const { partialObjectStream } = streamObject({
  model: openai('gpt-4o'),
  schema: z.object({ steps: z.array(z.string()) }),
  prompt: 'Plan the discharge.',
});
for await (const part of partialObjectStream) console.log(part);
