import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';

const model = openai.responses('gpt-4o');
const prompt = 'Hello';

await generateText({ model, prompt, providerOptions: { openai: { store: true } } });
await generateText({ model, prompt, providerOptions: { openai: { store: undefined } } });
await generateText({ model, prompt, providerOptions: { openai: { store: null } } });
await generateText({
  model,
  prompt,
  providerOptions: { openai: { store: process.env.KEEP === 'yes' } },
});
