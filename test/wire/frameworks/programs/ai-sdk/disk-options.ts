import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';

await generateText({
  model: openai.responses('gpt-4.1'),
  prompt: 'Hello',
  providerOptions: {
    openai: {
      store: false,
      background: true,
      promptCacheKey: 'ward-7',
      promptCacheRetention: '24h',
      safetyIdentifier: 'user-1',
      serviceTier: 'flex',
      truncation: 'auto',
      user: 'maria@example.com',
      metadata: { patient: '17' },
      instructions: 'Be brief.',
    },
  },
});
