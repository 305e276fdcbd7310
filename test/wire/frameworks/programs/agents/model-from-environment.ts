import { Agent, run } from '@openai/agents';

await run(new Agent({ name: 'Reception', instructions: 'Answer.' }), 'Hello');
