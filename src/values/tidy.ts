/** The same value, found in several ways. */
import type { Node } from './ast.ts';
import { type Env, type Site, type Value, asTaken, unknown } from './value.ts';

const MAX_ALTERNATIVES = 24;
const FAILING = Symbol('failing');

/** Tells apart what the same expression makes of different functions and classes. */
function originOf(value: Value): string {
  switch (value.kind) {
    case 'call':
    case 'new':
      return `${value.kind} ${originOf(value.callee)}`;
    case 'member':
      return `${originOf(value.object)}.${String(value.name)}`;
    case 'promise':
      return `promise of ${originOf(value.of)}`;
    case 'import':
      return `${value.source}#${value.name}`;
    case 'global':
      return value.name;
    case 'instance':
      return `${value.class.module.filename}:${String(value.class.node.range[0])}`;
    default:
      return value.kind;
  }
}

/** Drops what is there twice: the same literal, or the same node reached through the same calls. */
export function tidy(values: readonly Value[], site: Site): readonly Value[] {
  if (values.length <= 1)
    return values.length === 1 ? values : [unknown(site, 'has no value that can be seen')];
  return distinct(withDoubts(values), site);
}

/** What may be missing by one way may be missing. */
function withDoubts(values: readonly Value[]): readonly Value[] {
  const doubtful = values.filter(({ present }) => present === false);
  if (doubtful.length === 0) return values;
  return values.map((value) =>
    doubtful.some((other) => isSame(other, value)) ? asTaken(value) : value,
  );
}

function isSame(left: Value, right: Value): boolean {
  return left.kind === 'literal' && right.kind === 'literal'
    ? left.value === right.value
    : left.site.node === right.site.node;
}

function distinct(values: readonly Value[], site: Site): readonly Value[] {
  const literals = new Set<unknown>();
  const sites = new Map<Node, Map<string, Set<Env | null>>>();
  const kept = values.filter((value) => {
    if (value.kind === 'literal')
      return literals.size < literals.add(value.isFailing ? FAILING : value.value).size;
    if (
      value.kind === 'text' ||
      value.kind === 'member' ||
      value.kind === 'list' ||
      ((value.kind === 'object' || value.kind === 'array') && value.copy)
    )
      return true;
    const origins = sites.get(value.site.node) ?? new Map<string, Set<Env | null>>();
    sites.set(value.site.node, origins);
    const origin = `${value.isVeiled ? 'proxy ' : ''}${originOf(value)}`;
    const envs = origins.get(origin) ?? new Set();
    origins.set(origin, envs);
    // That something is not known is the same by whatever way it is reached.
    return envs.size < envs.add(value.kind === 'unknown' ? null : value.site.env).size;
  });
  return kept.length > MAX_ALTERNATIVES
    ? [...kept.slice(0, MAX_ALTERNATIVES), unknown(site, 'has too many values')]
    : kept;
}
