import { openai } from '@ai-sdk/openai';
import { cosineSimilarity, embed, embedMany } from 'ai';

const notes = ['fever', 'cough'];
const { embeddings } = await embedMany({
  model: openai.embedding('text-embedding-3-small'),
  values: notes,
});
const { embedding } = await embed({
  model: openai.textEmbeddingModel('text-embedding-3-large'),
  value: 'temperature',
  providerOptions: { openai: { store: false, dimensions: 2 } },
});
console.log(embeddings.map((item) => cosineSimilarity(item, embedding)));
