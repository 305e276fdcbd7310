/**
 * What files do to the objects that another file exports. Found once for all analyses: an export that
 * many files know is asked about many times.
 */
import type { Ask, ClassUse, Exported } from '../ask.ts';
import type { ClassNode } from '../ast.ts';
import type { Happening } from '../heap/change.ts';
import type { Carrier } from '../heap/happening.ts';
import { trailOfCarriers } from '../heap/trail.ts';
import type { SourceModule } from '../module.ts';
import { usesOfClass } from './class-uses.ts';
import type { Changing, Known, KnownNames } from './known-names.ts';
import { loadFile } from './load.ts';
import { outlineOf } from './outline.ts';
import { CHANGERS } from './touches.ts';

/** files that are parsed on behalf of one export */
const MAX_FILES = 8;
/** for what one of them does */
const MAX_STEPS = 400;
/** changes that are followed one by one */
const MAX_CHANGES = 20;
const NO_KEYS: ReadonlySet<string> = new Set();
const SETS_ANY = /\b(?:Object\.assign|Reflect\.set|Object\.definePropert)/;

/** Asks about one file after the other. */
export interface Asking extends Ask {
  beginQuestion: (budget: number) => void;
}

export class Changers {
  readonly #names: KnownNames;
  readonly #newAsking: () => Asking;
  readonly #found = new Map<string, readonly Happening[]>();
  readonly #keys = new Map<string, ReadonlySet<string>>();
  readonly #uses = new Map<string, readonly ClassUse[]>();

  constructor(names: KnownNames, newAsking: () => Asking) {
    this.#names = names;
    this.#newAsking = newAsking;
  }

  changesTo(exported: Exported): readonly Happening[] {
    const known = this.#found.get(questionOf(exported));
    if (known) return known;
    const wide = widened(exported);
    const changing = this.#names.changing(wide);
    // Who names none of the keys does the same to all that stands beside it.
    const isNamed = changing.some(({ keys }) => exported.path.some((key) => keys.has(key)));
    const found = isNamed
      ? this.#remembered(exported, this.#names.changing(exported))
      : this.#remembered(wide, changing);
    this.#found.set(questionOf(exported), found);
    return found;
  }

  #remembered(exported: Exported, changing: readonly Changing[]): readonly Happening[] {
    const question = questionOf(exported);
    const known = this.#found.get(question);
    if (known) return known;
    // While it is looked for, it is not asked for again.
    this.#found.set(question, []);
    const found = this.#find(changing);
    this.#found.set(question, found);
    return found;
  }

  /** Files are parsed anew for some analyses: the same class is known by where it stands. */
  usesOfClass(cls: ClassNode, module: SourceModule): readonly ClassUse[] {
    const question = `${module.filename}\0${String(cls.range[0])}`;
    let uses = this.#uses.get(question);
    if (!uses) this.#uses.set(question, (uses = usesOfClass(this.#names, cls, module)));
    return uses;
  }

  isSetIn(importing: string, key: string): boolean {
    return this.#names.importers
      .all(importing)
      .files.some((file) => ['', key].some((name) => this.#keysSetBy(file).has(name)));
  }

  /** Names of members that a file writes; the empty one where it may be any. */
  #keysSetBy(file: string): ReadonlySet<string> {
    let keys = this.#keys.get(file);
    if (!keys) {
      const outline = outlineOf(file);
      const written = outline?.keysWritten ?? NO_KEYS;
      keys = outline && SETS_ANY.test(outline.text) ? new Set([...written, '']) : written;
      this.#keys.set(file, keys);
    }
    return keys;
  }

  #find(changing: readonly Changing[]): Happening[] {
    const isAll = changing.length <= MAX_FILES;
    const read = isAll ? changing : changing.filter(({ isWriting }) => isWriting);
    const found = read.slice(0, MAX_FILES).flatMap(({ file, known }) => {
      const module = loadFile(file);
      return module ? this.#followed(module, known) : [];
    });
    const unread = (isAll ? [] : changing.slice(0, 1)).flatMap(({ file }) => {
      const module = loadFile(file);
      return module ? [escapeIn(module, 'is used by more files than are read')] : [];
    });
    return telling([...found, ...unread]);
  }

  #followed(module: SourceModule, known: readonly Known[]): readonly Happening[] {
    const starts = module
      .importedNames()
      .flatMap(({ variable }): Carrier[] =>
        known
          .filter(({ local }) => local === variable.name)
          .flatMap(({ path }) =>
            variable.references
              .filter((reference) => reference.isRead())
              .map(({ identifier }) => ({ node: identifier, module, env: null, path })),
          ),
      );
    const ask = this.#newAsking();
    ask.beginQuestion(MAX_STEPS);
    const cutBefore = ask.timesCut;
    const found = trailOfCarriers(ask, starts);
    const isWhole = ask.timesCut === cutBefore;
    const isLost = found.isLost || !isWhole || known.some(({ local }) => local === null);
    return isLost
      ? [...found.happenings, escapeIn(module, 'goes to more places than are followed')]
      : found.happenings;
  }
}

/** To any key, where the first one is not an export of its own. */
function widened(exported: Exported): Exported {
  const isOwn = exported.names.includes('*');
  const path = exported.path.map((key, index) => (isOwn && index === 0 ? key : '*'));
  return { ...exported, path };
}

function questionOf({ filename, names, path }: Exported): string {
  return [filename, names.join(), path.join('\0')].join('\0\0');
}

/** One escape is as good as several, and most methods only look at what they are called on. */
function telling(happenings: readonly Happening[]): Happening[] {
  const escape = happenings.find(({ change }) => change.kind === 'escape');
  const others = happenings.filter(
    ({ change }) =>
      change.kind !== 'escape' &&
      change.kind !== 'invoke' &&
      (change.kind !== 'call' || change.method === null || CHANGERS.has(change.method)),
  );
  const [first] = others;
  if (first && others.length > MAX_CHANGES)
    return [escape ?? escapeIn(first.module, 'is changed more often than is followed')];
  return escape ? [...others, escape] : others;
}

function escapeIn(module: SourceModule, reason: string): Happening {
  const change = { kind: 'escape', reason } as const;
  return { node: module.ast, module, env: null, change, isSure: false };
}
