import Instructor from '@instructor-ai/instructor';
import OpenAI from 'openai';

const client = Instructor({ client: new OpenAI(), mode: 'TOOLS' });
await client.chat.completions.create({
  model: 'gpt-4o',
  messages: [{ role: 'user', content: 'Hello' }],
});
