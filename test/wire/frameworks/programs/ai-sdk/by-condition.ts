import { createAzure } from '@ai-sdk/azure';
import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';

const provider =
  process.env.LLM_VENDOR === 'azure' ? createAzure({ resourceName: 'clinic' }) : openai;

export async function answer(prompt: string, isPrivate: boolean) {
  return generateText({
    model: provider.responses(isPrivate ? 'gpt-4.1' : 'gpt-4.1-mini'),
    prompt,
    ...(isPrivate && { providerOptions: { openai: { store: false } } }),
  });
}
