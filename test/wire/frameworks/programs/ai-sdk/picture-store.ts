import { openai } from '@ai-sdk/openai';
import * as ai from 'ai';

const generateImage = (ai as any).generateImage ?? (ai as any).experimental_generateImage;

await generateImage({
  model: openai.image('gpt-image-1'),
  prompt: 'A ward',
  providerOptions: { openai: { store: false, quality: 'low' } },
});
