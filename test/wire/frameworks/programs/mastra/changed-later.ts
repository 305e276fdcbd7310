import { Agent } from '@mastra/core/agent';

const options = { openai: { store: false } };
const kept = new Agent({
  id: 'kept',
  name: 'Kept',
  instructions: 'Help.',
  model: 'openai/gpt-4o',
  defaultOptions: { providerOptions: options },
});
options.openai.store = true;
await kept.generate('Hello');
