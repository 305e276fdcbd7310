import { openai } from '@ai-sdk/openai';
import { experimental_extract as extract } from 'ai';

export const facts = (note: string) =>
  extract({
    model: openai.extractionModel('gpt-5-mini'),
    state: note,
    fields: { name: { type: 'text', instructions: 'Name of the patient' } },
  });
