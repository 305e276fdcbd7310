import { Agent, Runner } from '@openai/agents';
import { z } from 'zod';

const runner = new Runner({ tracingDisabled: true });
const judge = new Agent({
  name: 'Judge',
  instructions: 'Is it about health?',
  model: 'gpt-4.1-mini',
  outputType: z.object({ isHealth: z.boolean() }),
});
const agent = new Agent({
  name: 'Doctor',
  instructions: 'Help.',
  model: 'gpt-4.1',
  modelSettings: { store: false },
  inputGuardrails: [
    {
      name: 'health',
      execute: async ({ input }) => {
        const { finalOutput } = await runner.run(judge, input);
        return { outputInfo: finalOutput, tripwireTriggered: false };
      },
    },
  ],
});
await runner.run(agent, 'I cough.');
