import { openai } from '@ai-sdk/openai';
import { Agent } from '@mastra/core/agent';

const agent = new Agent({
  id: 'reader',
  name: 'Reader',
  instructions: 'Read.',
  model: openai('gpt-5'),
  tools: { search: openai.tools.fileSearch({ vectorStoreIds: ['vs_1'] }) },
});

await agent.generate([
  {
    role: 'user',
    content: [
      { type: 'text', text: 'What is this?' },
      { type: 'image', image: 'https://example.com/wound.png' },
    ],
  },
]);
await agent.generate([
  { role: 'user', content: [{ type: 'file', data: 'JVBERi0=', mediaType: 'application/pdf' }] },
]);
await agent.generate([
  {
    role: 'user',
    content: [{ type: 'file', data: 'iVBORw0KGgo=', mediaType: 'image/png' }],
  },
]);
await agent.generate('News?', { toolsets: { web: { news: openai.tools.webSearch({}) } } });
await agent.generate('News?', { clientTools: {} });
