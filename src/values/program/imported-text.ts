/**
 * Whether what a file imports is made of something that tells, such as an address. Asked of the texts
 * alone: most files import nothing of interest, and must not be parsed to know it.
 */
import { builtinModules } from 'node:module';
import { autoImportsOf } from './auto-imports.ts';
import { forgottenWithSources } from './forget.ts';
import type { Link } from './import-clauses.ts';
import { type Outline, outlineFor, outlineOf } from './outline.ts';
import { membersUsed } from './members-used.ts';
import { isPath, resolveModule } from './resolve.ts';
import type { Statements } from './statements.ts';
import { isInstalledPackage } from './workspaces.ts';

/** one file hands on what another one hands on */
const MAX_HANDED_ON = 100;
/** Files that are asked about one after the other mostly import the same ones. */
const MAX_EXPORTS = 4000;
const MAX_ANSWERS = 20_000;

type Target = Pick<Link, 'source' | 'name'>;

/** A text that takes something by a local name. */
interface Taken {
  filename: string;
  between: number;
  taking: readonly [text: string, local: string];
}

/** Where an export is made: by statements of a file, or beyond what a file hands on. */
type Origin = Made | { from: string; link: Target };

interface Made {
  filename: string;
  name: string;
}

/** What tells: a package that is imported, or the text of a statement. */
export interface Telling {
  source: (specifier: string, from: string) => boolean;
  text: (text: string) => boolean;
  /** imports of types lead somewhere too */
  withTypes: boolean;
  /** files between the one that imports and the one that tells, besides those that only hand on */
  between: number;
}

let generation = 0;

forgottenWithSources({
  clear: () => {
    generation += 1;
  },
});

export class ImportedText {
  readonly #telling: Telling;
  readonly #tells = new WeakMap<Outline, boolean>();
  #answers = new Map<string, boolean>();
  #exports = new Map<string, ReadonlyMap<string, Origin>>();
  #generation = generation;

  constructor(telling: Telling) {
    this.#telling = telling;
  }

  /** `text`: what stands in the file. `isMeant`: of a name that the file imports. */
  reaches(
    { filename, text }: { filename: string; text: string },
    isMeant: (local: string) => boolean = () => true,
  ): boolean {
    this.#refresh();
    const { between } = this.#telling;
    const outline = outlineFor(filename, text);
    for (const [local, link] of outline.imports) {
      const isAsked = this.#isFollowed(link) && isMeant(local);
      if (!isAsked || !this.#leads(link, filename, between)) continue;
      if (this.#isTaken(link, { filename, between, taking: [outline.rest, local] })) return true;
    }
    return unwrittenImports(text, filename).some((link) => this.#leads(link, filename, between));
  }

  /** Files that make something that a file imports, in a statement of which `isWanted` holds or with one. */
  makersOf(
    { filename, text }: { filename: string; text: string },
    isWanted: (text: string, imports: ReadonlyMap<string, Link>) => boolean,
  ): Set<string> {
    this.#refresh();
    const found = new Set<string>();
    for (const link of outlineFor(filename, text).imports.values()) {
      const maker = this.#isFollowed(link) ? this.makerOf(link, filename) : null;
      const outline = maker && !found.has(maker.filename) && outlineOf(maker.filename);
      if (!maker || !outline) continue;
      const { statements, imports } = outline;
      const made = this.#together(statements, maker.name);
      if (made.some((item) => isWanted(statements.textOf(item), imports)))
        found.add(maker.filename);
    }
    return found;
  }

  /** Something that a file imports is made in a file of such a text; `null` where that is not looked through. */
  comesFrom(
    { filename, text }: { filename: string; text: string },
    isMeant: (text: string | null) => boolean,
  ): boolean {
    this.#refresh();
    return [...outlineFor(filename, text).imports.values()].some((link) => {
      const maker = this.#isFollowed(link) ? this.makerOf(link, filename) : null;
      return maker !== null && isMeant(outlineOf(maker.filename)?.text ?? null);
    });
  }

  /** The export that an import of a file stands for, behind all that only hands it on. */
  makerOf(
    { source, name }: Target,
    from: string,
    steps = 0,
  ): { filename: string; name: string } | null {
    const filename = targetOf(source, from);
    if (filename === null || steps > MAX_HANDED_ON) return null;
    const origin = this.#originOf(filename, name);
    return origin && 'link' in origin
      ? this.makerOf(origin.link, origin.from, steps + 1)
      : (origin ?? { filename, name });
  }

  /** What leads somewhere may be of many parts: whether one of them that a text takes does. */
  #isTaken(link: Target, { filename, between, taking: [text, local] }: Taken): boolean {
    const isWhole = link.name === '*';
    const gathered = isWhole ? null : this.#gatheredIn(link, filename);
    const members = isWhole || gathered ? membersUsed(text, local) : null;
    if (!members) return true;
    return [...members].some((member) => {
      if (!gathered) return this.#leads({ ...link, name: member }, filename, between);
      const item = gathered.items.get(member);
      if (!item) return true;
      return between > 0
        ? this.#leads(item, gathered.filename, between - 1)
        : this.#telling.source(item.source, gathered.filename);
    });
  }

  /** What stands in an object that does nothing but gather what its file imports. */
  #gatheredIn(
    link: Target,
    from: string,
  ): { filename: string; items: ReadonlyMap<string, Link | undefined> } | null {
    const maker = this.makerOf(link, from);
    const outline = maker && outlineOf(maker.filename);
    if (!outline) return null;
    const gathered = outline.statements.gatheredIn(maker.name);
    if (!gathered) return null;
    const items = [...gathered].map(
      ([member, local]) => [member, outline.imports.get(local)] as const,
    );
    return { filename: maker.filename, items: new Map(items) };
  }

  #leads({ source, name }: Target, from: string, between: number): boolean {
    if (this.#telling.source(source, from)) return true;
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
    if (name !== '*')
      return this.#makes(this.#originOf(filename, name) ?? { filename, name }, between);
    return (
      this.#makes({ filename, name }, between) ||
      [...this.#exportsOf(filename).values()].some((origin) => this.#makes(origin, between))
    );
  }

  #makes(origin: Origin, between: number): boolean {
    if ('link' in origin) return this.#leads(origin.link, origin.from, between);
    const outline = outlineOf(origin.filename);
    return outline !== null && this.#isMadeOf(origin, outline, between);
  }

  /** Of one export: most files hand on none but those that they name. */
  #originOf(filename: string, name: string): Origin | undefined {
    const outline = outlineOf(filename);
    if (!outline) return undefined;
    const { handedOn, statements } = outline;
    if (handedOn.all.length > 0) return this.#exportsOf(filename).get(name);
    if (statements.isExported(name, this.#telling.withTypes))
      return this.#ownOrigin(outline, { filename, name });
    const link = handedOn.from.get(name);
    return link && { from: filename, link };
  }

  #ownOrigin({ statements, imports }: Outline, { filename, name }: Made): Origin {
    const link = imports.get(statements.localOf(name));
    return link && this.#isFollowed(link) ? { from: filename, link } : { filename, name };
  }

  /** Everything that a file exports, also what it hands on. */
  #exportsOf(filename: string): ReadonlyMap<string, Origin> {
    const known = this.#exports.get(filename);
    if (known) return known;
    const found = new Map<string, Origin>();
    this.#exports.set(filename, found);
    const outline = outlineOf(filename);
    if (!outline) return found;
    const { handedOn, statements } = outline;
    for (const source of handedOn.all) {
      const target = targetOf(source, filename);
      for (const [name, origin] of target === null ? [] : this.#exportsOf(target))
        if (name !== 'default') found.set(name, origin);
    }
    for (const [name, link] of handedOn.from) found.set(name, { from: filename, link });
    for (const name of statements.exported(this.#telling.withTypes))
      found.set(name, this.#ownOrigin(outline, { filename, name }));
    return found;
  }

  /** Statements, and all that they name: other statements, and imports. */
  #isMadeOf({ filename, name: exported }: Made, outline: Outline, between: number): boolean {
    const { withTypes, source, text } = this.#telling;
    const { statements, imports } = outline;
    const tells = this.#tellsIn(outline);
    const seen = new Set(statements.of(exported, withTypes));
    for (const statement of seen) {
      if (tells && text(statements.textOf(statement))) return true;
      for (const name of statements.namesIn(statement)) {
        const link = imports.get(name);
        if (link && this.#isFollowed(link) && (between > 0 || source(link.source, filename))) {
          const isLeading = this.#leads(link, filename, between - 1);
          const taking = [statements.textOf(statement), name] as const;
          if (isLeading && this.#isTaken(link, { filename, between: between - 1, taking }))
            return true;
        } else for (const further of statements.declaring(name, withTypes)) seen.add(further);
      }
    }
    return false;
  }

  /** Some statement does. */
  #tellsIn(outline: Outline): boolean {
    let tells = this.#tells.get(outline);
    if (tells === undefined) this.#tells.set(outline, (tells = this.#telling.text(outline.text)));
    return tells;
  }

  /** The statements that make an export, and those of the same file that they name. */
  #together(statements: Statements, exported: string): number[] {
    const { withTypes } = this.#telling;
    const found = new Set(statements.of(exported, withTypes));
    for (const statement of found)
      for (const name of statements.namesIn(statement))
        for (const further of statements.declaring(name, withTypes)) found.add(further);
    return [...found];
  }

  #isFollowed({ isType }: Link): boolean {
    return this.#telling.withTypes || !isType;
  }

  /** Before a question, never within one: what is looked for already is known by what is kept. */
  #refresh(): void {
    const isFull = this.#exports.size > MAX_EXPORTS || this.#answers.size > MAX_ANSWERS;
    if (this.#generation === generation && !isFull) return;
    this.#generation = generation;
    this.#answers = new Map();
    this.#exports = new Map();
  }
}

/** Names that the framework of the project gives to every file. */
function unwrittenImports(text: string, filename: string): Target[] {
  return [...autoImportsOf(filename)]
    .filter(([given]) => text.includes(given))
    .map(([, { filename: source, name }]) => ({ source, name }));
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
