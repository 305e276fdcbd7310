import { Agent, Runner } from '@openai/agents';

const runner = new Runner({
  workflowName: 'admission',
  groupId: 'patient-17',
  traceMetadata: { patient: 'Maria' },
  modelSettings: { store: false },
});
await runner.run(new Agent({ name: 'A', instructions: 'Help.', model: 'gpt-4.1' }), 'Hello');
