import { createOpenAI } from '@ai-sdk/openai';
import { generateText } from 'ai';

const openai = createOpenAI({
  headers: { 'OpenAI-Data-Retention': 'none' },
});

await generateText({
  model: openai.responses('gpt-4o'),
  prompt: 'Hello',
  headers: { 'X-OpenAI-No-Store': 'true', 'X-Request-Id': 'r-1' },
});
