import { Agent, run, setTracingDisabled } from '@openai/agents';

setTracingDisabled(true);
const base = new Agent({
  name: 'Base',
  instructions: 'Help.',
  model: 'gpt-4.1',
  modelSettings: { store: false },
});
await run(base.clone({ name: 'Other' }), 'Hello');
await run(base.clone({ name: 'Warm', modelSettings: { temperature: 1 } }), 'Hello');
