import { openAI } from '@genkit-ai/compat-oai/openai';
import { genkit } from 'genkit';

export const ai = genkit({ plugins: [openAI()] });
export const model = openAI.model('gpt-4.1-mini');
