import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';

await generateText({
  model: openai.responses('gpt-4o'),
  prompt: 'News?',
  tools: { web_search_preview: openai.tools.webSearchPreview() },
});
await generateText({
  model: openai.chat('gpt-4o'),
  prompt: 'News?',
  tools: { web_search_preview: openai.tools.webSearchPreview() },
});
