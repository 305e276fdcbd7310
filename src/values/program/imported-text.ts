/**
 * Whether what a file imports is made of something that tells, such as an address. Asked of the texts
 * alone: most files import nothing of interest, and must not be parsed to know it.
 */
import { builtinModules } from 'node:module';
import { autoImportsOf } from './auto-imports.ts';
import { identityOf, readText, statOf } from './disk.ts';
import { forgottenWithSources } from './forget.ts';
import { handedOn } from './glimpse.ts';
import { isPath, resolveModule } from './resolve.ts';
import { type Statements, statementsIn } from './statements.ts';
import { isInstalledPackage } from './workspaces.ts';

/** Files between the one that imports and the one that tells, besides those that only hand on. */
const MAX_BETWEEN = 2;
/** one file hands on what another one hands on */
const MAX_HANDED_ON = 100;
/** Their outlines are kept. Files that are asked about one after the other mostly import the same ones. */
const MAX_FILES = 5000;
/** Larger files are bundles. */
const MAX_CHARACTERS = 512 * 1024;

/** `name`: an export, or `*` for all of them. */
export interface Link {
  source: string;
  name: string;
}

interface Outline {
  identity: string;
  /** local name → what it is an import of */
  imports: ReadonlyMap<string, Link>;
  /** exported name → where it comes from */
  from: ReadonlyMap<string, Link>;
  /** `export * from` */
  all: readonly string[];
  statements: Statements;
  /** some statement does */
  tells: boolean;
}

/** Where an export is made: by statements of a file, or beyond what a file hands on. */
type Origin = { filename: string; name: string } | { from: string; link: Link };

/** What tells: a package that is imported, or the text of a statement. */
export interface Telling {
  source: (specifier: string) => boolean;
  text: (text: string) => boolean;
  /** imports of types lead somewhere too */
  withTypes?: boolean;
}

let generation = 0;

forgottenWithSources({
  clear: () => {
    generation += 1;
  },
});

export class ImportedText {
  readonly #telling: Telling;
  readonly #outlines = new Map<string, Outline>();
  #current = new Map<string, Outline | null>();
  #answers = new Map<string, boolean>();
  #exports = new Map<string, ReadonlyMap<string, Origin>>();
  #generation = generation;

  constructor(telling: Telling) {
    this.#telling = telling;
  }

  /** `filename`: where `text` stands. */
  reaches(filename: string, text: string): boolean {
    this.#refresh();
    return [...this.#importsIn(text).values(), ...unwrittenImports(text, filename)].some((link) =>
      this.#leads(link, filename, MAX_BETWEEN),
    );
  }

  /** Files that make something that a file imports, in a statement of which `isWanted` holds or with one. */
  makersOf(filename: string, text: string, isWanted: (text: string) => boolean): Set<string> {
    this.#refresh();
    const found = new Set<string>();
    for (const link of this.#importsIn(text).values()) {
      const maker = this.makerOf(link, filename);
      const outline = maker && !found.has(maker.filename) && this.#outlineOf(maker.filename);
      if (!maker || !outline) continue;
      const { statements } = outline;
      if (together(statements, maker.name).some((item) => isWanted(statements.textOf(item))))
        found.add(maker.filename);
    }
    return found;
  }

  /** The export that an import of a file stands for, behind all that only hands it on. */
  makerOf(
    { source, name }: Link,
    from: string,
    steps = 0,
  ): { filename: string; name: string } | null {
    const filename = targetOf(source, from);
    if (filename === null || steps > MAX_HANDED_ON) return null;
    const origin = this.#exportsOf(filename).get(name);
    return origin && 'link' in origin
      ? this.makerOf(origin.link, origin.from, steps + 1)
      : (origin ?? { filename, name });
  }

  #leads({ source, name }: Link, from: string, between: number): boolean {
    if (this.#telling.source(source)) return true;
    const filename = targetOf(source, from);
    if (filename === null) return false;
    const question = `${filename}\0${name}\0${String(between)}`;
    const known = this.#answers.get(question);
    if (known !== undefined) return known;
    // While it is looked for, it is not asked for again.
    this.#answers.set(question, false);
    const answer = this.#gives(filename, name, between);
    this.#answers.set(question, answer);
    return answer;
  }

  #gives(filename: string, name: string, between: number): boolean {
    const table = this.#exportsOf(filename);
    if (name === '*')
      return (
        this.#makes({ filename, name }, between) ||
        [...table.values()].some((origin) => this.#makes(origin, between))
      );
    return this.#makes(table.get(name) ?? { filename, name }, between);
  }

  #makes(origin: Origin, between: number): boolean {
    if ('link' in origin) return this.#leads(origin.link, origin.from, between);
    const outline = this.#outlineOf(origin.filename);
    return (
      outline !== null &&
      this.#isMadeOf(origin.filename, outline, outline.statements.of(origin.name), between)
    );
  }

  /** Everything that a file exports, also what it hands on. */
  #exportsOf(filename: string): ReadonlyMap<string, Origin> {
    const known = this.#exports.get(filename);
    if (known) return known;
    const found = new Map<string, Origin>();
    this.#exports.set(filename, found);
    const outline = this.#outlineOf(filename);
    for (const source of outline?.all ?? []) {
      const target = targetOf(source, filename);
      for (const [name, origin] of target === null ? [] : this.#exportsOf(target))
        if (name !== 'default') found.set(name, origin);
    }
    for (const [name, link] of outline?.from ?? []) found.set(name, { from: filename, link });
    for (const name of outline?.statements.exported ?? []) {
      const link = outline?.imports.get(outline.statements.localOf(name));
      found.set(name, link ? { from: filename, link } : { filename, name });
    }
    return found;
  }

  /** Statements, and all that they name: other statements, and imports. */
  #isMadeOf(
    filename: string,
    { statements, imports, tells }: Outline,
    first: readonly number[],
    between: number,
  ): boolean {
    const seen = new Set(first);
    for (const statement of seen) {
      if (tells && this.#telling.text(statements.textOf(statement))) return true;
      for (const name of statements.namesIn(statement)) {
        const link = imports.get(name);
        if (link && (between > 0 || this.#telling.source(link.source))) {
          if (this.#leads(link, filename, between - 1)) return true;
        } else for (const further of statements.declaring(name)) seen.add(further);
      }
    }
    return false;
  }

  #importsIn(text: string): Map<string, Link> {
    return importsIn(text, this.#telling.withTypes);
  }

  /** Before a question, never within one: what is looked for already is known by what is kept. */
  #refresh(): void {
    if (this.#outlines.size > MAX_FILES) this.#outlines.clear();
    if (this.#generation === generation && this.#current.size <= MAX_FILES) return;
    this.#generation = generation;
    this.#current = new Map();
    this.#answers = new Map();
    this.#exports = new Map();
  }

  #outlineOf(filename: string): Outline | null {
    const known = this.#current.get(filename);
    if (known !== undefined) return known;
    const outline = this.#outlineNow(filename);
    if (outline) this.#outlines.set(filename, outline);
    this.#current.set(filename, outline);
    return outline;
  }

  #outlineNow(filename: string): Outline | null {
    const stats = statOf(filename);
    if (!stats || stats.size > MAX_CHARACTERS) return null;
    const identity = identityOf(stats);
    const before = this.#outlines.get(filename);
    if (before?.identity === identity) return before;
    const text = readText(filename);
    return text === null
      ? null
      : {
          identity,
          imports: this.#importsIn(text),
          statements: statementsIn(text, this.#telling.withTypes),
          tells: this.#telling.text(text),
          ...handedOn(text),
        };
  }
}

/** The statements that make an export, and those of the same file that they name. */
function together(statements: Statements, exported: string): number[] {
  const found = new Set(statements.of(exported));
  for (const statement of found)
    for (const name of statements.namesIn(statement))
      for (const further of statements.declaring(name)) found.add(further);
  return [...found];
}

const IMPORT = /\bimport\s+(?!type\b)([^'"`;()=]{1,4000}?)\s*\bfrom\s*(['"])([^'"\n]{1,200})\2/g;
const ANY_IMPORT = /\bimport\s+([^'"`;()=]{1,4000}?)\s*\bfrom\s*(['"])([^'"\n]{1,200})\2/g;
const WHOLE = /\b(?:import|require)\s*\(\s*(['"])([^'"\n]{1,200})\1/g;
/** What stands before that. */
const BOUND = /\b(?:const|let|var)\s+([\w$]+|\{[^{}]*\})\s*=\s*(?:await\s+)?$/;
const MAX_PATTERN = 400;

/** What a text imports, by local name; types only where they are asked for. */
export function importsIn(text: string, withTypes = false): Map<string, Link> {
  const found = new Map<string, Link>();
  for (const [, clause = '', , source = ''] of text.matchAll(withTypes ? ANY_IMPORT : IMPORT))
    for (const [local, name] of namesIn(withTypes ? withoutType(clause) : clause))
      found.set(local, { source, name });
  for (const { 0: whole, 2: source = '', index } of text.matchAll(WHOLE)) {
    const [, pattern = whole] =
      BOUND.exec(text.slice(Math.max(0, index - MAX_PATTERN), index)) ?? [];
    if (pattern.startsWith('{'))
      for (const [local, name] of listed(pattern.slice(1, -1))) found.set(local, { source, name });
    else found.set(pattern, { source, name: '*' });
  }
  return found;
}

/** Names that the framework of the project gives to every file. */
function unwrittenImports(text: string, filename: string): Link[] {
  return [...autoImportsOf(filename)]
    .filter(([given]) => text.includes(given))
    .map(([, { filename: source, name }]) => ({ source, name }));
}

function withoutType(clause: string): string {
  return clause.replace(/(^|[{,])(\s*)type\s+(?=[\w$*{])/g, '$1$2');
}

/** `a, { b as c, type D }` → a: default, c: b */
function namesIn(clause: string): [string, string][] {
  const [before = '', list = ''] = clause.split(/[{}]/);
  const space = /\*\s*as\s+([\w$]+)/.exec(before)?.[1];
  const first = /^\s*([\w$]+)/.exec(before)?.[1];
  return [
    ...(first === undefined ? [] : [[first, 'default'] as [string, string]]),
    ...(space === undefined ? [] : [[space, '*'] as [string, string]]),
    ...listed(list),
  ];
}

/** `a, b as c`, `a, b: c` */
function listed(list: string): [string, string][] {
  return list.split(',').flatMap((item): [string, string][] => {
    const match = /^\s*(?!type\s+[\w$])([\w$]+)(?:\s*(?:\bas\b|:)\s*([\w$]+))?/.exec(item);
    const name = match?.[1];
    return name === undefined ? [] : [[match?.[2] ?? name, name]];
  });
}

export function targetOf(specifier: string, from: string): string | null {
  if (!mayBeOfProgram(specifier, from)) return null;
  const resolution = resolveModule(specifier, from);
  return resolution.kind === 'file' ? resolution.filename : null;
}

/** Most imports are of packages: their manifest says so, and nothing has to be resolved. */
function mayBeOfProgram(specifier: string, from: string): boolean {
  return (
    isPath(specifier) ||
    !(
      specifier.startsWith('node:') ||
      builtinModules.includes(specifier) ||
      isInstalledPackage(specifier, from)
    )
  );
}
