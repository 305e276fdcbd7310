import { openai } from '@ai-sdk/openai';
import { streamText } from 'ai';
import { findNotes } from './lib/search';

export async function POST(request: Request) {
  const { question } = await request.json();
  const notes = await findNotes(question);
  const result = streamText({
    model: openai('gpt-4o-mini'),
    system: `Use only this: ${notes.join('\n')}`,
    prompt: question,
  });
  return result.toTextStreamResponse();
}
