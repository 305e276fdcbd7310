/**
 * What files do to the objects that another file exports. Found once for all analyses: an export that
 * many files know is asked about many times.
 */
import type { Ask, Exported } from '../ask.ts';
import type { Happening } from '../heap/change.ts';
import type { Carrier } from '../heap/happening.ts';
import { trailOfCarriers } from '../heap/trail.ts';
import type { SourceModule } from '../module.ts';
import { readText } from './disk.ts';
import { ImportedText, type Link, importsIn, targetOf } from './imported-text.ts';
import type { Importers } from './importers.ts';
import { loadFile } from './load.ts';
import { CHANGERS, concerns, touchesIn, writesBelow } from './touches.ts';

/** files that are parsed on behalf of one export */
const MAX_FILES = 12;
/** changes that are followed one by one */
const MAX_CHANGES = 20;
/** Larger files are bundles. */
const MAX_CHARACTERS = 512 * 1024;

const WRITTEN = /\.([\w$]+)\s*(?:\?\?|\|\||&&)?=(?![=>])/g;
const SETS_ANY = /\b(?:Object\.assign|Reflect\.set|Object\.definePropert)/;

/** The name by which a file knows an object, or what holds it. */
interface Known {
  /** `null` where it has no name: `import('./file').then(…)` */
  local: string | null;
  path: readonly string[];
}

/** Asks about one file after the other. */
export interface Asking extends Ask {
  beginQuestion: () => void;
}

export class Changers {
  readonly #importers: Importers;
  readonly #newAsking: () => Asking;
  readonly #found = new Map<string, readonly Happening[]>();
  readonly #links = new Map<string, ReadonlyMap<string, Link>>();
  readonly #keys = new Map<string, ReadonlySet<string>>();
  readonly #texts = new ImportedText({ source: () => false, text: () => false });

  constructor(importers: Importers, newAsking: () => Asking) {
    this.#importers = importers;
    this.#newAsking = newAsking;
  }

  changesTo(exported: Exported): readonly Happening[] {
    const { filename, names, path } = exported;
    const question = [filename, names.join(), path.join('\0')].join('\0\0');
    const known = this.#found.get(question);
    if (known) return known;
    // While it is looked for, it is not asked for again.
    this.#found.set(question, []);
    const found = this.#find(exported);
    this.#found.set(question, found);
    return found;
  }

  isSetIn(importing: string, key: string): boolean {
    return this.#importers
      .all(importing)
      .files.some((file) => ['', key].some((name) => this.#keysSetBy(file).has(name)));
  }

  /** Names of members that a file writes; the empty one where it may be any. */
  #keysSetBy(file: string): ReadonlySet<string> {
    let keys = this.#keys.get(file);
    if (!keys) {
      const text = readText(file) ?? '';
      const written = [...text.matchAll(WRITTEN)].map(([, name = '']) => name);
      keys = new Set(SETS_ANY.test(text) ? [...written, ''] : written);
      this.#keys.set(file, keys);
    }
    return keys;
  }

  #find(exported: Exported): Happening[] {
    const { files, givers } = this.#importers.all(exported.filename);
    const touching = files.flatMap((file) => {
      const known = this.#namesIn(file, givers, exported);
      return known.length > 0 ? [{ file, known }] : [];
    });
    const read = touching.slice(0, MAX_FILES).flatMap(({ file, known }) => {
      const module = loadFile(file);
      return module ? this.#followed(module, known) : [];
    });
    const unread = touching.slice(MAX_FILES, MAX_FILES + 1).flatMap(({ file }) => {
      const module = loadFile(file);
      return module ? [escapeIn(module, 'is used by more files than are read')] : [];
    });
    return telling([...read, ...unread]);
  }

  /** The names by which a file knows the object, where its text may change it. */
  #namesIn(file: string, givers: ReadonlySet<string>, exported: Exported): Known[] {
    const links = [...this.#linksIn(file)].flatMap(([local, link]): Known[] => {
      const target = targetOf(link.source, file);
      if (target === null || !givers.has(target)) return [];
      const maker =
        target === exported.filename
          ? { filename: target, name: link.name }
          : this.#texts.makerOf(link, file);
      const name = /^[\w$]+$/.test(local) ? local : null;
      return maker ? pathsFrom(maker, target, exported).map((path) => ({ local: name, path })) : [];
    });
    if (links.length === 0) return [];
    const text = withoutImports(readText(file) ?? '');
    return links.filter(({ local, path }) => {
      if (local !== null) return touchesIn(text, local).some((touch) => concerns(touch, path));
      const [name, ...rest] = path;
      if (name === undefined) return false;
      return writesBelow(text, name).some((touch) => concerns(touch, rest));
    });
  }

  #linksIn(file: string): ReadonlyMap<string, Link> {
    let links = this.#links.get(file);
    if (!links) {
      const text = readText(file) ?? '';
      links = text.length > MAX_CHARACTERS ? new Map() : importsIn(text);
      this.#links.set(file, links);
    }
    return links;
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
    ask.beginQuestion();
    const { found, isWhole } = ask.wholly(() => trailOfCarriers(ask, starts));
    const isLost = found.isLost || !isWhole || known.some(({ local }) => local === null);
    return isLost
      ? [...found.happenings, escapeIn(module, 'goes to more places than are followed')]
      : found.happenings;
  }
}

/** From what an import stands for to the object; nothing where that is another one. */
function pathsFrom(
  maker: { filename: string; name: string },
  target: string,
  { filename, names, path }: Exported,
): (readonly string[])[] {
  // A whole file that hands others on.
  const isWhole = maker.name === '*' && (maker.filename === filename || maker.filename === target);
  if (isWhole) return names.map((name) => (name === '*' ? path : [name, ...path]));
  if (maker.filename !== filename) return [];
  if (names.includes(maker.name)) return [path];
  if (!names.includes('*')) return [];
  if (maker.name === 'default') return [path];
  return path[0] === maker.name ? [path.slice(1)] : [];
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

function withoutImports(text: string): string {
  return text.replace(/^import\s[^'"`;()=]{1,4000}?\bfrom\b/gm, '');
}

function escapeIn(module: SourceModule, reason: string): Happening {
  const change = { kind: 'escape', reason } as const;
  return { node: module.ast, module, env: null, change, isSure: false };
}
