/** What a lock file says of a package. */

export interface Wanted {
  name: string;
  /** the folder that asks, relative to that of the lock file, with `/` */
  folder: string;
  /** what the package of the folder asks for: `^2.0.0` */
  range: string | null;
}

export interface Locked {
  version: string;
  /** what it asks for, in the words of a `package.json`; `{}` where the file does not say */
  manifest: () => Json;
}

/** `null` when it does not say. */
export type Lock = (wanted: Wanted) => Locked | null;

/** `1.0.0-beta.13` of `/@azure/openai@1.0.0-beta.13(zod@3.25.76)`; nothing of links and addresses. */
export function versionIn(text: unknown): string | null {
  if (typeof text !== 'string' || /^(?:\w[\w+]*:\/\/|link:|file:|workspace:)/.test(text))
    return null;
  const [plain = ''] = text.split('(');
  return /(?:^|[@/])(\d+\.\d+\.\d+(?:-[\dA-Za-z.-]+)?)/.exec(plain)?.[1] ?? null;
}

/** The versions of each package that a lock file holds. */
export class Versions {
  readonly #versions = new Map<string, Map<string, Locked>>();

  add(name: string, locked: Locked): void {
    const known = this.#versions.get(name) ?? new Map<string, Locked>();
    this.#versions.set(name, known);
    if (!known.has(locked.version)) known.set(locked.version, locked);
  }

  /** The version of a package, where it is the only one. */
  only(name: string): Locked | null {
    const all = [...(this.#versions.get(name)?.values() ?? [])];
    return all.length === 1 ? all[0]! : null;
  }
}

/** Nothing where no version is told. */
export function lockedAt(version: string | null, manifest: () => Json): Locked | null {
  return version === null ? null : { version, manifest };
}

/** `a/b` → `a/b`, `a`, `` */
export function upTo(folder: string): string[] {
  const parts = folder === '' ? [] : folder.split('/');
  return [...parts.map((_, index) => parts.slice(0, parts.length - index).join('/')), ''];
}

/** An object of a JSON file. */
export type Json = Readonly<Record<string, unknown>>;

export function objectAt(json: unknown, key: string): Json {
  const found = isObject(json) && Object.hasOwn(json, key) ? json[key] : null;
  return isObject(found) ? found : {};
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}
