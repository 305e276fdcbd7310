import { openAI } from '@genkit-ai/compat-oai/openai';
import { genkit } from 'genkit';

const ai = genkit({ plugins: [openAI()], model: openAI.model('gpt-4o-mini') });

await ai.generate('Hello');
await ai.generate({ prompt: 'Hello' });
await ai.generate({
  model: 'openai/gpt-4o',
  prompt: 'Hello',
  config: { store: true, user: 'u', metadata: { ward: '3' } },
});
await ai.generate({ model: openAI.model('gpt-4o', { store: true }), prompt: 'Hello' });
await ai.generate({ model: openAI.model('gpt-4o'), prompt: 'Hello', store: true } as object);
const { stream } = ai.generateStream({ model: openAI.model('gpt-4o'), prompt: 'Hello' });
for await (const part of stream) void part;
const prompt = ai.definePrompt({
  name: 'hello',
  model: openAI.model('gpt-4o'),
  prompt: 'Hello {{name}}',
});
await prompt({ name: 'Ada' });
