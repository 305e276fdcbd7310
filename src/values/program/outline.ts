/**
 * What a file imports, hands on and declares, told by its text: most files of a program must not be parsed to know
 * that nothing comes from them. One outline of a file is made, whoever asks.
 */
import { identityOf, readText, statOf } from './disk.ts';
import { forgottenWithSources } from './forget.ts';
import { type HandedOn, handedOn } from './handed-on.ts';
import { type Link, importsIn, withoutImports, withoutRequires } from './import-clauses.ts';
import { specifiersIn } from './import-table.ts';
import { type Statements, statementsIn } from './statements.ts';

const WRITTEN = /\.([\w$]+)\s*(?:\?\?|\|\||&&)?=(?![=>])/g;

export function keysWrittenIn(text: string): string[] {
  return [...text.matchAll(WRITTEN)].map(([, name = '']) => name);
}

/** Each part is worked out when somebody asks for it. */
export class Outline {
  readonly text: string;
  #specifiers: readonly string[] | null = null;
  #imports: ReadonlyMap<string, Link> | null = null;
  #rest: string | null = null;
  #body: string | null = null;
  #handedOn: HandedOn | null = null;
  #statements: Statements | null = null;
  #keysWritten: ReadonlySet<string> | null = null;

  constructor(text: string) {
    this.text = text;
  }

  /** Every module specifier that it mentions, each once. */
  get specifiers(): readonly string[] {
    return (this.#specifiers ??= specifiersIn(this.text));
  }

  /** By local name. */
  get imports(): ReadonlyMap<string, Link> {
    return (this.#imports ??= importsIn(this.text));
  }

  /** All but the imports. */
  get rest(): string {
    return (this.#rest ??= withoutImports(this.text));
  }

  /** What it does with what it has: where something that is imported gets a name, nothing happens to that. */
  get body(): string {
    return (this.#body ??= withoutRequires(this.rest));
  }

  get handedOn(): HandedOn {
    return (this.#handedOn ??= handedOn(this.text));
  }

  get statements(): Statements {
    return (this.#statements ??= statementsIn(this.text, this.imports));
  }

  /** Names of members that it writes: `x.name = …` */
  get keysWritten(): ReadonlySet<string> {
    return (this.#keysWritten ??= new Set(keysWrittenIn(this.text)));
  }
}

/** Larger files are bundles. */
const MAX_CHARACTERS = 512 * 1024;
/** of all that are kept, those made last */
const MAX_KEPT = 16 * 1024 * 1024;
const MAX_FILES = 2000;
const LEFT = 0.75;

interface Kept {
  /** as the file was then; `null` where nobody has asked since */
  identity: string | null;
  outline: Outline;
}

const outlines = new Map<string, Kept>();
/** what has been looked at since files may last have changed */
const current = new Map<string, Outline | null>();
let keptCharacters = 0;

forgottenWithSources(current);

/** `null` for a file that cannot be read, or is too large to look through. */
export function outlineOf(filename: string): Outline | null {
  const known = current.get(filename);
  if (known !== undefined) return known;
  const outline = outlineNow(filename);
  current.set(filename, outline);
  return outline;
}

/** Of a file that somebody has looked at since files may last have changed. */
export function outlineKnown(filename: string): Outline | null {
  return current.get(filename) ?? null;
}

/** Of a text that stands in a file, or will once it is saved. */
export function outlineFor(filename: string, text: string): Outline {
  const known = current.get(filename);
  if (known?.text === text) return known;
  return last.text === text ? last : (last = new Outline(text));
}

let last = new Outline('');

/** Of a text that has just been read from its file: others may ask for it soon. */
export function outlineRead(filename: string, text: string): Outline {
  const outline = outlineFor(filename, text);
  if (text.length > MAX_CHARACTERS || current.get(filename) === outline) return outline;
  keep(filename, { identity: null, outline });
  current.set(filename, outline);
  return outline;
}

function outlineNow(filename: string): Outline | null {
  const stats = statOf(filename);
  if (!stats || stats.size > MAX_CHARACTERS) return null;
  const identity = identityOf(stats);
  const before = outlines.get(filename);
  if (before?.identity === identity) return before.outline;
  const text = readText(filename, undefined, stats);
  if (text === null) return null;
  const outline = new Outline(text);
  keep(filename, { identity, outline });
  return outline;
}

function keep(filename: string, kept: Kept): void {
  drop(filename);
  outlines.set(filename, kept);
  keptCharacters += kept.outline.text.length;
  if (keptCharacters <= MAX_KEPT && outlines.size <= MAX_FILES) return;
  // Many at once: to find the oldest takes the longer, the more have been dropped.
  for (const [name] of outlines) {
    if (keptCharacters <= MAX_KEPT * LEFT && outlines.size <= MAX_FILES * LEFT) return;
    drop(name);
  }
}

function drop(filename: string): void {
  const kept = outlines.get(filename);
  if (!kept) return;
  outlines.delete(filename);
  current.delete(filename);
  keptCharacters -= kept.outline.text.length;
}
