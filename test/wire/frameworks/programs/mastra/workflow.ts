import { Agent } from '@mastra/core/agent';
import { createStep, createWorkflow } from '@mastra/core/workflows';
import { z } from 'zod';

const writer = new Agent({
  id: 'writer',
  name: 'Writer',
  instructions: 'Write.',
  model: 'openai/gpt-5',
});

const step = createStep({
  id: 'write',
  inputSchema: z.object({ topic: z.string() }),
  outputSchema: z.object({ text: z.string() }),
  execute: async ({ inputData }) => {
    const { text } = await writer.generate(inputData.topic);
    return { text };
  },
});

const flow = createWorkflow({
  id: 'flow',
  inputSchema: z.object({ topic: z.string() }),
  outputSchema: z.object({ text: z.string() }),
})
  .then(step)
  .commit();

const run = await flow.createRun();
await run.start({ inputData: { topic: 'Hygiene' } });
