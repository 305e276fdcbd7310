import { tool } from '@langchain/core/tools';
import { ChatOpenAI } from '@langchain/openai';
import { z } from 'zod';

const lookup = tool(async ({ id }) => `patient ${id}`, {
  name: 'lookup',
  description: 'Look up a patient',
  schema: z.object({ id: z.string() }),
});

const model = new ChatOpenAI({ model: 'gpt-4o' }).bindTools([lookup]);
const answer = await model.invoke('Who is patient 7?');
console.log(answer.tool_calls);
