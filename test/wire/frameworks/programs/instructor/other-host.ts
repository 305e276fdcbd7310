import Instructor from '@instructor-ai/instructor';
import OpenAI from 'openai';
import { z } from 'zod';

const openai = new OpenAI({ baseURL: 'https://api.together.xyz/v1', apiKey: 'fake' });
const client = Instructor({ client: openai, mode: 'TOOLS' });

await client.chat.completions.create({
  model: 'qwen3',
  messages: [{ role: 'user', content: 'Maria, 34' }],
  response_model: { name: 'Patient', schema: z.object({ name: z.string() }) },
});
