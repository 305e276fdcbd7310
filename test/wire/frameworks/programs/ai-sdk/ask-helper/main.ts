import { openai } from '@ai-sdk/openai';
import { ask } from './lib/ask';

export const secretary = (letter: string) =>
  ask(openai('gpt-4.1'), letter, { providerOptions: { openai: { store: false } } });

export const translator = (letter: string) => ask(openai.chat('gpt-4.1'), letter);
