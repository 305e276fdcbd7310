import { wrapOpenAI } from 'langsmith/wrappers';
import OpenAI from 'openai';

const client = wrapOpenAI(new OpenAI());

await client.responses.create({ model: 'gpt-5', input: 'Hello' });
await client.chat.completions.create({
  model: 'gpt-4o',
  messages: [{ role: 'user', content: 'Hello' }],
  store: true,
});
