import { genkit } from 'genkit';
import openAI, { gpt4o } from 'genkitx-openai';

const ai = genkit({ plugins: [openAI({ apiKey: process.env.OPENAI_API_KEY })], model: gpt4o });
await ai.generate('Hello');
