/** What a lock file says of a package. */

export interface Wanted {
  name: string;
  /** the folder that asks, relative to that of the lock file, with `/` */
  folder: string;
  /** what the package of the folder asks for: `^2.0.0` */
  range: string | null;
}

/** The version; `null` when it does not say. */
export type Lock = (wanted: Wanted) => string | null;

/** `1.0.0-beta.13` of `/@azure/openai@1.0.0-beta.13(zod@3.25.76)`; nothing of links and addresses. */
export function versionIn(text: unknown): string | null {
  if (typeof text !== 'string' || /^(?:\w[\w+]*:\/\/|link:|file:|workspace:)/.test(text))
    return null;
  const [plain = ''] = text.split('(');
  return /(?:^|[@/])(\d+\.\d+\.\d+(?:-[\dA-Za-z.-]+)?)/.exec(plain)?.[1] ?? null;
}

/** The versions of each package that a lock file holds. */
export class Versions {
  readonly #versions = new Map<string, Set<string>>();

  add(name: string, version: string): void {
    const known = this.#versions.get(name);
    if (known) known.add(version);
    else this.#versions.set(name, new Set([version]));
  }

  /** The version of a package, where it is the only one. */
  only(name: string): string | null {
    const all = [...(this.#versions.get(name) ?? [])];
    return all.length === 1 ? all[0]! : null;
  }
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
