import { Agent, run } from '@openai/agents';

const agent = new Agent({ name: 'Reception', instructions: 'Answer patients.' });

export async function answer(question: string) {
  const result = await run(agent, question);
  return result.finalOutput;
}
