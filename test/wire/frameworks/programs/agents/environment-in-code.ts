import { Agent, run } from '@openai/agents';

process.env.OPENAI_AGENTS_DISABLE_TRACING = '1';

await run(new Agent({ name: 'Private', instructions: 'Help.', model: 'gpt-4.1' }), 'Hello');
