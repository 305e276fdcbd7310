import { Agent } from '@mastra/core/agent';

const models = {
  free: 'openai/gpt-5-nano',
  own: { id: 'vllm/llama', url: 'http://vllm.internal:8000/v1', apiKey: 'none' },
  router: 'openrouter/openai/gpt-5',
} as const;

const make = (name: keyof typeof models) =>
  new Agent({ id: name, name, instructions: 'Answer.', model: models[name] });

const agents = { free: make('free'), own: make('own'), router: make('router') };

export const ask = (plan: keyof typeof models, text: string) => agents[plan].generate(text);
