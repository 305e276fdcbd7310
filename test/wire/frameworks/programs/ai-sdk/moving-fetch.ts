import { createOpenAI } from '@ai-sdk/openai';
import { generateText } from 'ai';

const openai = createOpenAI({
  fetch: (url, init) =>
    fetch(String(url).replace('https://api.openai.com', 'https://llm.clinic.example'), init),
});
await generateText({ model: openai.responses('gpt-4o'), prompt: 'Hello' });
