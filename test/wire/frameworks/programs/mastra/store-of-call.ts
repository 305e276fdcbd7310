import { Agent } from '@mastra/core/agent';

const agent = new Agent({ id: 'a', name: 'A', instructions: 'Help.', model: 'openai/gpt-4o' });

await agent.generate('Hello', { providerOptions: { openai: { store: false } } });
await agent.generate('Hello', { store: false } as any);
await agent.generate('Hello', { modelSettings: { store: false } } as any);
