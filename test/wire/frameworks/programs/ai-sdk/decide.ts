import { openai } from '@ai-sdk/openai';
import { experimental_decide as decide } from 'ai';

export const urgent = (complaint: string) =>
  decide({
    model: openai.decisionModel('gpt-5-mini'),
    state: complaint,
    questions: { urgent: { type: 'boolean', instructions: 'Is it urgent?' } },
  });
