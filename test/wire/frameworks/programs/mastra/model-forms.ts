import { openai, createOpenAI } from '@ai-sdk/openai';
import { Agent } from '@mastra/core/agent';

const base = { instructions: 'Answer.', maxRetries: 0 };
const stateless = createOpenAI({ name: 'stateless' });

const byId = new Agent({ ...base, id: 'a', name: 'A', model: { id: 'openai/gpt-5-mini' } });
const byParts = new Agent({
  ...base,
  id: 'b',
  name: 'B',
  model: { providerId: 'openai', modelId: 'gpt-5-mini' },
});
const byList = new Agent({
  ...base,
  id: 'c',
  name: 'C',
  model: [{ model: 'openai/gpt-5', maxRetries: 1 }, { model: 'openai/gpt-4o' }],
});
const byFunction = new Agent({ ...base, id: 'd', name: 'D', model: () => 'openai/gpt-4o-mini' });
const byAsync = new Agent({
  ...base,
  id: 'e',
  name: 'E',
  model: async ({ requestContext }) =>
    requestContext.get('vip') ? 'openai/gpt-5' : 'openai/gpt-5-mini',
});
const bySdk = new Agent({ ...base, id: 'f', name: 'F', model: openai('gpt-5') });
const byChat = new Agent({ ...base, id: 'g', name: 'G', model: openai.chat('gpt-4o') });
const byProvider = new Agent({ ...base, id: 'h', name: 'H', model: stateless('gpt-5') });

await byId.generate('Hello');
await byParts.generate('Hello');
await byList.generate('Hello');
await byFunction.generate('Hello');
await byAsync.generate('Hello');
await bySdk.generate('Hello');
await byChat.generate('Hello');
await byProvider.generate('Hello');
