import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';

const prompt = 'Find it.';
const providerOptions = { openai: { store: false } };

await generateText({
  model: openai('gpt-4.1'),
  prompt,
  providerOptions,
  tools: {
    web_search: openai.tools.webSearch({ searchContextSize: 'low' }),
    code_interpreter: openai.tools.codeInterpreter({}),
    image_generation: openai.tools.imageGeneration({ outputFormat: 'webp' }),
  },
});
await generateText({
  model: openai('gpt-4.1'),
  prompt,
  tools: { handbook: openai.tools.fileSearch({ vectorStoreIds: ['vs_123'] }) },
});
await generateText({
  model: openai.chat('gpt-4.1'),
  prompt,
  tools: { file_search: openai.tools.fileSearch({ vectorStoreIds: ['vs_123'] }) },
});
