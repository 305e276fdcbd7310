import { ChatOpenAI } from '@langchain/openai';

const model = new ChatOpenAI({ model: 'gpt-4o' });

await model.bindTools([{ type: 'web_search_preview' }]).invoke('News?');
await model.invoke('Handbook?', {
  tools: [{ type: 'file_search', vector_store_ids: ['vs_1'] }],
} as any);
await model
  .withConfig({
    tools: [
      { type: 'mcp', server_label: 'records', server_url: 'https://mcp.clinic.example' },
      { type: 'code_interpreter', container: { type: 'auto' } },
    ],
  } as any)
  .invoke('Count.');
