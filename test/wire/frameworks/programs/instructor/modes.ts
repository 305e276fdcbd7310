import Instructor from '@instructor-ai/instructor';
import OpenAI from 'openai';
import { z } from 'zod';

const openai = new OpenAI({ apiKey: process.env.OPENAI_API_KEY });
const response_model = { name: 'Score', schema: z.object({ answer: z.number() }) };
const messages = [{ role: 'user' as const, content: 'Maria, 34' }];

for (const mode of ['FUNCTIONS', 'JSON', 'JSON_SCHEMA'] as const) {
  await Instructor({ client: openai, mode }).chat.completions.create({
    model: 'gpt-4o-mini',
    messages,
    response_model,
    max_retries: 0,
    store: true,
    user: 'u-1',
  } as any);
}
