import { Agent } from './agent';

await new Agent({ model: 'openai/gpt-5' }).generate('Hello');
