import { openai } from '@ai-sdk/openai';
import { generateImage } from 'ai';

export async function retouch(photo: Uint8Array) {
  await generateImage({
    model: openai.imageModel('gpt-image-1'),
    prompt: { text: 'Remove the ruler.', images: [photo] },
  });
  await generateImage({ model: openai.image('dall-e-3'), prompt: 'A ward.' });
}
