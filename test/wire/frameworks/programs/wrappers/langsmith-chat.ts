import { wrapOpenAI } from 'langsmith/wrappers';
import OpenAI from 'openai';

const openai = wrapOpenAI(new OpenAI(), { name: 'desk', tags: ['ward'] });
await openai.chat.completions.create({
  model: 'gpt-4o',
  messages: [{ role: 'user', content: 'Hello' }],
  store: true,
});
