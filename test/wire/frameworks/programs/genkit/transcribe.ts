import { openAI } from '@genkit-ai/compat-oai/openai';
import { genkit } from 'genkit';

const ai = genkit({ plugins: [openAI()] });

await ai.generate({
  model: openAI.model('whisper-1'),
  prompt: [{ media: { url: 'data:audio/mp3;base64,AAAA', contentType: 'audio/mp3' } }],
});
