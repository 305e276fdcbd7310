import { openAI } from '@genkit-ai/compat-oai/openai';
import { genkit } from 'genkit';

const ai = genkit({ plugins: [openAI({ apiKey: process.env.OPENAI_API_KEY })] });

await ai.generate({
  model: openAI.model('gpt-4o', { temperature: 0 }),
  prompt: 'Hello',
  config: { store: true, user: 'maria@example.com', metadata: { ward: 'a' } } as any,
});
