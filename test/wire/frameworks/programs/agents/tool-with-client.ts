import { Agent, run, setTracingDisabled, tool } from '@openai/agents';
import OpenAI from 'openai';
import { z } from 'zod';

setTracingDisabled(true);
const client = new OpenAI();
const embed = tool({
  name: 'embed',
  description: 'Embed a text',
  parameters: z.object({ text: z.string() }),
  execute: async ({ text }) => {
    await client.embeddings.create({ model: 'text-embedding-3-small', input: text });
    return 'done';
  },
});
await run(
  new Agent({ name: 'A', instructions: 'Help.', model: 'gpt-4.1', tools: [embed] }),
  'Hello',
);
