import { Agent, Runner, tool } from '@openai/agents';
import { z } from 'zod';

const agent = new Agent({
  name: 'Private',
  instructions: 'Help.',
  model: 'gpt-4.1',
  tools: [
    tool({
      name: 'lookup',
      description: 'Look up',
      parameters: z.object({ id: z.string() }),
      execute: async ({ id }) => id,
    }),
  ],
});
await new Runner({ traceIncludeSensitiveData: false }).run(agent, 'Hello');
