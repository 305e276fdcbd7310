import { openai } from '@ai-sdk/openai';
import { embed } from 'ai';

await embed({ model: openai.embeddingModel('text-embedding-3-small'), value: 'temperature' });
