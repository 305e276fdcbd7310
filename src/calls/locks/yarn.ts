/** `yarn.lock`, of the first major and of the later ones. */
import { type Locked, type Lock, Versions, versionIn } from './lock.ts';

/** Names by field: `peerDependencies` → openai. */
type Asked = Record<string, Record<string, unknown>>;

export function yarnLock(text: string): Lock {
  const bySpec = new Map<string, Locked>();
  const versions = new Versions();
  let specs: readonly string[] = [];
  let asked: Asked = {};
  let field: Record<string, unknown> = {};
  for (const line of text.split('\n')) {
    if (/^\S.*:\s*$/.test(line)) {
      specs = specsOf(line);
      asked = {};
    }
    const [, name] = /^ {2}(\w+):\s*$/.exec(line) ?? [];
    if (name !== undefined) asked[name] = field = {};
    const [, item] = /^ {4}"?((?:@[^/\s]+\/)?[^\s":]+)"?(?::|\s|$)/.exec(line) ?? [];
    if (item !== undefined) field[item] = { optional: true };
    const version = versionIn(/^ {2}version:? "?([^"\s]+)/.exec(line)?.[1]);
    if (version === null) continue;
    const own = asked;
    const locked = { version, manifest: () => own };
    for (const spec of specs) {
      bySpec.set(spec, locked);
      versions.add(spec.replace(/(?!^)@.*$/, ''), locked);
    }
  }
  return ({ name, range }) => {
    const found = [`${name}@${String(range)}`, `${name}@npm:${String(range)}`]
      .map((spec) => bySpec.get(spec))
      .find((locked) => locked !== undefined);
    return found ?? versions.only(name);
  };
}

/** `"openai@^4.0.0", openai@^4.1.0:`; packages of the workspace itself have no version. */
function specsOf(line: string): string[] {
  return line
    .trimEnd()
    .replace(/:$/, '')
    .replaceAll('"', '')
    .split(', ')
    .filter((spec) => !spec.includes('@workspace:'));
}
