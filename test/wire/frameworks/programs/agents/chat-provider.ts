import { Agent, OpenAIProvider, Runner } from '@openai/agents';

const runner = new Runner({
  modelProvider: new OpenAIProvider({ useResponses: false }),
  tracingDisabled: true,
});
await runner.run(new Agent({ name: 'A', instructions: 'Help.', model: 'gpt-4.1' }), 'Hello');
