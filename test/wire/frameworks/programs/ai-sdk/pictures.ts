import { openai } from '@ai-sdk/openai';
import * as ai from 'ai';

const generateImage = (ai as any).generateImage ?? (ai as any).experimental_generateImage;

export async function draw(prompt: string) {
  const { image } = await generateImage({ model: openai.image('gpt-image-1'), prompt });
  return image.base64;
}
