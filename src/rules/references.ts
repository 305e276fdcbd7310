/** What a request refers to that is kept at OpenAI. */
import { type Call, CONTENT_KEYS, type Part, type Place } from '../calls/index.ts';

export interface Reference {
  at: Place;
  /** where it was put before */
  endpoint: string;
  what: string;
}

const KEYS = [
  { key: 'file_id', endpoint: '/v1/files', what: 'an uploaded file' },
  { key: 'file_ids', endpoint: '/v1/files', what: 'uploaded files' },
  { key: 'vector_store_ids', endpoint: '/v1/vector_stores', what: 'a vector store' },
] as const;

export function referencesIn(call: Call): Reference[] {
  return call.itemsUnder(...CONTENT_KEYS, 'tools').flatMap(referencesOf);
}

function referencesOf(item: Part): Reference[] {
  return KEYS.flatMap(({ key, ...to }) => {
    const at = item.get(key).given;
    // Other tools have a key of this name, which is not sent.
    const isOther = key === 'vector_store_ids' && !item.types.includes('file_search');
    return at && !isOther ? [{ at, ...to }] : [];
  });
}
