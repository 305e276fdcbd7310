import { ChatOpenAI } from '@langchain/openai';

await new ChatOpenAI({ model: 'gpt-4o', modelKwargs: { store: true } }).invoke('Hello');

await new ChatOpenAI({
  model: 'gpt-4o',
  useResponsesApi: true,
  modelKwargs: { store: false },
}).invoke('Hello');

await new ChatOpenAI({
  model: 'gpt-4o',
  useResponsesApi: true,
  zdrEnabled: true,
  modelKwargs: { store: true },
}).invoke('Hello');
