/** Code as a sentence quotes it: in one line, and not much of it. */
import type { Node } from './ast.ts';
import type { SourceModule } from './module.ts';

const MAX_LENGTH = 60;

export function excerptOf({ range }: Node, { text }: SourceModule): string {
  const written = text.slice(...range).replace(/\s+/g, ' ');
  return cutAfter(written, MAX_LENGTH);
}

/** The beginning of a long text, never half of a character. */
export function cutAfter(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text.slice(0, length).replace(/[\ud800-\udbff]$/, '')}…`;
}

export function quoted(text: string): string {
  return `\`${text}\``;
}
