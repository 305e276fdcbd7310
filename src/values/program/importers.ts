/** Which files of the program import a module, and may pass on to it what they have. */
import { dirname, relative } from 'node:path';
import { type ImportTable, keyOfSpecifier, keysOfFile } from './import-table.ts';
import { manifestIn } from './manifests.ts';
import { outlineOf } from './outline.ts';
import { resolveModule } from './resolve.ts';
import { isTestFile } from './tests.ts';

const MAX_BARRELS = 4;

interface ProgramFiles {
  root: string;
  files: readonly string[];
}

/** Module specifiers of a file. */
interface Links {
  imports: readonly string[];
  reexports: readonly string[];
  /** has a class that extends another: classes that extend that one may be given a client */
  hasDerived: boolean;
}

/** Whoever may use what a module exports. */
interface Everyone {
  files: readonly string[];
  /** the module, and those that hand its exports on */
  givers: ReadonlySet<string>;
}

/** Files that import a module, found once for all analyses. */
export class Importers {
  readonly #program: ProgramFiles;
  readonly #table: ImportTable;
  readonly #candidates: ReadonlySet<string>;
  readonly #candidateKeys: ReadonlySet<string>;
  readonly #known = new Map<string, readonly string[]>();
  readonly #all = new Map<string, Everyone>();
  readonly #linksByFile = new Map<string, Links>();
  readonly #modulesByKey = new Map<string, Map<string, string[]>>();

  /**
   * `candidates`: numbers of the files that may have a client, or what it is asked. Only they, and what
   * imports from them, can pass that on.
   */
  constructor(program: ProgramFiles, candidates: readonly number[], table: ImportTable) {
    this.#program = program;
    this.#table = table;
    this.#candidates = new Set(candidates.map((index) => program.files[index] ?? ''));
    this.#candidateKeys = new Set([...this.#candidates].flatMap((file) => keysOfFile(file, null)));
  }

  /**
   * Files that can pass a client to what a module exports: they import it, or a file that hands its exports on.
   * Tests count for what is part of the tests.
   */
  of(filename: string): readonly string[] {
    let files = this.#known.get(filename);
    if (!files) {
      const { files: all, givers } = this.all(filename);
      files = all.filter((file) => this.#mayPass(file, givers));
      this.#known.set(filename, files);
    }
    return files;
  }

  /** Files that import it, or a file that hands its exports on. */
  all(filename: string): Everyone {
    let found = this.#all.get(filename);
    if (!found) this.#all.set(filename, (found = this.#find(filename)));
    return found;
  }

  #mayPass(file: string, givers: ReadonlySet<string>): boolean {
    return (
      this.#candidates.has(file) ||
      this.#links(file).hasDerived ||
      this.#importsCandidate(file, givers)
    );
  }

  #find(filename: string): Everyone {
    const found = new Set<string>();
    const givers = new Set([filename]);
    let modules = [filename];
    for (let round = 0; round < MAX_BARRELS && modules.length > 0; round += 1) {
      const barrels: string[] = [];
      for (const module of modules) {
        for (const file of this.#direct(module)) {
          if (givers.has(file)) continue;
          if (this.#links(file).reexports.some((specifier) => leadsTo(specifier, file, module))) {
            givers.add(file);
            barrels.push(file);
          }
          found.add(file);
        }
      }
      modules = barrels;
    }
    // What only a test gives is not what the program gives.
    const files = [...found].filter((file) => !this.#isTest(file) || this.#isTest(filename)).sort();
    return { files, givers };
  }

  #isTest(file: string): boolean {
    return isTestFile(relative(this.#program.root, file));
  }

  #direct(module: string): Set<string> {
    const keys = new Set(keysOfFile(module, packageOf(module)));
    const files = [...keys].flatMap((key) => this.#importsUnder(key).get(module) ?? []);
    return new Set(files.filter((file) => file !== module));
  }

  /** Module → files that import it by such a name: many modules share one, and each import is resolved once. */
  #importsUnder(key: string): ReadonlyMap<string, readonly string[]> {
    let modules = this.#modulesByKey.get(key);
    if (!modules) {
      this.#modulesByKey.set(key, (modules = new Map<string, string[]>()));
      for (const index of this.#table.filesFor([key])) {
        const file = this.#program.files[index] ?? '';
        for (const specifier of this.#links(file).imports) {
          if (keyOfSpecifier(specifier) !== key) continue;
          const resolution = resolveModule(specifier, file);
          if (resolution.kind !== 'file') continue;
          const known = modules.get(resolution.filename);
          if (known) known.push(file);
          else modules.set(resolution.filename, [file]);
        }
      }
    }
    return modules;
  }

  /** Imports something that may be a client, beside the module in question. */
  #importsCandidate(file: string, except: ReadonlySet<string>): boolean {
    return this.#links(file).imports.some((specifier) => {
      if (!this.#candidateKeys.has(keyOfSpecifier(specifier))) return false;
      const resolution = resolveModule(specifier, file);
      return (
        resolution.kind === 'file' &&
        this.#candidates.has(resolution.filename) &&
        !except.has(resolution.filename)
      );
    });
  }

  /** What a file imports and hands on; asked for many modules, read once. */
  #links(file: string): Links {
    let links = this.#linksByFile.get(file);
    if (!links) {
      const outline = outlineOf(file);
      links = outline
        ? {
            imports: outline.specifiers,
            reexports: reexportsIn(outline.text),
            hasDerived: /\bclass\b[^{;]{0,200}\bextends\b/.test(outline.text),
          }
        : { imports: [], reexports: [], hasDerived: false };
      this.#linksByFile.set(file, links);
    }
    return links;
  }
}

function leadsTo(specifier: string, from: string, module: string): boolean {
  const resolution = resolveModule(specifier, from);
  return resolution.kind === 'file' && resolution.filename === module;
}

/** `export * from './upload'`, `export { upload } from './upload'` */
function reexportsIn(text: string): string[] {
  return [
    ...text.matchAll(
      /\bexport\s+(?:type\s+)?(?:\*(?:\s*as\s+[\w$]+)?|\{[^}]*\})\s*from\s*(['"])([^'"\n]+)\1/g,
    ),
  ].map((match) => match[2] ?? '');
}

/** The name of the package that a file is the entry of. */
function packageOf(filename: string): string | null {
  for (
    let folder = dirname(filename), steps = 0;
    steps < 6 && dirname(folder) !== folder;
    folder = dirname(folder), steps += 1
  ) {
    const manifest = manifestIn(folder);
    if (!manifest) continue;
    const name = typeof manifest['name'] === 'string' ? manifest['name'] : null;
    const resolution = name === null ? null : resolveModule(name, filename);
    return resolution?.kind === 'file' && resolution.filename === filename ? name : null;
  }
  return null;
}
