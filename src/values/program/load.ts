/** Other files of the program, each read once for as long as it stays what it is. */
import { isAbsolute } from 'node:path';
import { SourceModule } from '../module.ts';
import { identityOf, readWithin, statOf } from './disk.ts';
import { forgottenWithSources } from './forget.ts';
import { parserProblem } from './native.ts';
import { ParseFailure, parseSource } from './parse.ts';
import { nativeResolve, resolveModule } from './resolve.ts';

interface CachedFile {
  identity: string;
  module: SourceModule | null;
  failure: string | null;
  characters: number;
  /** the turn in which it was asked for last */
  askedIn: number;
}

const MAX_FILES = 5000;
/** A syntax tree takes some fifty times as much memory, and the garbage collector goes through all that is kept. */
const MAX_CHARACTERS = 1024 * 1024;
const LEFT = 0.5;
const cache = new Map<string, CachedFile>();
/** what has been looked at since files may last have changed */
const current = new Map<string, CachedFile | null>();

forgottenWithSources(current);

/** The module in a file, parsed again when the file has changed; `null` when it cannot be read or parsed. */
export function loadFile(filename: string): SourceModule | null {
  return readFile(filename)?.module ?? null;
}

let turn = 0;
let characters = 0;

/** Between two analyses: where too much is kept, what the last one did not ask for goes, the oldest first. */
export function forgetUnusedFiles(): void {
  const last = turn;
  turn += 1;
  if (characters <= MAX_CHARACTERS) return;
  const oldest = [...cache].sort(([, left], [, right]) => left.askedIn - right.askedIn);
  for (const [filename, file] of oldest) {
    if (characters <= MAX_CHARACTERS * LEFT || file.askedIn === last) return;
    cache.delete(filename);
    current.delete(filename);
    characters -= file.characters;
  }
}

function readFile(filename: string): CachedFile | null {
  let file = current.get(filename);
  if (file === undefined) current.set(filename, (file = readNow(filename)));
  if (file) file.askedIn = turn;
  return file;
}

function readNow(filename: string): CachedFile | null {
  const stats = statOf(filename);
  if (!stats) return null;
  const known = cache.get(filename);
  const identity = identityOf(stats);
  if (known?.identity === identity) return known;
  const file: CachedFile = { identity, module: null, failure: null, characters: 0, askedIn: turn };
  try {
    const text = readWithin(filename, undefined, stats);
    file.characters = text.length;
    file.module = parseSource(filename, text);
  } catch (error) {
    // An unreadable or broken import leaves the value unknown; it is not this file's fault.
    file.failure = failureIn(error);
  }
  if (cache.size > MAX_FILES) {
    cache.clear();
    current.clear();
    characters = 0;
  }
  cache.set(filename, file);
  characters += file.characters - (known?.characters ?? 0);
  return file;
}

function failureIn(error: unknown): string {
  const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  if (error instanceof RangeError) return reason;
  return error instanceof ParseFailure ? `cannot be parsed (${reason})` : 'cannot be read';
}

/** Why a specifier that means a file of the program gives nothing; `null` when it gives a module, or data. */
export function whyUnread(specifier: string, from: string): string | null {
  if (!isAbsolute(from)) return null;
  const resolution = resolveModule(specifier, from);
  if (resolution.kind === 'package' && isData(specifier)) return null;
  const problem = parserProblem();
  if (problem !== null) return `is not followed: ${problem.what}`;
  if (resolution.kind === 'package')
    return nativeResolve(specifier, from) === null ? 'leads to no file' : null;
  const file = readFile(resolution.filename);
  return file?.module ? null : (file?.failure ?? 'cannot be read');
}

/** What holds no code, or what only a bundler makes of it. */
function isData(specifier: string): boolean {
  return /[?!]|\.(?:json5?|css|s[ac]ss|less|svg|png|jpe?g|gif|webp|avif|ico|txt|mdx?|html?|wasm|node|g(?:raph)?ql|ya?ml|toml|csv|sql|proto|pdf|mp[34]|woff2?)$/i.test(
    specifier,
  );
}
