import { createOpenAI } from '@ai-sdk/openai';

export function getModel(tier: 'free' | 'paid') {
  const provider = createOpenAI({ headers: { 'X-App': 'desk' } });
  switch (tier) {
    case 'free':
      return provider.chat('gpt-4o-mini');
    case 'paid':
      return provider.responses('gpt-4o');
  }
}
