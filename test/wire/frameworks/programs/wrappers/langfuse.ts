import { observeOpenAI } from '@langfuse/openai';
import OpenAI from 'openai';

const client = observeOpenAI(new OpenAI(), { generationName: 'ask' });

await client.responses.create({ model: 'gpt-5', input: 'Hello', store: false });
