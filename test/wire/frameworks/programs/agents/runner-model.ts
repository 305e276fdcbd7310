import { Agent, Runner } from '@openai/agents';

const runner = new Runner({ model: 'gpt-4.1-nano', tracingDisabled: true });
await runner.run(new Agent({ name: 'A', instructions: 'Help.' }), 'Hello');
