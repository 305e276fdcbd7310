import { Agent, Runner } from '@openai/agents';

const translator = new Agent({ name: 'Translator', instructions: 'Translate.', model: 'gpt-4.1' });
const chief = new Agent({
  name: 'Chief',
  instructions: 'Lead.',
  model: 'gpt-4.1',
  modelSettings: { store: false },
  tools: [translator.asTool({ toolName: 'translate', toolDescription: 'Translate' })],
});

await new Runner({ tracingDisabled: true }).run(chief, 'Hello');
await new Runner({ tracingDisabled: true, modelSettings: { store: false } }).run(chief, 'Hello');
