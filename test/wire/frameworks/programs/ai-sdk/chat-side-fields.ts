import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';

await generateText({
  model: openai.chat('gpt-4o'),
  prompt: 'Hello',
  providerOptions: {
    openai: { user: 'u-1', metadata: { ward: 'a' }, promptCacheRetention: '24h', store: false },
  },
});
