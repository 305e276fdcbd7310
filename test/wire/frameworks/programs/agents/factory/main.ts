import { Runner } from '@openai/agents';
import { build } from './build';

const runner = new Runner({ tracingDisabled: process.env.TRACES !== 'on' });
await runner.run(build('reception'), 'Hello');
await runner.run(build('archive', { store: true }), 'Hello');
