import { OpenAI, OpenAIEmbedding, OpenAIResponses, openai } from '@llamaindex/openai';

const messages = [{ role: 'user' as const, content: 'Hello' }];

await openai({ model: 'llama', baseURL: 'https://api.groq.com/openai/v1' }).chat({ messages });
await new OpenAI({
  model: 'gpt-4o',
  additionalSessionOptions: { baseURL: 'https://proxy.clinic.example/v1' },
}).chat({ messages });
await new OpenAIResponses({ model: 'gpt-5', baseURL: 'https://proxy.clinic.example/v1' }).chat({
  messages,
});
await new OpenAIEmbedding({ baseURL: 'https://proxy.clinic.example/v1' }).getTextEmbedding('Hello');
await new OpenAI({ model: 'gpt-4o', baseURL: 'https://api.openai.com/v1' }).chat({ messages });
await new OpenAI({
  model: 'gpt-4o',
  additionalSessionOptions: { defaultHeaders: { 'x-zdr': 'true' } },
}).chat({ messages });
