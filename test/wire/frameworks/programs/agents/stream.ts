import { Agent, run } from '@openai/agents';

const agent = new Agent({ name: 'Reception', instructions: 'Answer.', model: 'gpt-4.1' });

export async function POST(request: Request) {
  const { question } = await request.json();
  const stream = await run(agent, question, { stream: true });
  let text = '';
  for await (const part of stream.toTextStream()) text += part;
  await stream.completed;
  return new Response(text);
}
