import { OpenAIEmbedding } from '@llamaindex/openai';

await new OpenAIEmbedding().getTextEmbedding('fever');
await new OpenAIEmbedding({ model: 'text-embedding-3-small' }).getTextEmbeddings(['a', 'b']);
