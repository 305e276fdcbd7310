import { Agent, OpenAIProvider, Runner } from '@openai/agents';

const runner = new Runner({
  modelProvider: new OpenAIProvider({
    baseURL: 'https://llm.clinic.example/v1',
    apiKey: 'fake',
    useResponses: false,
  }),
});
await runner.run(new Agent({ name: 'A', instructions: 'Help.', model: 'qwen3' }), 'Hello');
