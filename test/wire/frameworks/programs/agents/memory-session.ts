import { Agent, MemorySession, run, setTracingDisabled } from '@openai/agents';

setTracingDisabled(true);
const session = new MemorySession();
const agent = new Agent({ name: 'A', instructions: 'Help.', model: 'gpt-4.1' });
await run(agent, 'Hello', { session });
await run(agent, 'And then?', { session });
