import { generateImage } from 'ai';

export const draw = (prompt: string) => generateImage({ model: 'openai/gpt-image-2', prompt });
