import { ChatOpenAI } from '@langchain/openai';

const names = [
  'gpt-5.2-pro',
  'gpt-5.4-pro',
  'gpt-5.5-pro',
  'gpt-5.6',
  'gpt-5.6-sol',
  'gpt-5-codex',
  'gpt-5-pro',
  'o1-pro',
  'o3-deep-research',
  'computer-use-preview',
  'gpt-5.5',
];
for (const model of names) await new ChatOpenAI({ model }).invoke('Hello');
