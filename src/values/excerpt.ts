/** Code as a sentence quotes it: in one line, and not much of it. */
import type { Node } from './ast.ts';
import type { SourceModule } from './module.ts';

const MAX_LENGTH = 60;

export function excerptOf({ range }: Node, { text }: SourceModule): string {
  const written = text.slice(...range).replace(/\s+/g, ' ');
  return written.length > MAX_LENGTH ? `${written.slice(0, MAX_LENGTH)}…` : written;
}

export function quoted(text: string): string {
  return `\`${text}\``;
}
