/** What a request refers to that is kept at OpenAI. */
import { type Call, CONTENT_KEYS, type Part, type Place } from '../calls/index.ts';

export interface Reference {
  at: Place;
  /** where it was put before */
  endpoint: string;
  what: string;
}

const KEYS = [
  { key: 'file_id', endpoint: '/v1/files', what: 'The file of this id' },
  { key: 'file_ids', endpoint: '/v1/files', what: 'Each file of these ids' },
] as const;

export function referencesIn(call: Call): Reference[] {
  return call.itemsUnder(...CONTENT_KEYS, 'tools').flatMap(referencesOf);
}

function referencesOf(item: Part): Reference[] {
  return KEYS.flatMap(({ key, ...to }) => {
    const at = item.get(key).given;
    return at ? [{ at, ...to }] : [];
  });
}
