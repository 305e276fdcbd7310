import { Agent } from '@mastra/core/agent';

const models = {
  free: 'openai/gpt-5-nano',
  own: { id: 'vllm/llama', url: 'http://vllm.internal:8000/v1', apiKey: 'none' },
  router: 'openrouter/openai/gpt-5',
} as const;

const agents = Object.fromEntries(
  Object.entries(models).map(([name, model]) => [
    name,
    new Agent({ id: name, name, instructions: 'Answer.', model }),
  ]),
);

export const ask = (plan: keyof typeof models, text: string) => agents[plan]!.generate(text);
