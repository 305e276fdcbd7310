/** The statements of a file, and the names that each declares and uses, told by its text. */

/** By their numbers. */
export interface Statements {
  /** names of values; not those of CommonJS */
  exported: (withTypes: boolean) => readonly string[];
  isExported: (name: string, withTypes: boolean) => boolean;
  /** what the file itself calls an export */
  localOf: (exported: string) => string;
  /** those that make an export; all of them for `*` */
  of: (exported: string, withTypes: boolean) => readonly number[];
  /** those that a name of the file may stand for */
  declaring: (name: string, withTypes: boolean) => readonly number[];
  /** member → name in the file, of an object that does nothing but gather others; `null` for all else */
  gatheredIn: (exported: string) => ReadonlyMap<string, string> | null;
  textOf: (statement: number) => string;
  /** names that the file declares or imports */
  namesIn: (statement: number) => ReadonlySet<string>;
}

/** What stands within something is indented, and closing brackets belong to what they close. */
const START = /^(?=[A-Za-z_$@])/m;
const DECLARED =
  /^(export\s+)?(default\s+)?(?:declare\s+)?(?:abstract\s+)?(?:async\s+)?(function\s*\*?|class|const|let|var|enum|namespace|type|interface)\s+(?:([\w$]+)|([{[][^=]*[}\]])\s*=)/;
const DEFAULT = /^export\s+default\b/;
const LIST = /^export\s*\{([^{}]*)\}(?!\s*from\b)/;
const COMMON_JS = /\bexports\b/;
/** What follows it is a comment, or nothing. */
const END = String.raw`(?:\s+as\s+const)?\s*;?\s*(?:\/[/*][^]*)?$`;
const ALIAS = new RegExp(String.raw`^export\s+default\s+([\w$]+)${END}`);
const GATHERING = new RegExp(
  String.raw`^(?:export\s+)?(?:default|const\s+[\w$]+\s*=)\s*\{([\w$:,\s]*)\}${END}`,
);
const NAME = /[A-Za-z_$][\w$]*/g;

/** `imported`: names of the file that stand for what it imports. */
export function statementsIn(
  text: string,
  imported: { has: (name: string) => boolean },
): Statements {
  const texts = text.split(START);
  const values = new Map<string, number[]>();
  const types = new Map<string, number[]>();
  /** exported name → local name */
  const own = new Map<string, string>();
  const commonJs: number[] = [];
  texts.forEach((statement, index) => {
    const match = DECLARED.exec(statement);
    const [, isExported, isDefault, kind, name, pattern] = match ?? [];
    const names = name === undefined ? variablesIn(pattern ?? '') : [name];
    const declared = kind === 'type' || kind === 'interface' ? types : values;
    for (const item of names) {
      const known = declared.get(item);
      if (known) known.push(index);
      else declared.set(item, [index]);
      if (isExported !== undefined && isDefault === undefined) own.set(item, item);
    }
    if (DEFAULT.test(statement)) values.set('default', [index]);
    for (const item of LIST.exec(statement)?.[1]?.split(',') ?? []) {
      const [local = '', exported = local] = item.trim().split(/\s+as\s+/);
      own.set(exported, local);
    }
    if (COMMON_JS.test(statement)) commonJs.push(index);
  });
  const all = [...texts.keys()];
  const names: (ReadonlySet<string> | undefined)[] = [];
  const declaring = (name: string, withTypes: boolean): readonly number[] => {
    const found = values.get(name) ?? NONE;
    const ofTypes = withTypes ? types.get(name) : undefined;
    return ofTypes ? [...found, ...ofTypes] : found;
  };
  /** The only statement that makes it. */
  const only = (found: readonly number[]): string | null =>
    found.length === 1 ? (texts[found[0]!] ?? null) : null;
  const isType = (name: string): boolean => types.has(name) && !values.has(name);
  const isOwn = (exported: string, withTypes: boolean): boolean => {
    const local = own.get(exported);
    return local !== undefined && (withTypes || !isType(local));
  };
  return {
    exported(withTypes) {
      const names = [...own.keys()].filter((name) => isOwn(name, withTypes));
      return values.has('default') ? [...names, 'default'] : names;
    },
    isExported: (name, withTypes) =>
      isOwn(name, withTypes) || (name === 'default' && values.has(name)),
    localOf: (name) => own.get(name) ?? name,
    declaring,
    of(exported, withTypes) {
      if (exported === '*') return all;
      const local = own.get(exported) ?? (exported === 'default' ? exported : '');
      const known = declaring(local, withTypes);
      return known.length > 0 || isType(local) ? known : commonJs;
    },
    gatheredIn(exported) {
      const made = only(this.of(exported, false));
      const alias = made === null ? undefined : ALIAS.exec(made)?.[1];
      return gathered(alias === undefined ? made : only(declaring(alias, false)));
    },
    textOf: (statement) => texts[statement] ?? '',
    namesIn: (statement) =>
      (names[statement] ??= new Set(
        variablesIn(texts[statement] ?? '').filter(
          (name) => values.has(name) || types.has(name) || imported.has(name),
        ),
      )),
  };
}

const NONE: readonly number[] = [];

/** `{ a, b: c }` */
function gathered(statement: string | null): Map<string, string> | null {
  const list = statement === null ? undefined : GATHERING.exec(statement)?.[1];
  if (list === undefined) return null;
  const items = list.split(',').map((item) => item.split(':').map((name) => name.trim()));
  return new Map(items.map(([member = '', local = member]) => [member, local]));
}

/** Names that are no members of something; what is spread is none. */
function variablesIn(text: string): string[] {
  const found: string[] = [];
  for (const { 0: name, index } of text.matchAll(NAME)) {
    const before = text[index - 1];
    const isMember = before === '.' && text[index - 2] !== '.';
    const isWithin = before !== undefined && before >= '0' && before <= '9';
    if (!isMember && !isWithin) found.push(name);
  }
  return found;
}
