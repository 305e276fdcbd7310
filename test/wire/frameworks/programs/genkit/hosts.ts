import { openAICompatible } from '@genkit-ai/compat-oai';
import { deepSeek } from '@genkit-ai/compat-oai/deepseek';
import { openAI } from '@genkit-ai/compat-oai/openai';
import { genkit } from 'genkit';

const proxied = genkit({
  plugins: [openAI({ baseURL: 'https://proxy.clinic.example/v1' } as object)],
});
await proxied.generate({ model: openAI.model('gpt-4o'), prompt: 'Hello' });

const own = genkit({
  plugins: [
    openAICompatible({ name: 'vllm', apiKey: 'none', baseURL: 'http://vllm.internal:8000/v1' }),
  ],
});
await own.generate({ model: 'vllm/llama', prompt: 'Hello' }).catch(() => undefined);

const deep = genkit({ plugins: [deepSeek()] });
await deep.generate({ model: deepSeek.model('deepseek-chat'), prompt: 'Hello' });

const direct = genkit({
  plugins: [
    openAICompatible({ name: 'direct', apiKey: 'k', baseURL: 'https://api.openai.com/v1' }),
  ],
});
await direct.generate({ model: 'direct/gpt-4o', prompt: 'Hello' }).catch(() => undefined);
