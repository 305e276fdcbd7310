import { openai } from '@ai-sdk/openai';
import { generateText, stepCountIs, tool } from 'ai';
import { z } from 'zod';

await generateText({
  model: openai('gpt-4o'),
  prompt: 'How is the weather?',
  tools: {
    weather: tool({
      inputSchema: z.object({ city: z.string() }),
      execute: async ({ city }) => `Sun in ${city}`,
    }),
  },
  stopWhen: stepCountIs(4),
  prepareStep: ({ stepNumber }) =>
    stepNumber === 0 ? {} : { providerOptions: { openai: { store: false } } },
});
