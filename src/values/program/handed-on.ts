/** What a file gives out that is another one's, told by its text. */

export interface HandedOn {
  /** exported name → where it comes from */
  from: ReadonlyMap<string, { source: string; name: string }>;
  /** `export * from` */
  all: readonly string[];
}

export const EXPORT_LIST = /^export\s*\{([^{}]*)\}(?:\s*from\s*(['"])([^'"\n]+)\2)?/gm;
const EXPORT_ALL = /\bexport\s*\*\s*from\s*(['"])([^'"\n]+)\1/g;
const EXPORT_NAMESPACE = /^export\s*\*\s*as\s+([\w$]+)\s*from\s*(['"])([^'"\n]+)\2/gm;

/** What all of them have. */
const LISTING = /\bexport\s*[{*]/;

const NOTHING: HandedOn = { from: new Map(), all: [] };

export function handedOn(text: string): HandedOn {
  if (!LISTING.test(text)) return NOTHING;
  const from = new Map<string, { source: string; name: string }>();
  for (const [, list = '', , source] of text.matchAll(EXPORT_LIST))
    if (source !== undefined)
      for (const [name, exported] of pairsIn(list)) from.set(exported, { source, name });
  for (const [, name = '', , source = ''] of text.matchAll(EXPORT_NAMESPACE))
    from.set(name, { source, name: '*' });
  return { from, all: [...text.matchAll(EXPORT_ALL)].map((match) => match[2] ?? '') };
}

/** `a, type b, c as d` → [local, exported] */
export function pairsIn(list: string): [string, string][] {
  return list.split(',').flatMap((item): [string, string][] => {
    const match = /^\s*(?:type\s+)?([\w$]+)(?:\s+as\s+([\w$]+))?\s*$/.exec(item);
    return match ? [[match[1] ?? '', match[2] ?? match[1] ?? '']] : [];
  });
}
