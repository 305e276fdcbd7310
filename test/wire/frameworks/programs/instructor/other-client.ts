import Instructor from '@instructor-ai/instructor';
import OpenAI from 'openai';
import { z } from 'zod';

const Patient = z.object({ name: z.string(), age: z.number() });
const client = Instructor({ client: new OpenAI(), mode: 'TOOLS' });
const other = Instructor({
  client: new OpenAI({ baseURL: 'https://api.groq.com/openai/v1' }),
  mode: 'JSON',
});

export async function extract(content: string) {
  const model = { schema: Patient, name: 'Patient' };
  const messages = [{ role: 'user' as const, content }];
  await client.chat.completions
    .create({ model: 'gpt-4o', messages, response_model: model, store: true, max_retries: 0 })
    .catch(() => undefined);
  await client.chat.completions.create({ model: 'gpt-4o', messages });
  await other.chat.completions
    .create({ model: 'llama', messages, response_model: model, max_retries: 0 })
    .catch(() => undefined);
}
