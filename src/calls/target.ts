/** Where a request goes: OpenAI, Azure, another vendor, or nobody can tell. */
import { type Target, targetOfEnvironmentName, targetOfHost } from '../catalogue/hosts.ts';
import { surface } from '../catalogue/surface.ts';
import { elementsOf } from '../values/kinds/list.ts';
import type { Evaluator } from '../values/evaluator.ts';
import type { Value } from '../values/value.ts';
import { isNothing, rootOf, textOf } from '../values/value.ts';
import type { CallSettings } from './settings.ts';

/** Methods of strings and URLs that leave the host alone. */
const KEEPS_HOST = new Set([
  'replace',
  'replaceAll',
  'trim',
  'trimEnd',
  'trimStart',
  'toString',
  'toLowerCase',
  'valueOf',
  'toJSON',
  'slice',
  'substring',
  'href',
  'origin',
  'normalize',
]);
const JOINERS = /^(?:join|urlJoin|urljoin|joinURL|joinUrl|joinPaths|withBase|resolve|url)$/;
const MAX_PATTERNS = 12;

/**
 * The texts a value may have. `{}` stands for a part that is not known, `{NAME}` for one that is read
 * from an environment variable.
 */
export function patternsOf(evaluator: Evaluator, value: Value, depth = 0): string[] {
  if (depth > 8) return ['{}'];
  const next = (inner: Value): string[] => patternsOf(evaluator, inner, depth + 1);
  const all = (values: readonly Value[]): string[] =>
    unique(values.filter((item) => !isNothing(item)).flatMap(next));
  switch (value.kind) {
    case 'literal':
      return [typeof value.value === 'string' ? value.value : '{}'];
    case 'text':
      return value.parts.reduce<string[]>(
        (texts, part) => combine(texts, typeof part === 'string' ? [part] : all(part)),
        [''],
      );
    case 'new':
      return value.callee.kind === 'global' &&
        (value.callee.name === 'URL' || value.callee.name === 'Request') &&
        value.args
        ? urlObject(evaluator, value.args, all)
        : ['{}'];
    case 'member': {
      const name = environmentName(value, evaluator);
      if (name !== null) return [`{${name}}`];
      return value.name !== null && KEEPS_HOST.has(value.name) ? next(value.object) : ['{}'];
    }
    case 'call': {
      const name = environmentName(value, evaluator);
      if (name !== null) return [`{${name}}`];
      const { callee } = value;
      const args = value.args.map((arg) => evaluator.evaluate(arg.site));
      if (callee.kind === 'member' && callee.name !== null) {
        if (callee.name === 'concat' && callee.object.kind !== 'array')
          return args.reduce((texts, part) => combine(texts, all(part)), next(callee.object));
        if (KEEPS_HOST.has(callee.name)) return next(callee.object);
        if (
          callee.name === 'join' &&
          (callee.object.kind === 'array' || callee.object.kind === 'list')
        )
          return joined(
            elementsOf(evaluator, callee.object).map((item) => [item]),
            all,
          );
      }
      const called =
        callee.kind === 'import' || callee.kind === 'member' || callee.kind === 'global'
          ? callee.name
          : null;
      if (called === 'encodeURI' && args[0]) return all(args[0]);
      return called !== null && JOINERS.test(called) && args.length > 1
        ? joined(args, all)
        : ['{}'];
    }
    case 'global':
      return /^[A-Z][A-Z0-9_]+$/.test(value.name) ? [`{${value.name}}`] : ['{}'];
    default:
      return ['{}'];
  }
}

function urlObject(
  evaluator: Evaluator,
  args: { site: Parameters<Evaluator['evaluate']>[0] }[],
  all: (values: readonly Value[]) => string[],
): string[] {
  const [path, base] = args.map((arg) => evaluator.evaluate(arg.site));
  const paths = path ? all(path) : ['{}'];
  const bases = base && !base.every((value) => value.kind === 'object') ? all(base) : [];
  if (bases.length === 0) return paths;
  return unique(bases.flatMap((root) => paths.map((item) => resolveAgainst(root, item))));
}

/** As `new URL(path, base)` does: a leading slash replaces the path of the base. */
function resolveAgainst(base: string, path: string): string {
  if (/^\w+:\/\//.test(path)) return path;
  const origin = /^\w+:\/\/[^/]+/.exec(base)?.[0] ?? base;
  return path.startsWith('/') ? origin + path : `${base.replace(/[^/]*$/, '')}${path}`;
}

function joined(
  parts: readonly (readonly Value[])[],
  all: (values: readonly Value[]) => string[],
): string[] {
  return parts.reduce<string[]>(
    (texts, part, index) =>
      combine(
        texts,
        all(part).map((text) =>
          index === 0 ? text.replace(/\/$/, '') : `/${text.replace(/^\/|\/$/g, '')}`,
        ),
      ),
    [''],
  );
}

function combine(left: string[], right: string[]): string[] {
  const ends = right.length > 0 ? right : ['{}'];
  return left.flatMap((start) => ends.map((end) => start + end)).slice(0, MAX_PATTERNS);
}

function unique(texts: string[]): string[] {
  return [...new Set(texts)].slice(0, MAX_PATTERNS);
}

/** `process.env.X`, `import.meta.env.X`, `Deno.env.get('X')`, `env.X`, `config.get('X')`. */
function environmentName(value: Value, evaluator: Evaluator): string | null {
  if (value.kind === 'member') {
    const isConstant = value.name !== null && /^[A-Z][A-Z0-9_]+$/.test(value.name);
    return isConstant && rootOf(value).kind !== 'new' ? value.name : null;
  }
  if (value.kind !== 'call') return null;
  const [first] = value.args;
  const text =
    first &&
    evaluator
      .evaluate(first.site)
      .map(textOf)
      .find((item) => item !== null);
  return text !== undefined && text !== null && /^[A-Z][A-Z0-9_]+$/.test(text) ? text : null;
}

export interface ParsedUrl {
  target: Target;
  host: string | null;
  /** `/v1/files/{}`; `null` when nothing of it is known */
  path: string | null;
}

export function parseUrl(pattern: string, settings: CallSettings): ParsedUrl {
  const absolute =
    /^(?:https?|wss?):\/\/([^/?#]*)([^?#]*)/i.exec(pattern) ??
    /^((?:\w+\.)?api\.openai\.com)([^?#]*)/i.exec(pattern);
  if (absolute) {
    const host = absolute[1] ?? '';
    const beyond = /^[^{]*\.[a-z]{2,}(\{.*)$/i.exec(host)?.[1];
    return {
      target: hostTarget(host, settings),
      host,
      path: beyond === undefined ? absolute[2] || '/' : `/${beyond}${absolute[2] ?? ''}`,
    };
  }
  const fromEnvironment = /^\{(\w+)\}([^?#]*)/.exec(pattern);
  if (fromEnvironment)
    return {
      target: targetOfEnvironmentName(fromEnvironment[1] ?? ''),
      host: null,
      path: fromEnvironment[2] ?? '',
    };
  if (pattern.startsWith('/'))
    return { target: 'other', host: null, path: pattern.replace(/[?#].*$/, '') };
  return { target: 'unknown', host: null, path: null };
}

function hostTarget(host: string, settings: CallSettings): Target {
  const bare = host.replace(/:\d+$/, '').replace(/^[^@]*@/, '');
  const named = Object.hasOwn(settings.hosts, bare) ? settings.hosts[bare] : undefined;
  if (named) return named;
  if (!bare.includes('{')) return targetOfHost(bare);
  // The path follows the host: `https://api.openai.com${path}`
  const [whole] = /^[^{]*\.[a-z]{2,}(?=\{)/i.exec(bare) ?? [];
  if (whole !== undefined) return targetOfHost(whole);
  if (/^\{\w*\}\.?api\.openai\.com$/i.test(bare)) return 'openai';
  const suffix = bare.slice(bare.lastIndexOf('}') + 1);
  return suffix.includes('.')
    ? targetOfHost(`x${suffix.startsWith('.') ? '' : '.'}${suffix}`)
    : 'unknown';
}

/** Several possibilities in one: OpenAI among them counts. */
export function combineTargets(targets: readonly Target[]): Target {
  for (const target of ['openai', 'unknown', 'azure'] as const)
    if (targets.includes(target)) return target;
  return targets.length > 0 ? 'other' : 'unknown';
}

/** A part of a path that is known in part only is not known. */
export function segmentsOf(path: string): string {
  return path
    .split('/')
    .map((segment) => (segment.includes('{}') ? '{}' : segment))
    .join('/');
}

/** The path as OpenAI documents it, or the path itself. */
export function documentedPath(segments: string): string {
  return surface().matchPath(segments)?.path ?? segments;
}

/** `/openai/deployments/x/chat/completions`, `/chat/completions` → `/v1/chat/completions` */
export function normalisePath(path: string, target: Target): string {
  let result = path
    .replace(/\/{2,}/g, '/')
    .replace(/\/$/, '')
    .replace(/^(\/v\d+)\1(?=\/|$)/, '$1');
  if (target === 'azure')
    result = result.replace(/^\/openai(?:\/deployments\/[^/]+)?/, '').replace(/^\/v1(?=\/|$)/, '');
  return /^\/v\d+(?:\/|$|\{)/.test(result) ? result : `/v1${result}`;
}
