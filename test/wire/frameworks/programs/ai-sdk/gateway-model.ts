import { generateText } from 'ai';

await generateText({ model: 'openai/gpt-5', prompt: 'A tagline' });
await generateText({
  model: 'gpt-5',
  prompt: 'A tagline',
  providerOptions: { openai: { store: false } },
});
