import { OpenAIResponses, openaiResponses } from '@llamaindex/openai';

const messages = [{ role: 'user' as const, content: 'Fever since Monday.' }];

await openaiResponses({ model: 'gpt-5' }).chat({ messages });
await openaiResponses({ model: 'gpt-5', store: true }).chat({ messages });
await new OpenAIResponses({ model: 'gpt-5', store: false }).chat({ messages });
await new OpenAIResponses({
  model: 'gpt-5',
  previousResponseId: 'resp_1',
  user: 'u',
  instructions: 'Be kind.',
}).chat({ messages });
await new OpenAIResponses({
  model: 'gpt-5',
  include: ['reasoning.encrypted_content'],
  callMetadata: { ward: '3' },
  truncation: 'auto',
}).chat({ messages });
await new OpenAIResponses({
  model: 'gpt-5',
  builtInTools: [
    { type: 'file_search', vector_store_ids: ['vs_1'] },
    { type: 'web_search_preview' },
  ],
}).chat({ messages });
await new OpenAIResponses({
  model: 'gpt-5',
  additionalChatOptions: { store: true, background: true },
}).chat({ messages });
await new OpenAIResponses({ model: 'gpt-5' }).chat({
  messages,
  additionalChatOptions: { store: true },
});
const streaming = new OpenAIResponses({ model: 'gpt-5' });
for await (const part of await streaming.chat({ messages, stream: true })) void part;
await new OpenAIResponses({ model: 'gpt-5' }).complete({ prompt: 'Hello' });
await new OpenAIResponses({ model: 'gpt-5' }).chat({
  messages: [
    {
      role: 'user',
      content: [{ type: 'image_url', image_url: { url: 'https://example.com/scan.png' } }],
    },
  ],
});
