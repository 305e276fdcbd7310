import { ChatOpenAI } from '@langchain/openai';

const model = new ChatOpenAI({ model: 'gpt-4o' }).withFallbacks([
  new ChatOpenAI({ model: 'gpt-4o-mini' }),
]);
await model.withRetry({ stopAfterAttempt: 1 }).invoke('Hello');
