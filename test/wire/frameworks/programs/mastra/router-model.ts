import { Agent } from '@mastra/core/agent';

const agent = new Agent({
  id: 'desk',
  name: 'Desk',
  instructions: 'Answer patients.',
  model: 'openai/gpt-4o',
});

export const answer = async (question: string) => (await agent.generate(question)).text;
