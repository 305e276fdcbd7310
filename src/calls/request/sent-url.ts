/** Where a raw request goes: its URLs, with the base of its client and the options of the call. */
import type { Target } from '../../catalogue/hosts.ts';
import type { Part } from '../../catalogue/http.ts';
import { surface } from '../../catalogue/surface.ts';
import type { Evaluator } from '../../values/evaluator.ts';
import type { Lookup } from '../../values/heap/lookup.ts';
import { type Value, isNothing, textOf } from '../../values/value.ts';
import { eachOnce } from '../reach.ts';
import type { CallSettings } from '../settings.ts';
import { documentedPath, normalisePath, parseUrl, segmentsOf } from '../target.ts';
import { defaultOf } from './defaults.ts';
import { type Given, optionsIndexes } from './given.ts';
import type { BoundSender } from './sender.ts';
import { withPart } from './url.ts';

export interface SentUrl {
  target: Target;
  /** all that may get the same request */
  targets: readonly Target[];
  path: string | null;
  hasQuery: boolean;
}

export interface SentUrls {
  /** only hosts that serve OpenAI's API make a request of interest */
  urls: readonly SentUrl[];
  /** to whatever host */
  hasSeveralRoutes: boolean;
  count: number;
}

export class UrlReader {
  readonly #evaluator: Evaluator;
  readonly #settings: CallSettings;

  constructor(evaluator: Evaluator, settings: CallSettings) {
    this.#evaluator = evaluator;
    this.#settings = settings;
  }

  of(bound: BoundSender, given: Given): SentUrls {
    const values = given.sender.url
      .flatMap((part) => given.at(part).values)
      .filter((value) => value.kind !== 'object' && !isNothing(value));
    const direct = given.texts(values);
    const patterns = this.#withOptions(bound, given, direct);
    const full = this.#onBase(bound, given, patterns);
    const written = new Set(values.map(textOf));
    const parsed = full.map((pattern) => ({
      ...parseUrl(pattern, this.#settings),
      hasQuery: pattern.includes('?') || values.some(isOfUrlObject),
      isWhole: written.has(pattern),
    }));
    return {
      urls: ofInterest(parsed),
      count: new Set(full).size,
      hasSeveralRoutes:
        new Set(
          parsed.flatMap(({ target, path }) =>
            target === 'unknown' || path === null ? [] : (routeOf(path, target) ?? []),
          ),
        ).size > 1,
    };
  }

  /** `axios.create({ baseURL })` */
  #onBase({ of }: BoundSender, given: Given, patterns: readonly string[]): readonly string[] {
    const names = of?.client.base ?? [];
    const bases = names.flatMap((name) => {
      const own = given.first(optionsIndexes(given.sender).map((index): Part => [index, name]));
      const preset = own.absent ? [defaultOf(this.#evaluator, of, name, given.site.node)] : [];
      return [own, ...preset].flatMap((lookup) => this.#texts(given, lookup));
    });
    if (bases.length === 0) return patterns;
    return patterns.flatMap((pattern) =>
      /^(?:[a-z][a-z\d+.-]*:)?\/\//i.test(pattern)
        ? [pattern]
        : bases.map((base) => `${base.replace(/\/$/, '')}/${pattern.replace(/^\//, '')}`),
    );
  }

  #texts(given: Given, { values, unknown }: Lookup): readonly string[] {
    return [...given.texts(values), ...(unknown ? ['{}'] : [])];
  }

  /** `https.request({ hostname, path, method })`, `https.request(url, { path })` */
  #withOptions(
    { sender }: BoundSender,
    given: Given,
    direct: readonly string[],
  ): readonly string[] {
    if (direct.length > 0 && !sender.takesUrlParts) return direct;
    const part = (...names: string[]): Lookup =>
      given.first(
        names.flatMap((name): Part[] => [
          [1, name],
          [0, name],
        ]),
      );
    const [host, path] = [part('hostname', 'host'), part('path', 'pathname')];
    const hosts = this.#texts(given, host).map((text) =>
      text.replace(/^https?:\/\//, '').replace(/\/$/, ''),
    );
    const paths = this.#texts(given, path);
    const bases = [
      ...(host.absent ? direct : []),
      ...hosts.flatMap((name) =>
        (direct.length > 0 ? direct : [null]).map((base) => onHost(base, name)),
      ),
    ];
    return bases.flatMap((base) => [
      ...(path.absent && (direct.length > 0 || paths.length > 0) ? [base] : []),
      ...(paths.length > 0 ? paths : direct.length > 0 ? [] : ['{}']).map((text) =>
        withPath(base, text),
      ),
    ]);
  }
}

/** Its query may be set by `searchParams`. */
function isOfUrlObject(value: Value): boolean {
  switch (value.kind) {
    case 'new':
      return true;
    case 'member':
      return isOfUrlObject(value.object);
    case 'call':
      return isOfUrlObject(value.callee);
    case 'text':
      return value.parts.some((part) => typeof part !== 'string' && part.some(isOfUrlObject));
    default:
      return false;
  }
}

function onHost(base: string | null, host: string): string {
  return base === null ? `https://${host}` : withPart(base, 'host', host);
}

function withPath(base: string, path: string): string {
  const [pathname = '', search] = path.split('?');
  const url = base.startsWith('https://{}')
    ? `${base.replace(/\/.*$/, '')}${/^[/{]/.test(pathname) ? '' : '/'}${pathname}`
    : withPart(base, 'pathname', pathname);
  return search === undefined ? url : `${url}?${search}`;
}

interface ParsedTarget extends Omit<SentUrl, 'targets'> {
  host: string | null;
  isWhole: boolean;
}

function ofInterest(parsed: readonly ParsedTarget[]): SentUrl[] {
  const seen = new Set<string>();
  const mayBeAnother = parsed.some(({ target, host }) => target === 'other' && host !== null);
  // Where hosts and paths are put together, a path that OpenAI does not document belongs to another host.
  const isElsewhere = ({ path, isWhole, target }: ParsedTarget): boolean =>
    mayBeAnother && !isWhole && path !== null && !isDocumented(routeOf(path, target));
  return parsed
    .filter((url) => isServed(url) && !isElsewhere(url))
    .filter((url) => seen.size < seen.add(`${url.target} ${String(url.path)}`).size)
    .map((url) => ({ ...url, targets: targetsAt(url, parsed) }));
}

/** Bedrock has an API of its own, and models of others, on the same hosts. */
function isServed({ target, path }: ParsedTarget): boolean {
  if (target !== 'bedrock') return target === 'openai' || target === 'azure';
  const route = path === null ? null : routeOf(path, target);
  return route !== null && isDocumented(route);
}

/** Whoever may get what is sent to a path. */
function targetsAt(
  { path, host }: ParsedTarget,
  parsed: readonly ParsedTarget[],
): readonly Target[] {
  const alike = parsed.filter(
    (url) => url.path === null || url.path === path || url.target === 'unknown',
  );
  // A variable that holds a base URL is named after whose API it is, one with a whole address after what is asked for.
  const isAllInVariable = host === null && path === '';
  return eachOnce([...alike.map(({ target }) => target), ...(isAllInVariable ? UNKNOWN : [])]);
}

const UNKNOWN: readonly Target[] = ['unknown'];

/** The documented route that a path follows, or the path itself. */
export function routeOf(path: string, target: Target): string | null {
  const normal = normalisePath(path.replace(/\{\w+\}/g, '{}'), target);
  if (/^\/v\d+$/.test(normal) || /^\/v\d+\{\}|^\/v\d+\/\{\}/.test(normal)) return null;
  const route = documentedPath(segmentsOf(normal));
  // What nobody documents is told as it is written.
  const isOutside = target === 'openai' && !isVersioned(path) && !isDocumented(route);
  if (isOutside && !normal.includes('{')) return path.replace(/\/$/, '');
  // A server may read `%69` as the letter it stands for.
  return normal.includes('%') && !isDocumented(route) ? null : route;
}

function isVersioned(path: string): boolean {
  return /^\/+v\d+(?:\/|$)/.test(path);
}

function isDocumented(routePath: string | null): boolean {
  return routePath === null || surface().matchPath(routePath) !== null;
}
