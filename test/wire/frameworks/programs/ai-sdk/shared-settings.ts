import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';

const base = {
  model: openai.responses('gpt-4.1'),
  maxRetries: 0,
  providerOptions: { openai: { store: false } },
};

export const summarize = (prompt: string) => generateText({ ...base, prompt });

export const keep = (prompt: string) =>
  generateText({ ...base, prompt, providerOptions: { openai: { user: 'u-1' } } });
