import { openAI } from '@genkit-ai/compat-oai/openai';
import { genkit, z } from 'genkit';

const ai = genkit({ plugins: [openAI()] });

export const summarize = ai.defineFlow(
  { name: 'summarize', inputSchema: z.string(), outputSchema: z.string() },
  async (note) => {
    const { text } = await ai.generate({
      model: openAI.model('gpt-4o'),
      prompt: `Summarise: ${note}`,
    });
    return text;
  },
);
