import { openaiResponses, OpenAIResponses } from '@llamaindex/openai';

const messages = [{ role: 'user' as const, content: 'Hello' }];

await openaiResponses({ model: 'gpt-4o' }).chat({ messages });
await new OpenAIResponses({ model: 'gpt-4o', store: true }).chat({ messages });
await new OpenAIResponses({ model: 'gpt-4o', store: false, user: 'u-1' }).chat({ messages });
