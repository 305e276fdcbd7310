import { openAI } from '@genkit-ai/compat-oai/openai';
import { genkit } from 'genkit';

const ai = genkit({ plugins: [openAI({ baseURL: 'https://llm.clinic.example/v1' } as any)] });
await ai.generate({ model: openAI.model('gpt-4o'), prompt: 'Hello' });
