import { openai } from '@ai-sdk/openai';
import { embed, experimental_generateSpeech as speak } from 'ai';

await embed({ model: openai.textEmbedding('text-embedding-3-small'), value: 'fever' });
await embed({ model: openai.textEmbeddingModel('text-embedding-3-small'), value: 'fever' });
await speak({ model: openai.speech('gpt-4o-mini-tts'), text: 'Hello', voice: 'alloy' });
