import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';

await generateText({
  model: openai.responses('gpt-4.1'),
  prompt: 'Hello',
  providerOptions: {
    openai: {
      store: false,
      include: ['file_search_call.results'],
      maxToolCalls: 3,
      contextManagement: [{ type: 'compaction', compactThreshold: 1000 }],
    },
  },
});
