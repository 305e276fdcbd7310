import { ChatOpenAI } from '@langchain/openai';
import { createAgent, tool } from 'langchain';
import { z } from 'zod';

const labs = tool(async ({ patient }) => `labs of ${patient}`, {
  name: 'labs',
  description: 'Lab results',
  schema: z.object({ patient: z.string() }),
});
const agent = createAgent({ model: new ChatOpenAI({ model: 'gpt-4o' }), tools: [labs] });
await agent.invoke({ messages: [{ role: 'user', content: 'Labs of Maria?' }] });
