import { observeOpenAI } from '@langfuse/openai';
import OpenAI from 'openai';

const openai = observeOpenAI(new OpenAI(), { generationName: 'desk' });
await openai.chat.completions.create({
  model: 'gpt-4o',
  messages: [{ role: 'user', content: 'Hello' }],
});
await observeOpenAI(new OpenAI()).responses.create({
  model: 'gpt-4o',
  input: 'Hello',
  store: false,
});
