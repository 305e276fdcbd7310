import { createOpenAI } from '@ai-sdk/openai';
import { generateText } from 'ai';

const clinic = createOpenAI({ name: 'clinic' });

await generateText({
  model: clinic.responses('gpt-4.1'),
  prompt: 'Hello',
  providerOptions: { clinic: { store: false } },
});
await generateText({
  model: clinic.responses('gpt-4.1'),
  prompt: 'Hello',
  providerOptions: { openai: { store: false } },
});
