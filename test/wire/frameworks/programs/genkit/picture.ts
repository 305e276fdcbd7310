import { openAI } from '@genkit-ai/compat-oai/openai';
import { genkit } from 'genkit';

const ai = genkit({ plugins: [openAI()] });

await ai.generate({
  model: openAI.model('gpt-4o'),
  prompt: [
    { media: { url: 'data:image/png;base64,iVBORw0KGgo=', contentType: 'image/png' } },
    { text: 'What is it?' },
  ],
});
