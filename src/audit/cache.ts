/**
 * Results by content. A result holds as long as nothing that it rests on has changed: the file, the
 * files behind it, where their imports lead, the files that call it, the versions of SDK and frameworks, its configuration, and this tool.
 */
import { createHash } from 'node:crypto';
import { lstatSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, extname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packagesBeside } from '../calls/dependents.ts';
import { codeFolder } from '../tool.ts';
import { readText } from '../values/program/disk.ts';
import { specifiersIn } from '../values/program/import-table.ts';
import type { Importers } from '../values/program/importers.ts';
import { resolveModule } from '../values/program/resolve.ts';
import type { FileConfiguration } from './configuration.ts';
import type { Inspection } from './inspect.ts';
import { makeFolder, replaceWhole } from './output.ts';
import { sealed, unsealed } from './seal.ts';

const FORMAT = 4;
const MAX_ENTRY_BYTES = 64 * 1024 * 1024;

/** Paths are relative to the root, so that a cache can be moved to another machine. */
interface Entry {
  format: typeof FORMAT;
  tool: string;
  text: string;
  /** what packages decide about what the file sends: their versions, and what they depend on */
  packages: string;
  /** file → hash of its content; `null` for one that cannot be read */
  files: Record<string, string | null>;
  /** [importing file, specifier, where it leads] */
  imports: [string, string, string | null][];
  /** module → hash of the files that import it */
  callers: Record<string, string>;
  inspection: Inspection;
}

/** Plain data, so that it can be sent to a thread. */
export interface CachePlace {
  folder: string;
  /** what its entries are sealed with */
  key: string;
}

export class Cache {
  readonly #folder: string;
  readonly #key: string;
  readonly #root: string;
  readonly #importers: Importers;
  readonly #withTrails: boolean;
  readonly #hashes = new Map<string, string | null>();

  /** `withTrails`: what is remembered says of each call how it was found. */
  constructor(
    { folder, key }: CachePlace,
    root: string,
    importers: Importers,
    withTrails: boolean,
  ) {
    this.#withTrails = withTrails;
    this.#folder = folder;
    this.#key = key;
    this.#root = root;
    this.#importers = importers;
  }

  find(filename: string, text: string, configuration: FileConfiguration): Inspection | null {
    const entry = this.#read(this.#nameOf(filename, configuration));
    if (
      entry?.tool !== toolHash() ||
      entry.text !== hashOf(text) ||
      entry.packages !== packagesBeside({ filename, text })
    )
      return null;
    const isCurrent =
      Object.entries(entry.files).every(
        ([file, hash]) => this.#hashOfFile(this.#absolute(file)) === hash,
      ) &&
      entry.imports.every(
        ([from, specifier, target]) => this.#target(specifier, this.#absolute(from)) === target,
      ) &&
      Object.entries(entry.callers).every(
        ([module, hash]) => this.#hashOfImporters(this.#absolute(module)) === hash,
      );
    if (!isCurrent) return null;
    return {
      ...entry.inspection,
      dependsOn: entry.inspection.dependsOn.map((file) => this.#absolute(file)),
    };
  }

  /** Throws when it cannot be written. */
  keep(
    filename: string,
    text: string,
    configuration: FileConfiguration,
    inspection: Inspection,
    asked: ReadonlySet<string>,
  ): void {
    const imports = [filename, ...inspection.dependsOn].flatMap((from) => this.#importsOf(from));
    // Imports that were not followed count too: one that is broken today may be mended tomorrow.
    const files = new Set([
      ...inspection.dependsOn.map((file) => this.#relative(file)),
      ...imports.flatMap(([, , target]) => target ?? []),
    ]);
    const entry: Entry = {
      format: FORMAT,
      tool: toolHash(),
      text: hashOf(text),
      packages: packagesBeside({ filename, text }),
      files: Object.fromEntries(
        [...files].sort().map((file) => [file, this.#hashOfFile(this.#absolute(file))]),
      ),
      imports,
      callers: Object.fromEntries(
        [...asked].sort().map((module) => [this.#relative(module), this.#hashOfImporters(module)]),
      ),
      inspection: {
        ...inspection,
        dependsOn: inspection.dependsOn.map((file) => this.#relative(file)),
      },
    };
    this.#write(this.#nameOf(filename, configuration), entry);
  }

  #nameOf(filename: string, configuration: FileConfiguration): string {
    const what = [this.#relative(filename), sorted(configuration), this.#withTrails];
    return hashOf(JSON.stringify(what));
  }

  #fileOf(name: string): string {
    return join(this.#folder, name.slice(0, 2), name.slice(2));
  }

  #read(name: string): Entry | null {
    const text = readText(this.#fileOf(name), MAX_ENTRY_BYTES);
    const content = text === null ? null : unsealed(text, name, this.#key);
    if (content === null) return null;
    const entry = JSON.parse(content) as Entry;
    return entry.format === FORMAT ? entry : null;
  }

  #write(name: string, entry: Entry): void {
    const file = this.#fileOf(name);
    makeFolder(dirname(file));
    // A repository may hold a cache whose folders lead elsewhere.
    if (lstatSync(dirname(file)).isSymbolicLink()) throw new TypeError('it holds a link');
    replaceWhole(file, sealed(JSON.stringify(entry), name, this.#key));
  }

  #importsOf(from: string): Entry['imports'] {
    const text = readText(from);
    return text === null
      ? []
      : specifiersIn(text).map((specifier) => [
          this.#relative(from),
          specifier,
          this.#target(specifier, from),
        ]);
  }

  #target(specifier: string, from: string): string | null {
    const resolution = resolveModule(specifier, from);
    return resolution.kind === 'file' ? this.#relative(resolution.filename) : null;
  }

  #hashOfImporters(module: string): string {
    return hashOf(
      JSON.stringify([
        this.#importers.of(module).map((file) => this.#relative(file)),
        this.#importers
          .all(module)
          .files.map((file) => [this.#relative(file), this.#hashOfFile(file)]),
      ]),
    );
  }

  #hashOfFile(file: string): string | null {
    let hash = this.#hashes.get(file);
    if (hash === undefined) {
      const text = readText(file);
      this.#hashes.set(file, (hash = text === null ? null : hashOf(text)));
    }
    return hash;
  }

  #relative(file: string): string {
    return relative(this.#root, file).split(sep).join('/');
  }

  #absolute(file: string): string {
    return isAbsolute(file) ? file : resolve(this.#root, file);
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Keys in order, so that the same settings give the same text. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
}

let tool: string | null = null;

/** Code, in the package and in the sources, and data. */
const JUDGING = ['.cjs', '.js', '.ts', '.json'];

/** The code and the catalogue of this tool: another build may judge otherwise. */
function toolHash(): string {
  if (tool !== null) return tool;
  const folder = fileURLToPath(codeFolder);
  const hash = createHash('sha256');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => JUDGING.includes(extname(name)))
    .sort();
  for (const name of names) hash.update(name).update(readFileSync(join(folder, name)));
  return (tool = hash.digest('hex'));
}
