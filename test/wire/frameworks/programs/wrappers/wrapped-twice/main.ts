import { observeOpenAI } from '@langfuse/openai';
import { openai } from './client';

const client = observeOpenAI(openai);
await client.responses.create({ model: 'gpt-4o', input: 'Hello', store: false });
