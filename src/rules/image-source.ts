/** Where the data of an image or a file in a request comes from. */
import type { Part } from '../calls/index.ts';

export type Kind = 'file-id' | 'remote' | 'inline' | 'unknown';

export interface Source {
  kind: Kind;
  /** of a remote one */
  host: string;
}

export const KINDS: Kind[] = ['file-id', 'remote', 'inline', 'unknown'];

/** Objects inside a part that may say it; the part itself comes last. */
const WITHIN = [['image_url'], ['file'], ['image_file'], ['image'], []] as const;
const URLS = [
  ['image_url'],
  ['image_url', 'url'],
  ['file_url'],
  ['image'],
  ['image', 'url'],
] as const;

export function sourceOf(part: Part): Source {
  const has = (key: string): boolean =>
    WITHIN.some((path) => part.get(...path, key).given !== null);
  if (has('file_id') || part.get('image', 'id').given) return { kind: 'file-id', host: '' };
  const sources = URLS.flatMap((path) => part.patterns(...path)).map(sourceOfUrl);
  const remote = sources.find(({ kind }) => kind === 'remote');
  if (remote) return remote;
  const isInline = sources.some(({ kind }) => kind === 'inline') || has('file_data');
  return { kind: isInline ? 'inline' : 'unknown', host: '' };
}

function sourceOfUrl(url: string): Source {
  const host = /^https?:\/\/([^/{}]+)/i.exec(url)?.[1];
  if (host !== undefined) return { kind: 'remote', host };
  return { kind: url.startsWith('data:') ? 'inline' : 'unknown', host: '' };
}
