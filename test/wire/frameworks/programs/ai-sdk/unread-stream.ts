import { openai } from '@ai-sdk/openai';
import { streamText } from 'ai';

export function warmUp() {
  streamText({ model: openai.responses('gpt-4o-mini'), prompt: 'ping' });
}
