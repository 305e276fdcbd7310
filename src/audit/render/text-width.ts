/** Text as a terminal shows it: how wide it is, and how it fits into a width. */
import { stripVTControlCharacters } from 'node:util';

const WIDE =
  /\p{Emoji_Presentation}|\ufe0f|[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;
const UNSEEN = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;
const ASCII = /^[\u0020-\u007e]*$/;

/** Most texts are plain, and it takes long to make. */
let graphemes: Intl.Segmenter | null = null;

/** Cells of a terminal: two for what is wide, none for colours and for what has no width. */
export function widthOf(text: string): number {
  const plain = stripVTControlCharacters(text);
  if (ASCII.test(plain)) return plain.length;
  return clustersOf(plain).reduce((sum, cluster) => sum + clusterWidth(cluster), 0);
}

function clustersOf(text: string): string[] {
  graphemes ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return [...graphemes.segment(text)].map(({ segment }) => segment);
}

function clusterWidth(cluster: string): number {
  return WIDE.test(cluster) ? 2 : UNSEEN.test(cluster) ? 0 : 1;
}

export function padded(text: string, width: number): string {
  return `${text}${' '.repeat(Math.max(0, width - widthOf(text)))}`;
}

export function paddedLeft(text: string, width: number): string {
  return `${' '.repeat(Math.max(0, width - widthOf(text)))}${text}`;
}

/** Cuts the middle out of what is too wide. */
export function clipped(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  const clusters = clustersOf(text);
  const half = Math.max(0, width - 1) / 2;
  const tail = taken(clusters.toReversed(), Math.ceil(half)).reverse();
  return `${taken(clusters, Math.floor(half)).join('')}…${tail.join('')}`;
}

/** As many as fit. */
function taken(clusters: readonly string[], width: number): string[] {
  const found: string[] = [];
  let used = 0;
  for (const cluster of clusters) {
    used += clusterWidth(cluster);
    if (used > width) break;
    found.push(cluster);
  }
  return found;
}

/** Leaves out folders in the middle: the first one and the name say most. */
export function shortPath(path: string, width: number): string {
  if (widthOf(path) <= width) return path;
  const [first = '', ...others] = path.split('/');
  for (let index = 1; index < others.length; index += 1) {
    const short = `${first}/…/${others.slice(index).join('/')}`;
    if (widthOf(short) <= width) return short;
  }
  return clipped(others.length > 0 ? `…/${others.at(-1) ?? ''}` : path, width);
}

/** Words on lines of this width, each but the first one behind an indent. A longer word is cut in its middle. */
export function wrapped(text: string, width: number, indent = 0): string {
  if (!Number.isFinite(width)) return text;
  const room = Math.max(MIN_ROOM, width - indent);
  const lines: string[] = [];
  let line = '';
  for (const word of text.match(/\s*\S+/g) ?? []) {
    if (line !== '' && widthOf(line + word) > room) {
      lines.push(line);
      line = '';
    }
    line += line === '' ? clippedWord(word.trimStart(), room) : word;
  }
  return [...lines, line].join(`\n${' '.repeat(indent)}`);
}

/** A narrower column than this shows nothing. */
const MIN_ROOM = 20;

/** What is coloured is left as it is: a cut would take the end of its colour away. */
function clippedWord(word: string, width: number): string {
  return stripVTControlCharacters(word) === word ? clipped(word, width) : word;
}
