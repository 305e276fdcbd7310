import { Agent, run, tool } from '@openai/agents';
import { z } from 'zod';

const labs = tool({
  name: 'labs',
  description: 'Lab results of a patient',
  parameters: z.object({ patient: z.string() }),
  execute: async ({ patient }) => `labs of ${patient}`,
});
const agent = new Agent({ name: 'Lab', instructions: 'Look up.', model: 'gpt-4.1', tools: [labs] });

await run(agent, 'Labs of Maria?');
