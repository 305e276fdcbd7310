import { createOpenRouter } from '@openrouter/ai-sdk-provider';
import { generateText } from 'ai';

const openai = createOpenRouter({ apiKey: process.env.OPENROUTER_API_KEY });

export const ask = (prompt: string) => generateText({ model: openai('openai/gpt-5'), prompt });
