import { Agent } from '@mastra/core/agent';

const triageAgent = new Agent({
  id: 'triage',
  name: 'Triage',
  instructions: 'Sort what patients write.',
  model: 'openai/gpt-5',
});

export async function triage(text: string) {
  const { text: first } = await triageAgent.generate(text);
  const answer = await triageAgent.stream([{ role: 'user', content: first }]);
  return answer.text;
}
