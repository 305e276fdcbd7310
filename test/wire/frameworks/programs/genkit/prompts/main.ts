import { z } from 'genkit';
import { ai, model } from './ai';

const letter = ai.definePrompt({
  name: 'letter',
  model,
  input: { schema: z.object({ topic: z.string() }) },
  prompt: 'Write a letter about {{topic}}.',
});
await letter({ topic: 'discharge' });
