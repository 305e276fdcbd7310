import { ChatOpenAI } from '@langchain/openai';

const fields = {
  model: 'gpt-5-mini',
  truncation: 'auto',
  include: ['x'],
  text: { verbosity: 'low' },
};
await new ChatOpenAI(fields as any).invoke('Hello');
await new ChatOpenAI({ model: 'o4-mini', reasoning: { effort: 'low' } }).invoke('Hello');
await new ChatOpenAI({ model: 'o4-mini', reasoning: { summary: 'auto' } } as any).invoke('Hello');
