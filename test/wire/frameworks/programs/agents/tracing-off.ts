import { Agent, run, setTracingDisabled } from '@openai/agents';

setTracingDisabled(true);

await run(new Agent({ name: 'Private', instructions: 'Help.', model: 'gpt-4.1' }), 'Hello');
