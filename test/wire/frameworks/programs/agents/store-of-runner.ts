import { Agent, Runner } from '@openai/agents';

const runner = new Runner({ tracingDisabled: true, modelSettings: { store: false } });
const base = { instructions: 'Help.', model: 'gpt-4.1' };

await runner.run(new Agent({ ...base, name: 'A' }), 'Hello');
await runner.run(new Agent({ ...base, name: 'B', modelSettings: { temperature: 0 } }), 'Hello');
await runner.run(new Agent({ ...base, name: 'C', modelSettings: { store: true } }), 'Hello');
