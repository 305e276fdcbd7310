import { OpenAI, openaiResponses } from '@llamaindex/openai';

const messages = [{ role: 'user' as const, content: 'Hello' }];
await new OpenAI({
  model: 'gpt-4o',
  additionalChatOptions: { store: true, user: 'u-1' },
}).chat({ messages });
await new OpenAI({ model: 'gpt-4o', store: true } as any).chat({ messages });
await openaiResponses({
  model: 'gpt-4o',
  additionalChatOptions: { store: true },
} as any).chat({ messages });
