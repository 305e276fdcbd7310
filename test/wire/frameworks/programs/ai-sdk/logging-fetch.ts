import { createOpenAI } from '@ai-sdk/openai';
import { generateText } from 'ai';

const openai = createOpenAI({
  fetch: async (url, init) => {
    console.log(String(url));
    return fetch(url, init);
  },
});
await generateText({ model: openai.responses('gpt-4o'), prompt: 'Hello' });
