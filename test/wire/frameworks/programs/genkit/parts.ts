import { openAI } from '@genkit-ai/compat-oai/openai';
import { genkit } from 'genkit';

const ai = genkit({ plugins: [openAI()] });
const model = openAI.model('gpt-4o');

await ai.generate({
  model,
  prompt: [{ text: 'What is this?' }, { media: { url: 'https://example.com/scan.png' } }],
});
await ai.generate({
  model,
  messages: [
    {
      role: 'user',
      content: [{ media: { url: 'data:image/png;base64,iVBORw0KGgo=', contentType: 'image/png' } }],
    },
  ],
});
