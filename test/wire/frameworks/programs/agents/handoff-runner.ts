import { Agent, Runner } from '@openai/agents';

const billing = new Agent({ name: 'Billing', instructions: 'Bills.', model: 'gpt-4.1' });
const triage = Agent.create({
  name: 'Triage',
  instructions: 'Route.',
  model: 'gpt-4.1',
  handoffs: [billing],
});

await new Runner({ tracingDisabled: true, modelSettings: { store: false } }).run(triage, 'Bill?');
