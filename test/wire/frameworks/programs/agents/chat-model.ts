import { Agent, OpenAIChatCompletionsModel, Runner } from '@openai/agents';
import OpenAI from 'openai';

const model = new OpenAIChatCompletionsModel(new OpenAI() as any, 'gpt-4.1');
const runner = new Runner({ tracingDisabled: true });

await runner.run(new Agent({ name: 'A', instructions: 'Help.', model }), 'Hello');
await runner.run(
  new Agent({ name: 'B', instructions: 'Help.', model, modelSettings: { store: true } }),
  'Hello',
);
