import { Agent, run } from '@openai/agents';

await run(new Agent({ name: 'Private', instructions: 'Help.', model: 'gpt-4.1' }), 'Hello');
