import { openaiResponses } from '@llamaindex/openai';

const llm = openaiResponses({
  model: 'gpt-4o',
  builtInTools: [
    { type: 'web_search_preview' },
    { type: 'file_search', vector_store_ids: ['vs_1'] },
  ],
  include: ['file_search_call.results'],
  callMetadata: { ward: 'a' },
} as any);
await llm.chat({ messages: [{ role: 'user', content: 'Handbook?' }] });
