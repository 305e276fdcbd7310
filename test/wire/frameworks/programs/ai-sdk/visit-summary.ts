import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';

export async function summarizeVisit(transcript: string): Promise<string> {
  const { text } = await generateText({
    model: openai('gpt-4o'),
    system: 'You summarise visits.',
    prompt: transcript,
  });
  return text;
}
