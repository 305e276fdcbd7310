import { Agent, Runner, tool } from '@openai/agents';
import { z } from 'zod';

const lookup = tool({
  name: 'lookup',
  description: 'Look up',
  parameters: z.object({ id: z.string() }),
  execute: async ({ id }) => id,
});
const runner = new Runner({ tracingDisabled: true, modelSettings: { store: false } });
await runner.run(
  new Agent({ name: 'Private', instructions: 'Help.', model: 'gpt-4.1', tools: [lookup] }),
  'Hello',
);
