import { openaiResponses } from '@llamaindex/openai';

const messages = [{ role: 'user' as const, content: 'Hello' }];
const llm = openaiResponses({ model: 'gpt-4o', previousResponseId: 'resp_0' } as any);
await llm.chat({ messages });

const tracking = openaiResponses({ model: 'gpt-4o', trackPreviousResponses: true } as any);
await tracking.chat({ messages });
await tracking.chat({ messages });
