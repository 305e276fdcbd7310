import { Agent } from '@mastra/core/agent';

const agent = new Agent({ id: 'a', name: 'A', instructions: 'Answer.', model: 'openai/gpt-5' });
const stateless = { providerOptions: { openai: { store: false } } };

export async function ask(text: string) {
  await agent.generate(text, { providerOptions: { openai: { store: false } } });
  await agent.generate(text, stateless);
  await agent.stream(text, { ...stateless, maxSteps: 2 });
  await agent.generate(text, { providerOptions: { openai: { store: true } } });
  await agent.generate(text, {
    providerOptions: { openai: { previousResponseId: 'resp_1', user: 'u' } },
  });
  await agent.generate(text, { store: false } as object);
  await agent.generate(text, { modelSettings: { store: false } as object });
  await agent.generate(text, { providerOptions: { mastra: { store: false } } });
}
