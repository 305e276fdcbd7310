import { createReadStream } from 'node:fs';
import { openai } from './openai.js';

/** Uploads the handbook so that answers can cite it. */
export async function uploadHandbook(path: string) {
  const store = await openai.vectorStores.create({ name: 'handbook' });
  await openai.vectorStores.files.uploadAndPoll(store.id, createReadStream(path));
  return store.id;
}

/** Takes an old handbook away again. */
export async function removeHandbook(storeId: string) {
  await openai.vectorStores.delete(storeId);
}
