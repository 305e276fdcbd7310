import { Agent } from '@mastra/core/agent';

const providerOptions = { openai: { store: false } };
const old = new Agent({
  id: 'a',
  name: 'A',
  instructions: 'Help.',
  model: 'openai/gpt-4o',
  defaultGenerateOptions: { providerOptions },
} as any);
await old.generate('Hello');

const told = new Agent({
  id: 'b',
  name: 'B',
  instructions: { role: 'system', content: 'Help.', providerOptions },
  model: 'openai/gpt-4o',
});
await told.generate('Hello');
