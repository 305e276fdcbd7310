import { Agent } from '@mastra/core/agent';
import { Mastra } from '@mastra/core/mastra';

const desk = new Agent({ id: 'desk', name: 'Desk', instructions: 'Help.', model: 'openai/gpt-4o' });
export const mastra = new Mastra({ agents: { desk }, logger: false });

export async function POST(request: Request) {
  const { question } = await request.json();
  const { textStream } = await mastra.getAgent('desk').stream(question);
  let text = '';
  for await (const part of textStream) text += part;
  return new Response(text);
}
