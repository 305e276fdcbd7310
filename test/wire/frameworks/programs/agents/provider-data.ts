import { Agent, Runner } from '@openai/agents';

const runner = new Runner({ tracingDisabled: true });
const agent = new Agent({
  name: 'A',
  instructions: 'Help.',
  model: 'gpt-4.1',
  modelSettings: {
    store: false,
    providerData: {
      store: true,
      background: true,
      data_usage: 'none',
      metadata: { patient: '17' },
      prompt_cache_retention: '24h',
    },
  },
});
await runner.run(agent, 'Hello');
