import { openAI } from '@genkit-ai/compat-oai/openai';
import { genkit } from 'genkit';

const ai = genkit({ plugins: [openAI()], model: 'openai/gpt-4o' });

await ai.generate('Hello');
await ai.generate({ model: 'openai/gpt-4o-mini', prompt: 'Hello', config: { store: true } });
