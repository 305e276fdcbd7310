import { Agent, run } from '@openai/agents';

const agent = new Agent({ name: 'Private', instructions: 'Help.', model: 'gpt-4.1' });
await run(agent, 'Hello', { tracingDisabled: true } as any);
await run(agent, 'Hello', { tracing: { disabled: true } } as any);
