import Instructor from '@instructor-ai/instructor';
import OpenAI from 'openai';
import { z } from 'zod';

const client = Instructor({ client: new OpenAI(), mode: 'TOOLS' });

export const extract = (text: string) =>
  client.chat.completions.create({
    model: 'gpt-4o',
    messages: [{ role: 'user', content: text }],
    response_model: { name: 'Patient', schema: z.object({ name: z.string() }) },
  });
