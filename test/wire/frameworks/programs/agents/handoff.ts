import { Agent, handoff, run, setTracingDisabled } from '@openai/agents';

setTracingDisabled(true);
const billing = new Agent({ name: 'Billing', instructions: 'Bills.', model: 'gpt-4.1' });
const triage = Agent.create({
  name: 'Triage',
  instructions: 'Route.',
  model: 'gpt-4.1',
  modelSettings: { store: false },
  handoffs: [handoff(billing)],
});

await run(triage, 'My bill?');
