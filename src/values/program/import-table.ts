/**
 * Which files of the program may import which: a table from the last part of a module specifier to
 * files, small enough for a hundred thousand files and shared by all threads.
 */
import { basename, dirname, extname } from 'node:path';
import { SOURCE_EXTENSIONS } from './disk.ts';

const SPECIFIER = /\b(?:from|import|require)\b\s*\(?\s*(['"])([^'"\n]{1,200})\1/g;

/** Files fit into the lower bits, so that one number holds a pair. */
const FILE_RANGE = 2 ** 21;

/** Every module specifier that a text mentions, each once. */
export function specifiersIn(text: string): string[] {
  const found = new Set<string>();
  for (const match of text.matchAll(SPECIFIER)) found.add(match[2] ?? '');
  return [...found];
}

/** `./lib/upload.js` → `upload`; nothing for `.` and `..`. */
export function keyOfSpecifier(specifier: string): string {
  const last = specifier.slice(specifier.lastIndexOf('/') + 1);
  return last === '.' || last === '..' ? '' : withoutExtension(last);
}

/** The keys under which a file may be imported: by name, or by folder when it is an index. */
export function keysOfFile(filename: string, packageName: string | null): string[] {
  const name = withoutExtension(basename(filename));
  return [
    name,
    ...(name === 'index' ? [basename(dirname(filename)), ''] : []),
    ...(packageName === null ? [] : [keyOfSpecifier(packageName)]),
  ];
}

function withoutExtension(name: string): string {
  const extension = extname(name);
  return SOURCE_EXTENSIONS.includes(extension) ? name.slice(0, -extension.length) : name;
}

/** The pairs that one file adds to the table. */
export function importPairs(specifiers: readonly string[], file: number): number[] {
  const keys = new Set(specifiers.map(keyOfSpecifier));
  return [...keys].map((key) => hash(key) * FILE_RANGE + file);
}

export class ImportTable {
  readonly #pairs: Float64Array;

  constructor(buffer: SharedArrayBuffer) {
    this.#pairs = new Float64Array(buffer);
  }

  static of(pairs: readonly number[]): SharedArrayBuffer {
    const buffer = new SharedArrayBuffer(pairs.length * Float64Array.BYTES_PER_ELEMENT);
    const sorted = new Float64Array(buffer);
    sorted.set(pairs);
    sorted.sort();
    return buffer;
  }

  /** Numbers of the files that import something under one of these keys, in order. */
  filesFor(keys: readonly string[]): number[] {
    const files = new Set<number>();
    for (const key of new Set(keys)) {
      const first = hash(key) * FILE_RANGE;
      for (
        let at = this.#lowerBound(first);
        at < this.#pairs.length && this.#pairs[at]! < first + FILE_RANGE;
        at += 1
      )
        files.add(this.#pairs[at]! - first);
    }
    return [...files].sort((left, right) => left - right);
  }

  #lowerBound(value: number): number {
    let low = 0;
    let high = this.#pairs.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#pairs[middle]! < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** FNV-1a, 32 bits. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value >>> 0;
}
