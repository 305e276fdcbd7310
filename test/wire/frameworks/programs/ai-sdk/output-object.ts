import { openai } from '@ai-sdk/openai';
import { generateText, Output } from 'ai';
import { z } from 'zod';

export async function triage(complaint: string) {
  const { output } = await generateText({
    model: openai('gpt-5-mini'),
    output: Output.object({ schema: z.object({ urgency: z.number() }) }),
    prompt: complaint,
  });
  return output;
}
