/** The statements at the top of a file, as far as its text shows: what each declares, and which names it holds. */

/** By their numbers. */
export interface Statements {
  /** names of values; not those of CommonJS */
  exported: Iterable<string>;
  /** what the file itself calls an export */
  localOf: (exported: string) => string;
  /** those that make an export; all of them for `*` */
  of: (exported: string) => readonly number[];
  /** those that a name of the file may stand for */
  declaring: (name: string) => readonly number[];
  textOf: (statement: number) => string;
  namesIn: (statement: number) => ReadonlySet<string>;
}

/** What stands within something is indented, and closing brackets belong to what they close. */
const START = /^(?=[A-Za-z_$@])/m;
const DECLARED =
  /^(export\s+)?(default\s+)?(?:declare\s+)?(?:abstract\s+)?(?:async\s+)?(function\s*\*?|class|const|let|var|enum|namespace|type|interface)\s+(?:([\w$]+)|([{[][^=]*[}\]])\s*=)/;
const DEFAULT = /^export\s+default\b/;
const LIST = /^export\s*\{([^{}]*)\}(?!\s*from\b)/;
const COMMON_JS = /\bexports\b/;
const NAME = /(?<![\w$]|(?:^|[^.])\.)[A-Za-z_$][\w$]*/g;

/** `withTypes`: what is a type is declared like anything else. */
export function statementsIn(text: string, withTypes = false): Statements {
  const texts = text.split(START);
  const declared = new Map<string, number[]>();
  /** exported name → local name */
  const own = new Map<string, string>();
  const types = new Set<string>();
  const commonJs: number[] = [];
  texts.forEach((statement, index) => {
    const match = DECLARED.exec(statement);
    const [, isExported, isDefault, kind, name, pattern] = match ?? [];
    const names = name === undefined ? [...(pattern ?? '').matchAll(NAME)].map(String) : [name];
    if (!withTypes && (kind === 'type' || kind === 'interface')) {
      for (const item of names) types.add(item);
      return;
    }
    for (const item of names) {
      declared.set(item, [...(declared.get(item) ?? []), index]);
      if (isExported !== undefined && isDefault === undefined) own.set(item, item);
    }
    if (DEFAULT.test(statement)) declared.set('default', [index]);
    for (const item of LIST.exec(statement)?.[1]?.split(',') ?? []) {
      const [local = '', exported = local] = item.trim().split(/\s+as\s+/);
      own.set(exported, local);
    }
    if (COMMON_JS.test(statement)) commonJs.push(index);
  });
  const all = [...texts.keys()];
  const names = new Map<number, ReadonlySet<string>>();
  const declaring = (name: string): readonly number[] => declared.get(name) ?? [];
  const exported = [...own.keys()].filter((name) => !types.has(own.get(name) ?? ''));
  return {
    exported: declared.has('default') ? [...exported, 'default'] : exported,
    localOf: (name) => own.get(name) ?? name,
    declaring,
    of(exported) {
      if (exported === '*') return all;
      const known = declaring(own.get(exported) ?? (exported === 'default' ? exported : ''));
      return known.length > 0 || types.has(exported) ? known : commonJs;
    },
    textOf: (statement) => texts[statement] ?? '',
    namesIn(statement) {
      let found = names.get(statement);
      if (!found)
        names.set(
          statement,
          (found = new Set([...(texts[statement] ?? '').matchAll(NAME)].map(([name]) => name))),
        );
      return found;
    },
  };
}
