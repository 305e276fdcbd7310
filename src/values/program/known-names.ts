/** The names by which files know what another file exports, and what they do with these, told by the texts. */
import type { Exported } from '../ask.ts';
import type { Link } from './import-clauses.ts';
import { ImportedText, targetOf } from './imported-text.ts';
import type { Importers } from './importers.ts';
import { outlineOf } from './outline.ts';
import { wordsIn } from './places.ts';
import {
  type Touch,
  calls,
  concerns,
  goesThrough,
  takesMember,
  touchesIn,
  writesBelow,
} from './touches.ts';

/** The name by which a file knows something, or what holds it. */
export interface Known {
  /** `null` where it has no name: `import('./file').then(…)` */
  local: string | null;
  path: readonly string[];
}

/** An import from a file of the program. */
interface Imported {
  local: string | null;
  /** the file that it names */
  target: string;
  link: Link;
  /** the export behind all that only hands it on, where it was asked for */
  maker: { filename: string; name: string } | null;
}

/** A file that may change an object. */
export interface Changing {
  file: string;
  known: readonly Known[];
  /** by a write that stands there, not only by handing it on */
  isWriting: boolean;
  /** that are named on the way there */
  keys: ReadonlySet<string>;
}

/** A file that knows an export, and what it does with it. */
export interface User {
  file: string;
  locals: readonly string[];
  isCalling: boolean;
  /** somebody else may get hold of it there */
  isHandingOn: boolean;
}

/** files that may have what another one exports */
const MAX_KNOWING = 100;
/** files that may get what one of them hands on */
const MAX_BEHIND = 60;

export class KnownNames {
  readonly importers: Importers;
  readonly #imports = new Map<string, readonly Imported[]>();
  readonly #users = new Map<string, readonly User[]>();
  readonly #behind = new Map<string, readonly string[] | null>();
  readonly #naming = new Map<string, readonly string[]>();
  readonly #texts = new ImportedText({
    source: () => false,
    text: () => false,
    withTypes: false,
    between: 0,
  });

  constructor(importers: Importers) {
    this.importers = importers;
  }

  /** Files whose text may change an object, with the names by which they know it. */
  changing(exported: Exported): Changing[] {
    return this.knowing(exported).flatMap(({ file, known, text }) => {
      const touching = known.flatMap((item) => {
        const touches = touchesOf(text, item);
        return touches.length > 0 ? [{ item, touches }] : [];
      });
      const touches = touching.flatMap((item) => item.touches);
      return touches.length > 0
        ? [
            {
              file,
              known: touching.map(({ item }) => item),
              isWriting: touches.some(({ isWrite }) => isWrite),
              keys: new Set(touches.flatMap(({ keys }) => keys)),
            },
          ]
        : [];
    });
  }

  /** Files that know an exported function or class. */
  usersOf(exported: Exported): readonly User[] {
    const question = `${exported.filename}\0${exported.names.join()}`;
    let users = this.#users.get(question);
    if (!users) {
      users = this.knowing(exported).map(({ file, known, text }): User => ({
        file,
        locals: known.flatMap(({ local }) => local ?? []),
        isCalling: known.some(({ local, path }) => local !== null && calls(text, local, path)),
        isHandingOn: known.some(({ local, path }) => isHandedOn(text, local, path)),
      }));
      this.#users.set(question, users);
    }
    return users;
  }

  /** Files that use a member of that name, or take one out, and import from a file. */
  namingMember(filename: string, name: string): readonly string[] {
    const question = `${filename}\0.${name}`;
    let files = this.#naming.get(question);
    if (!files) {
      files = this.importers.all(filename).files.filter((file) => {
        const text = outlineOf(file)?.text ?? '';
        return namesMember(file, name) || takesMember(text, name);
      });
      this.#naming.set(question, files);
    }
    return files;
  }

  /** Files that have what a file exports, from whomever, and may take such a member out of it. */
  taking(filename: string, name: string, reached: readonly string[]): readonly string[] {
    const question = `${filename}\0${reached.join('\0')}\0.${name} taken`;
    let files = this.#naming.get(question);
    if (!files) {
      const { files: direct, givers } = this.importers.all(filename);
      const knowing = new Set([...direct, ...reached]);
      for (const file of knowing)
        if (knowing.size < MAX_KNOWING)
          for (const importer of this.importers.all(file).files) knowing.add(importer);
      files = [...knowing].filter((file) => {
        const text = outlineOf(file)?.text ?? '';
        if (takesMember(text, name)) return true;
        const imported = this.#importsOf(file).filter(({ target }) => givers.has(target));
        return imported.some(({ local }) => local !== null && goesThrough(text, local));
      });
      this.#naming.set(question, files);
    }
    return files;
  }

  /** Files that a file imports, and those that these import; `null` where there are more than are looked at. */
  behind(file: string): readonly string[] | null {
    let files = this.#behind.get(file);
    if (files === undefined) this.#behind.set(file, (files = filesBehind(file)));
    return files;
  }

  /** Files that know an export by some name, without what their text says where they import it. */
  knowing(exported: Exported): { file: string; known: readonly Known[]; text: string }[] {
    const { files, givers } = this.importers.all(exported.filename);
    return files.flatMap((file) => {
      const known = this.#namesIn(file, givers, exported);
      if (known.length === 0) return [];
      return [{ file, known, text: outlineOf(file)?.body ?? '' }];
    });
  }

  #namesIn(file: string, givers: ReadonlySet<string>, exported: Exported): Known[] {
    return this.#importsOf(file).flatMap((item): Known[] => {
      const { local, target, link } = item;
      if (!givers.has(target)) return [];
      const maker =
        target === exported.filename
          ? { filename: target, name: link.name }
          : (item.maker ??= this.#texts.makerOf(link, file));
      return maker ? pathsFrom(maker, target, exported).map((path) => ({ local, path })) : [];
    });
  }

  /** What a file imports from files of the program. */
  #importsOf(file: string): readonly Imported[] {
    let imports = this.#imports.get(file);
    if (!imports) {
      const links = outlineOf(file)?.imports ?? [];
      imports = [...links].flatMap(([name, link]): Imported[] => {
        const target = link.isType ? null : targetOf(link.source, file);
        const local = /^[\w$]+$/.test(name) ? name : null;
        return target === null ? [] : [{ local, target, link, maker: null }];
      });
      this.#imports.set(file, imports);
    }
    return imports;
  }
}

function filesBehind(file: string): readonly string[] | null {
  const files = new Set([file]);
  for (const from of files) {
    for (const specifier of outlineOf(from)?.specifiers ?? []) {
      const target = targetOf(specifier, from);
      if (target !== null) files.add(target);
    }
    if (files.size > MAX_BEHIND) return null;
  }
  files.delete(file);
  return [...files];
}

export function namesMember(file: string, name: string): boolean {
  const text = outlineOf(file)?.text ?? '';
  for (const { start } of wordsIn(text, name)) if (text[start - 1] === '.') return true;
  return false;
}

function touchesOf(text: string, { local, path }: Known): Touch[] {
  if (local !== null) return touchesIn(text, local).filter((touch) => concerns(touch, path));
  const [name, ...rest] = path;
  return name === undefined ? [] : writesBelow(text, name).filter((touch) => concerns(touch, rest));
}

function isHandedOn(text: string, local: string | null, path: readonly string[]): boolean {
  if (local !== null)
    return touchesIn(text, local).some((touch) => !touch.isWrite && concerns(touch, path));
  const [name] = path;
  return name !== undefined && text.includes(name);
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
