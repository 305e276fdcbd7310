import { Agent, Runner } from '@openai/agents';
import { z } from 'zod';

const agent = new Agent({
  name: 'Coder',
  instructions: 'Find the codes.',
  model: 'gpt-4.1',
  outputType: z.object({ codes: z.array(z.string()) }),
  modelSettings: { store: false },
});
const runner = new Runner({ tracingDisabled: true });
await runner.run(agent, 'Bronchitis');
