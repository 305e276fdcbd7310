import { generateText, openai } from './llm';

export const ask = (prompt: string) => generateText({ model: openai('gpt-5'), prompt });
