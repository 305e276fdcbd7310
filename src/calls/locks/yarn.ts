/** `yarn.lock`, of the first major and of the later ones. */
import { type Lock, Versions, versionIn } from './lock.ts';

export function yarnLock(text: string): Lock {
  const bySpec = new Map<string, string>();
  const versions = new Versions();
  let specs: readonly string[] = [];
  for (const line of text.split('\n')) {
    if (/^\S.*:\s*$/.test(line)) specs = specsOf(line);
    const version = versionIn(/^ {2}version:? "?([^"\s]+)/.exec(line)?.[1]);
    if (version === null) continue;
    for (const spec of specs) {
      bySpec.set(spec, version);
      versions.add(spec.replace(/(?!^)@.*$/, ''), version);
    }
  }
  return ({ name, range }) => {
    const asked = [`${name}@${String(range)}`, `${name}@npm:${String(range)}`]
      .map((spec) => bySpec.get(spec))
      .find((version) => version !== undefined);
    return asked ?? versions.only(name);
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
