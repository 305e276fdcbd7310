import { createOpenAI } from '@ai-sdk/openai';
import { generateText } from 'ai';

const openai = createOpenAI({
  fetch: async (url, init) => {
    const body = JSON.parse(String(init?.body));
    return fetch(url, { ...init, body: JSON.stringify({ ...body, store: false }) });
  },
});

await generateText({ model: openai.responses('gpt-4o'), prompt: 'Hello' });
