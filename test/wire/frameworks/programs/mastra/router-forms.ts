import { Agent } from '@mastra/core/agent';

const models: any[] = [
  { id: 'openai/gpt-4o' },
  { providerId: 'openai', modelId: 'gpt-4o-mini' },
  [{ model: 'openai/gpt-4.1', maxRetries: 0 }],
  () => 'openai/gpt-4.1-mini',
];
for (const [index, model] of models.entries()) {
  const agent = new Agent({ id: `a-${index}`, name: 'A', instructions: 'Help.', model });
  await agent.generate('Hello');
}
