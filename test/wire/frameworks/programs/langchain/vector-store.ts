import { OpenAIEmbeddings } from '@langchain/openai';
import { MemoryVectorStore } from 'langchain/vectorstores/memory';

const embeddings = new OpenAIEmbeddings({ model: 'text-embedding-3-small' });
const store = await MemoryVectorStore.fromTexts(['Open at eight.'], [{}], embeddings);
const retriever = store.asRetriever(1);

export const find = (question: string) => retriever.invoke(question);
