import { openAI } from '@genkit-ai/compat-oai/openai';
import { genkit } from 'genkit';

const ai = genkit({ plugins: [openAI()] });

export async function* stream(prompt: string) {
  const { stream } = ai.generateStream({ model: openAI.model('gpt-4o'), prompt });
  for await (const chunk of stream) yield chunk.text;
}
