import { Agent, run, setTracingDisabled } from '@openai/agents';

const agent = new Agent({ name: 'Private', instructions: 'Help.', model: 'gpt-4.1' });
setTracingDisabled(true);
await run(agent, 'Hello');
setTracingDisabled(false);
await run(agent, 'Hello');
