import { Agent, run, setTraceProcessors } from '@openai/agents';

setTraceProcessors([]);
await run(new Agent({ name: 'Private', instructions: 'Help.', model: 'gpt-4.1' }), 'Hello');
