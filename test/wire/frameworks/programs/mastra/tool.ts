import { Agent } from '@mastra/core/agent';
import { createTool } from '@mastra/core/tools';
import { z } from 'zod';

const labs = createTool({
  id: 'labs',
  description: 'Lab results',
  inputSchema: z.object({ patient: z.string() }),
  execute: async () => ({ result: 'fine' }),
});
const agent = new Agent({
  id: 'lab',
  name: 'Lab',
  instructions: 'Look up.',
  model: 'openai/gpt-4o',
  tools: { labs },
  defaultOptions: { providerOptions: { openai: { store: false } } },
});
await agent.generate('Labs of Maria?');
