import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';

interface Options {
  prompt: string;
  keep?: boolean;
}

export async function complete({ prompt, keep = false }: Options) {
  const providerOptions = { openai: { store: keep } };
  return generateText({ model: openai.responses('gpt-4.1'), prompt, providerOptions });
}
