import { openai } from '@ai-sdk/openai';
import { Experimental_Agent as Agent, tool } from 'ai';
import { z } from 'zod';

const weather = tool({
  description: 'Weather of a city',
  inputSchema: z.object({ city: z.string() }),
  execute: async ({ city }) => `Sun in ${city}`,
});

const agent = new Agent({
  model: openai('gpt-4o'),
  tools: { weather },
  providerOptions: { openai: { store: false } },
});

await agent.generate({ prompt: 'Hello' });
await agent.generate({ prompt: 'Hello', providerOptions: { openai: { user: 'u-1' } } });
