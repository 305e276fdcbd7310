import { Agent, setTracingDisabled, run } from '@openai/agents';

setTracingDisabled(true);
const translator = new Agent({ name: 'Translator', instructions: 'Translate.', model: 'gpt-4.1' });
const translate = translator.asTool({
  toolName: 'translate',
  toolDescription: 'Translate',
  runConfig: { modelSettings: { store: false } },
} as any);
const chief = new Agent({
  name: 'Chief',
  instructions: 'Lead.',
  model: 'gpt-4.1',
  modelSettings: { store: false },
  tools: [translate],
});
await run(chief, 'Hello');
