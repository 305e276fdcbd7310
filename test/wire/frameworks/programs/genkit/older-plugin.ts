import { genkit } from 'genkit';
import openAI, { gpt4o, textEmbedding3Small } from 'genkitx-openai';

const ai = genkit({ plugins: [openAI({ apiKey: 'k' })], model: gpt4o });

await ai.generate('Hello');
await ai.generate({ model: gpt4o, prompt: 'Hello', config: { store: true } });
await ai.generate({ model: 'openai/gpt-4o', prompt: 'Hello' });
await ai.embed({ embedder: textEmbedding3Small, content: 'Hello' });
