import { ChatPromptTemplate } from '@langchain/core/prompts';
import { tool } from '@langchain/core/tools';
import { ChatOpenAI } from '@langchain/openai';
import { AgentExecutor, createToolCallingAgent } from 'langchain/agents';
import { z } from 'zod';

const labs = tool(async ({ patient }) => `labs of ${patient}`, {
  name: 'labs',
  description: 'Lab results',
  schema: z.object({ patient: z.string() }),
});
const llm = new ChatOpenAI({ model: 'gpt-4o', streamUsage: false });
const prompt = ChatPromptTemplate.fromMessages([
  ['human', '{input}'],
  ['placeholder', '{agent_scratchpad}'],
]);
const agent = createToolCallingAgent({ llm, tools: [labs], prompt, streamRunnable: false });
await new AgentExecutor({ agent, tools: [labs] }).invoke({ input: 'Labs of Maria?' });
