import { Agent } from '@mastra/core/agent';

const own = new Agent({
  id: 'a',
  name: 'A',
  instructions: 'Help.',
  model: { id: 'custom/gpt-4o', url: 'https://llm.clinic.example/v1', apiKey: 'fake' },
});
await own.generate('Hello');

const router = new Agent({
  id: 'b',
  name: 'B',
  instructions: 'Help.',
  model: 'openrouter/openai/gpt-5',
});
await router.generate('Hello');
