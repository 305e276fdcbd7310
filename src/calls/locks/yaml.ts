/** As much of YAML as lock files are written in: maps by indentation, and texts on one line. */

export type Yaml = Map<string, Yaml | string>;

const KEY = /^( *)(?:'((?:[^']|'')*)'|"([^"]*)"|([^\s#'"-][^:]*(?::(?! |$)[^:]*)*)):(?: +(.*))?$/;

export function readYaml(text: string): Yaml {
  const root: Yaml = new Map();
  const open = [{ indent: -1, map: root }];
  for (const line of text.split('\n')) {
    const match = KEY.exec(line.trimEnd());
    if (!match) continue;
    const [, spaces = '', single, double, plain, value = ''] = match;
    while (open.at(-1)!.indent >= spaces.length) open.pop();
    const { map } = open.at(-1)!;
    const key = single?.replaceAll("''", "'") ?? double ?? plain!;
    if (value !== '') map.set(key, unquoted(value));
    else open.push({ indent: spaces.length, map: inside(map, key) });
  }
  return root;
}

/** A file may hold several documents: what they say under one key counts together. */
function inside(map: Yaml, key: string): Yaml {
  const known = map.get(key);
  if (known instanceof Map) return known;
  const made: Yaml = new Map();
  map.set(key, made);
  return made;
}

export function mapAt(yaml: Yaml, ...path: readonly string[]): Yaml {
  return path.reduce<Yaml>((map, key) => {
    const found = map.get(key);
    return found instanceof Map ? found : new Map<string, Yaml | string>();
  }, yaml);
}

export function textAt(yaml: Yaml, key: string): string | null {
  const found = yaml.get(key);
  return typeof found === 'string' ? found : null;
}

/** The same as an object; what is `true` is a truth. */
export function jsonOf(yaml: Yaml): Record<string, unknown> {
  return Object.fromEntries(
    [...yaml].map(([key, item]) => [
      key,
      item instanceof Map ? jsonOf(item) : item === 'true' ? true : item,
    ]),
  );
}

function unquoted(value: string): string {
  const match = /^(?:'([^']*)'|"([^"]*)")/.exec(value);
  return match ? (match[1] ?? match[2] ?? '') : value.replace(/\s+#.*$/, '');
}
