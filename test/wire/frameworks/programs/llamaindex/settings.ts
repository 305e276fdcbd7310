import { OpenAI, OpenAIEmbedding } from '@llamaindex/openai';
import { Document, Settings, VectorStoreIndex } from 'llamaindex';

Settings.llm = new OpenAI({ model: 'gpt-4o-mini' });
Settings.embedModel = new OpenAIEmbedding({ model: 'text-embedding-3-small' });

const index = await VectorStoreIndex.fromDocuments([
  new Document({ text: 'Visits are from 2 to 6.' }),
]);
const engine = index.asQueryEngine();
await engine.query({ query: 'When are visits?' });
const chat = index.asChatEngine();
await chat.chat({ message: 'When are visits?' });
const retriever = index.asRetriever();
await retriever.retrieve({ query: 'When?' });
await Settings.llm.complete({ prompt: 'Hello' });
await Settings.embedModel.getTextEmbedding('Hello');
