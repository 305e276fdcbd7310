import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';

await generateText({ model: openai.chat('gpt-4o'), prompt: 'Hello' });

await generateText({
  model: openai.chat('gpt-4o-mini'),
  prompt: 'Hello',
  providerOptions: { openai: { store: true, metadata: { ward: 'a' } } },
});
