import { OpenAI, openai } from '@llamaindex/openai';

const messages = [{ role: 'user' as const, content: 'Hello' }];
const off: Record<string, unknown> = { store: false };
const kept = openai({ model: 'gpt-4o', additionalChatOptions: off });
off.store = true;
await kept.chat({ messages });

const below = openai({ model: 'gpt-4o', additionalChatOptions: { store: false } });
(below.additionalChatOptions as Record<string, unknown>).store = true;
await below.chat({ messages });

const moved = openai({ model: 'gpt-4o' });
(moved as any).baseURL = 'https://llm.example/v1';
await moved.chat({ messages });

class Own extends OpenAI {
  additionalChatOptions = { store: true } as any;
}
await new Own({ model: 'gpt-4o', additionalChatOptions: { store: false } as any }).chat({
  messages,
});

class Handing extends OpenAI {
  constructor(options: { model: string }) {
    super({ ...options, additionalChatOptions: { store: false } } as any);
  }
}
await new Handing({ model: 'gpt-4o' }).chat({ messages });
