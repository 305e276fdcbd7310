import { ChatOpenAI, OpenAIEmbeddings } from '@langchain/openai';

await new ChatOpenAI({ model: 'gpt-4o' }).invoke('Hello');
await new OpenAIEmbeddings({ model: 'text-embedding-3-small' }).embedQuery('fever');
