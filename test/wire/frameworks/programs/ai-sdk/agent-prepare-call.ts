import { openai } from '@ai-sdk/openai';
import { ToolLoopAgent } from 'ai';

const agent = new ToolLoopAgent({
  model: openai('gpt-4o'),
  prepareCall: (options) => ({
    ...options,
    providerOptions: { openai: { store: false } },
  }),
});

await agent.generate({ prompt: 'Hello' });
