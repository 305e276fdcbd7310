import { openai } from '@ai-sdk/openai';
import { generateText, stepCountIs, tool } from 'ai';
import { z } from 'zod';

const translate = tool({
  description: 'Translate a text',
  inputSchema: z.object({ text: z.string() }),
  execute: async ({ text }) => {
    const result = await generateText({ model: openai.chat('gpt-4o-mini'), prompt: text });
    return result.text;
  },
});

export const answer = (prompt: string) =>
  generateText({
    model: openai('gpt-4o'),
    prompt,
    tools: { translate },
    stopWhen: stepCountIs(3),
    providerOptions: { openai: { store: false } },
  });
