import { openAICompatible } from '@genkit-ai/compat-oai';
import { deepSeek } from '@genkit-ai/compat-oai/deepseek';
import { genkit } from 'genkit';

const ai = genkit({
  plugins: [
    openAICompatible({ name: 'local', apiKey: 'fake', baseURL: 'http://localhost:8000/v1' }),
    deepSeek({ apiKey: 'fake' }),
  ],
});
await ai.generate({ model: 'local/qwen3', prompt: 'Hello' });
await ai.generate({ model: deepSeek.model('deepseek-chat'), prompt: 'Hello' });
