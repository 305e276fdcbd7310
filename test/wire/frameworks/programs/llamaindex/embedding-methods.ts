import { OpenAIEmbedding } from '@llamaindex/openai';

const embed = new OpenAIEmbedding();

await embed.getTextEmbedding('Hello');
await embed.getTextEmbeddings(['Hello', 'Goodbye']);
await embed.getTextEmbeddingsBatch(['Hello']);
await embed.getQueryEmbedding({ type: 'text', text: 'Hello' });
