import { openAI } from '@genkit-ai/compat-oai/openai';
import { genkit } from 'genkit';

const ai = genkit({ plugins: [openAI()] });

await ai.generate({ model: openAI.model('gpt-image-1'), prompt: 'A ward' }).catch(() => undefined);
await ai.generate({ model: openAI.model('dall-e-3'), prompt: 'A ward' }).catch(() => undefined);
await ai.generate({ model: openAI.model('tts-1'), prompt: 'Good morning' }).catch(() => undefined);
await ai
  .generate({
    model: openAI.model('whisper-1'),
    prompt: [{ media: { url: 'data:audio/mp3;base64,AAAA', contentType: 'audio/mp3' } }],
  })
  .catch(() => undefined);
await ai
  .generate({
    model: openAI.model('gpt-4o-transcribe'),
    prompt: [{ media: { url: 'data:audio/mp3;base64,AAAA', contentType: 'audio/mp3' } }],
  })
  .catch(() => undefined);
await ai.embed({ embedder: openAI.embedder('text-embedding-3-small'), content: 'Hello' });
