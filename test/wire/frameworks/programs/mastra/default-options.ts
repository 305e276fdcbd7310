import { Agent } from '@mastra/core/agent';

const careful = new Agent({
  id: 'careful',
  name: 'Careful',
  instructions: 'Answer.',
  model: 'openai/gpt-5',
  defaultOptions: { providerOptions: { openai: { store: false } } },
});

const careless = new Agent({
  id: 'careless',
  name: 'Careless',
  instructions: {
    role: 'system',
    content: 'Answer.',
    providerOptions: { openai: { store: false } },
  },
  model: 'openai/gpt-5',
  defaultGenerateOptions: { providerOptions: { openai: { store: false } } },
} as ConstructorParameters<typeof Agent>[0]);

const computed = new Agent({
  id: 'computed',
  name: 'Computed',
  instructions: 'Answer.',
  model: 'openai/gpt-5',
  defaultOptions: () => ({ providerOptions: { openai: { store: false } } }),
});

export const ask = (text: string) => careful.generate(text);
export const askWithMore = (text: string) =>
  careful.generate(text, { providerOptions: { openai: { reasoningEffort: 'low' } } });
export const askPublicly = async (text: string) => {
  await careful.generate(text, { providerOptions: { openai: { store: true } } });
  await careless.generate(text);
  await computed.generate(text);
};
