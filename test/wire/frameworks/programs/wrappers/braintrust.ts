import { wrapOpenAI } from 'braintrust';
import OpenAI from 'openai';

const client = wrapOpenAI(new OpenAI());

await client.chat.completions.create({
  model: 'gpt-4o',
  messages: [{ role: 'user', content: 'Hello' }],
});
