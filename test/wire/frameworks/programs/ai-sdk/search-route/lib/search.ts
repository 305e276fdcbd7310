import { openai } from '@ai-sdk/openai';
import { embed } from 'ai';

const notes = [{ text: 'Open at eight.', vector: [1, 0] }];

export async function findNotes(question: string) {
  const { embedding } = await embed({
    model: openai.textEmbeddingModel('text-embedding-3-small'),
    value: question,
  });
  return notes.filter(({ vector }) => vector[0]! * embedding[0]! >= 0).map(({ text }) => text);
}
