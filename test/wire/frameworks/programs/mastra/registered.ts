import { Mastra } from '@mastra/core';
import { Agent } from '@mastra/core/agent';

const supportAgent = new Agent({
  id: 'support',
  name: 'Support',
  instructions: 'Help.',
  model: 'openai/gpt-5-mini',
});

export const mastra = new Mastra({ agents: { supportAgent }, logger: false });

export async function handle(text: string) {
  const agent = mastra.getAgent('supportAgent');
  await agent.generate(text);
  await mastra.getAgentById('support').generate(text);
}
