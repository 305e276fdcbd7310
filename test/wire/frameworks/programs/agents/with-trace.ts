import { Agent, Runner, withTrace } from '@openai/agents';

const agent = new Agent({ name: 'Private', instructions: 'Help.', model: 'gpt-4.1' });
const runner = new Runner({ tracingDisabled: true });

await withTrace('Admission of Maria', async () => {
  await runner.run(agent, 'Hello');
  await runner.run(agent, 'And then?');
});
