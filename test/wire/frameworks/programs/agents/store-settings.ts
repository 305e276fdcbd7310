import { Agent, run, Runner } from '@openai/agents';

const quiet = new Runner({ tracingDisabled: true });
const base = { instructions: 'Help.', model: 'gpt-4.1' };

await quiet.run(new Agent({ ...base, name: 'A', modelSettings: { store: false } }), 'Hello');
await quiet.run(new Agent({ ...base, name: 'B', store: false } as any), 'Hello');
await quiet.run(new Agent({ ...base, name: 'C' }), 'Hello', { store: false } as any);
await run(new Agent({ ...base, name: 'D' }), 'Hello', {
  modelSettings: { store: false },
} as any);
