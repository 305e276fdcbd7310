import { openai } from '@ai-sdk/openai';
import { generateText, tool } from 'ai';
import { z } from 'zod';

await generateText({
  model: openai.responses('gpt-4o'),
  prompt: 'How is the weather?',
  maxSteps: 3,
  tools: {
    weather: tool({
      parameters: z.object({ city: z.string() }),
      execute: async ({ city }) => `Sun in ${city}`,
    }),
  },
  experimental_prepareStep: async () =>
    ({ providerOptions: { openai: { store: false } } }) as object,
});
