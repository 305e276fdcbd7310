import { Agent, run } from './agents';

export const ask = (text: string) => run(new Agent({ name: 'A' }), text);
