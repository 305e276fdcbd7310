import { openai } from '@llamaindex/openai';

const llm = openai({ model: 'gpt-4o-mini' });

export const complete = (prompt: string) => llm.complete({ prompt });
