import { ChatOpenAI } from '@langchain/openai';
import { createAgent } from 'langchain';

const agent = createAgent({
  model: new ChatOpenAI({ model: 'gpt-5.2-pro', zdrEnabled: true }),
  tools: [{ type: 'web_search' }] as any,
  systemPrompt: 'Be brief.',
});

export async function POST(request: Request) {
  const { question } = await request.json();
  const { messages } = await agent.invoke({ messages: [{ role: 'user', content: question }] });
  return Response.json(messages.at(-1)?.content);
}
