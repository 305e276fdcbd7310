import { openAI } from '@genkit-ai/compat-oai/openai';
import { genkit } from 'genkit';

const ai = genkit({ plugins: [openAI()] });

await ai.generate({ model: openAI.model('gpt-image-1'), prompt: 'A ward' });
await ai.generate({ model: openAI.model('tts-1'), prompt: 'Hello', config: { voice: 'alloy' } });
await ai.embed({ embedder: openAI.embedder('text-embedding-3-small'), content: 'fever' });
