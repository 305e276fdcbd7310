import { generateText } from 'ai';
import { MODELS, privacy, type ModelName } from '@/lib/models';

export async function complete(name: ModelName, prompt: string) {
  const { text } = await generateText({ model: MODELS[name], prompt, providerOptions: privacy });
  return text;
}

await generateText({ model: MODELS.smart, prompt: 'Hello' });
