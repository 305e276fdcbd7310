import { Agent } from '@mastra/core/agent';

const agent = new Agent({
  id: 'a',
  name: 'A',
  instructions: 'Help.',
  model: 'openai/gpt-4o',
  defaultOptions: { providerOptions: { openai: { store: false } } },
});
await agent.generate('Hello');
await agent.generate('Hello', { providerOptions: { openai: { user: 'u-1' } } });
