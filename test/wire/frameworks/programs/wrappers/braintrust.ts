import { wrapOpenAI } from 'braintrust';
import OpenAI from 'openai';

const openai = wrapOpenAI(new OpenAI());
await openai.responses.create({ model: 'gpt-4o', input: 'Hello' });
await openai.chat.completions.create({
  model: 'gpt-4o',
  messages: [{ role: 'user', content: 'Hello' }],
});
