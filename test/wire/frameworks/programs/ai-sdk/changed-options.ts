import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';

const options: Parameters<typeof generateText>[0] = {
  model: openai.responses('gpt-4.1'),
  prompt: 'Hello',
};
await generateText(options);
options.providerOptions = { openai: { store: false } };
await generateText(options);
