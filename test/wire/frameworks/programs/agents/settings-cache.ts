import { Agent, Runner } from '@openai/agents';

const agent = new Agent({
  name: 'A',
  instructions: 'Help.',
  model: 'gpt-4.1',
  modelSettings: { store: false, promptCacheRetention: '24h' } as any,
});
await new Runner({ tracingDisabled: true }).run(agent, 'Hello');
