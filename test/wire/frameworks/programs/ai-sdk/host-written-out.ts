import { createOpenAI } from '@ai-sdk/openai';
import { generateText } from 'ai';

const openai = createOpenAI({
  baseURL: 'https://eu.api.openai.com/v1',
  organization: 'org-clinic',
  project: 'proj-zdr',
});

await generateText({
  model: openai('gpt-4.1'),
  prompt: 'Hello',
  providerOptions: { openai: { store: false } },
});
