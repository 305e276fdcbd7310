import { Document, VectorStoreIndex } from 'llamaindex';
import './settings';

export async function ask(question: string) {
  const index = await VectorStoreIndex.fromDocuments([new Document({ text: 'Open at eight.' })]);
  const { message } = await index.asQueryEngine().query({ query: question });
  return message.content;
}
