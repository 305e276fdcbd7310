/** What plugins put on a server of Fastify: `fastify.decorate('name', value)`, read as `fastify.name` elsewhere. */
import type { Ask } from '../ask.ts';
import { literalKey, unwrap } from '../ast.ts';
import { type Site, type Value, rootOf, unseenOther } from '../value.ts';
import { filesImportedBy } from './exports.ts';
import { loadFile } from './load.ts';
import { outlineOf } from './outline.ts';

/** A plugin is registered by a file that imports it, which another one may import. */
const MAX_UP = 3;
const MAX_DOWN = 2;
const MAX_FILES = 60;
const SERVER = /^(?:fastify|app|server|instance)$/;
const HIDDEN = 'may be put there by somebody else';

/** `null` where nothing shows that it is a server, or that somebody puts this on it. */
export function decoratedBy(
  ask: Ask,
  value: Value,
  name: string,
  site: Site,
): readonly Value[] | null {
  const server = serverIn(value);
  if (server === null) return null;
  return ask.guarded(`decorated ${name}`, site.module.ast, () => {
    const found = filesAround(ask, site)
      .filter((file) => outlineOf(file)?.text.includes(name))
      .flatMap((file) => decorationsIn(ask, file, name));
    if (found.length === 0) return null;
    return server === 'typed' ? found : [...found, unseenOther(site, HIDDEN)];
  });
}

/** By its type or where it is made; by its name, where a parameter has no type. */
function serverIn(value: Value): 'typed' | 'named' | null {
  const root = rootOf(value);
  const isWhole = value.kind !== 'member' || value.name === 'server';
  if (root.kind === 'import') return isWhole && root.source === 'fastify' ? 'typed' : null;
  if (value.kind !== 'unknown' || !value.isGiven || value.site.node.type !== 'Identifier')
    return null;
  return SERVER.test(value.site.node.name) ? 'named' : null;
}

/** Files that import one another, as far as they decorate something. */
function filesAround(ask: Ask, { module }: Site): readonly string[] {
  const whole: Site = { node: module.ast, module, env: null };
  return ask.remember(whole, 'decorating', () => decoratingAround(ask, module.filename));
}

function decoratingAround(ask: Ask, filename: string): readonly string[] {
  const found = new Set([filename]);
  let files: readonly string[] = [filename];
  for (let up = 0; up < MAX_UP && files.length > 0; up += 1)
    files = files
      .flatMap((file) => ask.importersOf(file, true))
      .filter((file) => isNew(found, file));
  // Nobody is known to register it.
  files = found.size > 1 ? [...found] : [];
  for (let down = 0; down < MAX_DOWN && found.size < MAX_FILES; down += 1)
    files = files
      .flatMap((file) => filesImportedBy(ask, file))
      .filter((file) => isNew(found, file));
  return [...found]
    .slice(0, MAX_FILES)
    .filter((file) => outlineOf(file)?.text.includes('.decorate(') ?? false);
}

function isNew(found: Set<string>, file: string): boolean {
  return found.size < found.add(file).size;
}

function decorationsIn(ask: Ask, file: string, name: string): readonly Value[] {
  const module = loadFile(file);
  ask.surroundings.onRead(file);
  return (module?.calls ?? []).flatMap(({ callee, arguments: [key, given] }) => {
    const method = unwrap(callee);
    const isMeant =
      method.type === 'MemberExpression' &&
      literalKey(method) === 'decorate' &&
      key?.type === 'Literal' &&
      key.value === name;
    return isMeant && given && module ? ask.at(given, { node: given, module, env: null }) : [];
  });
}
