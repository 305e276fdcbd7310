import { openAI } from '@genkit-ai/compat-oai/openai';
import { genkit, z } from 'genkit';

const ai = genkit({ plugins: [openAI()] });

export const menuFlow = ai.defineFlow(
  { name: 'menu', inputSchema: z.string(), outputSchema: z.string() },
  async (theme) => {
    const { text } = await ai.generate({
      model: openAI.model('gpt-4o'),
      prompt: `A menu for ${theme}`,
    });
    return text;
  },
);
