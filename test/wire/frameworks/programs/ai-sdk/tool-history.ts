import { openai } from '@ai-sdk/openai';
import { generateText, stepCountIs, tool } from 'ai';
import { z } from 'zod';

export const lookUp = (store: boolean) =>
  generateText({
    model: openai.responses('gpt-4o'),
    prompt: 'How is the weather?',
    stopWhen: stepCountIs(3),
    providerOptions: { openai: { store } },
    tools: {
      weather: tool({
        inputSchema: z.object({ city: z.string() }),
        execute: async ({ city }) => `Sun in ${city}`,
      }),
    },
  });
