/** What a text imports, told without parsing it. */

/** `name`: an export, or `*` for all of them. */
export interface Link {
  source: string;
  name: string;
  /** it is imported as a type */
  isType: boolean;
}

const IMPORT = /\bimport\s+([^'"`;()=]{1,4000}?)\s*\bfrom\s*(['"])([^'"\n]{1,200})\2/g;
const WHOLE = /\b(?:import|require)\s*\(\s*(['"])([^'"\n]{1,200})\1/g;
/** What stands before that. */
const BOUND = /\b(?:const|let|var)\s+([\w$]+|\{[^{}]*\})\s*=\s*(?:await\s+)?$/;
const BINDING = String.raw`\b(?:const|let|var)\s+(?:[\w$]+|\{[^{}]{0,400}\})\s*=\s*`;
const LOADING = String.raw`\b(?:import|require)\s*\(\s*(['"])[^'"\n]{1,200}\1\s*\)`;
const REQUIRED = new RegExp(String.raw`(?:${BINDING})?(?:\bawait\s+)?${LOADING}`, 'g');
const MAX_PATTERN = 400;
const TYPES = /^type\s+(?=[\w$*{])/;
const ITEM = /^\s*(type\s+(?=[\w$]))?([\w$]+)(?:\s*(?:\bas\b|:)\s*([\w$]+))?/;

interface Taken {
  local: string;
  name: string;
  isType: boolean;
}

/** What stands beside what it imports. */
export function withoutImports(text: string): string {
  return text.replace(IMPORT, '');
}

/** Of what is required, a call without a name stays. */
export function withoutRequires(text: string): string {
  return text.replace(REQUIRED, '()');
}

/** By local name; what is imported as a whole, and bound to no name, by how that is written. */
export function importsIn(text: string): Map<string, Link> {
  const found = new Map<string, Link>();
  const add = (source: string, { local, name, isType }: Taken): void => {
    // A value may have the name of a type.
    if (!isType || !found.has(local)) found.set(local, { source, name, isType });
  };
  for (const [, clause = '', , source = ''] of text.matchAll(IMPORT))
    for (const taken of takenBy(clause)) add(source, taken);
  for (const { 0: whole, 2: source = '', index } of text.matchAll(WHOLE)) {
    const [, pattern = whole] =
      BOUND.exec(text.slice(Math.max(0, index - MAX_PATTERN), index)) ?? [];
    if (pattern.startsWith('{'))
      for (const taken of listed(pattern.slice(1, -1))) add(source, taken);
    else add(source, { local: pattern, name: '*', isType: false });
  }
  return found;
}

/** `a, { b as c, type D }` → a: default, c: b, D: D */
function takenBy(whole: string): Taken[] {
  const areTypes = TYPES.test(whole);
  const [before = '', list = ''] = whole.replace(TYPES, '').split(/[{}]/);
  const space = /\*\s*as\s+([\w$]+)/.exec(before)?.[1];
  const first = /^\s*([\w$]+)/.exec(before)?.[1];
  const taken = [
    ...(first === undefined ? [] : [{ local: first, name: 'default', isType: false }]),
    ...(space === undefined ? [] : [{ local: space, name: '*', isType: false }]),
    ...listed(list),
  ];
  return areTypes ? taken.map((item) => ({ ...item, isType: true })) : taken;
}

/** `a, b as c`, `a, b: c` */
function listed(list: string): Taken[] {
  return list.split(',').flatMap((item): Taken[] => {
    const [, type, name, local = name] = ITEM.exec(item) ?? [];
    return name === undefined || local === undefined
      ? []
      : [{ local, name, isType: type !== undefined }];
  });
}
