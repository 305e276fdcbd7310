import { OpenAIEmbeddings } from '@langchain/openai';

await new OpenAIEmbeddings().embedDocuments(['fever', 'cough']);
await new OpenAIEmbeddings({ model: 'text-embedding-3-large' }).embedQuery('fever');
