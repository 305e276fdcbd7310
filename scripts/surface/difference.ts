/** What a newer SDK brings and takes away, as Markdown for a pull request: first what users have to know. */
import { type Classification, effectOf, features, policyOf } from '../../src/policy.ts';
import type { Shape, Surface, Versions } from '../../src/catalogue/surface.ts';

/** Names that speak of keeping, beside the longer ones that the policy knows requests by. */
const WORDS =
  /^(?:background|conversation|mcp|shell|stored?|tracing|ttl)$|cache|expir|persist|retain|retention|zdr/;
const DEPTH = 5;

export function describeDifference(before: Surface, after: Surface): string {
  const [added, gone] = [parameterChanges(before, after), parameterChanges(after, before)];
  const matters = signalWords();
  const concerns = ({ path, keys }: Parameter): boolean =>
    keys.some((key) => WORDS.test(key) || matters.has(key)) || isNewTool(path, keys[0] ?? '');
  const sections = [
    section('New routes', missing(after.routes, before.routes).map(classOf)),
    section('Routes that are gone', missing(before.routes, after.routes).map(quoted)),
    section('New parameters that matter for retention', added.filter(concerns).map(written)),
    section('Such parameters that are gone', gone.filter(concerns).map(written)),
    section('Newly deprecated', [
      ...deprecatedMethods(before, after).map(quoted),
      ...deprecatedParameters(before, after).map(written),
    ]),
    section('New methods', missing(after.paths, before.paths).map(methodOf(after))),
    section('Methods that are gone', missing(before.paths, after.paths).map(quoted)),
    section('Other new parameters', added.filter((item) => !concerns(item)).map(written)),
    section('Other parameters that are gone', gone.filter((item) => !concerns(item)).map(written)),
  ].filter((text) => text !== '');
  const title = `SDK versions: ${before.sdks.join(', ')} → ${after.sdks.join(', ')}`;
  return [
    title,
    ...(sections.length > 0 ? sections : ['No route, method or parameter changes.']),
  ].join('\n\n');
}

function section(title: string, lines: string[]): string {
  return lines.length === 0
    ? ''
    : `### ${title} (${String(lines.length)})\n\n${lines.map((line) => `- ${line}`).join('\n')}`;
}

const quoted = (text: string): string => `\`${text}\``;

function missing(from: readonly string[], other: readonly string[]): string[] {
  const known = new Set(other);
  return from.filter((item) => !known.has(item));
}

const VERDICTS: Readonly<Record<Classification['verdict'], string>> = {
  ineligible: 'not eligible',
  limited: 'eligible with limitations',
  eligible: 'eligible if Zero Data Retention is enabled for the project',
  'zero-by-default': 'nothing kept by default',
  unlisted: "not in OpenAI's table",
  removes: 'deletes or ends',
  unknown: 'unknown',
  'not-openai': 'not OpenAI',
};

/** The class of a route, and the line that gives it: only somebody who knows can tell whether it fits. */
function classOf(route: string): string {
  const { endpoint, unlisted, verdict } = policyOf().classify(route);
  const line = endpoint ?? unlisted?.path;
  if (line === undefined) return `${quoted(route)}: **classified by nobody**`;
  if (unlisted?.treat === 'no-content' || effectOf(route) === 'none')
    return `${quoted(route)}: no prompts (${quoted(line)})`;
  const removes = effectOf(route) === 'removes' ? ', deletes or ends' : '';
  return `${quoted(route)}: ${VERDICTS[verdict]} (${quoted(line)})${removes}`;
}

function methodOf(surface: Surface): (path: string) => string {
  return (path) => {
    const routes = surface
      .methods(path)
      .flatMap(({ requests }) => requests.map(({ route }) => route));
    return quoted(`${path} (${[...new Set(routes)].join(', ')})`);
  };
}

interface Parameter {
  method: string;
  path: string;
  /** the new keys and kinds of content of it, without what held them before */
  keys: readonly string[];
}

const written = ({ method, path }: Omit<Parameter, 'keys'>): string => quoted(`${method}: ${path}`);

function parameterChanges(before: Surface, after: Surface): Parameter[] {
  const known = new Set(before.paths);
  return after.paths
    .filter((method) => known.has(method))
    .flatMap((method) => {
      const had = keyPaths(before, method);
      const hadParts = [...had.keys()].map(partsOf);
      return [...keyPaths(after, method).keys()].flatMap((path): Parameter[] =>
        had.has(path) ? [] : [{ method, path, keys: newParts(partsOf(path), hadParts) }],
      );
    });
}

const partsOf = (path: string): string[] => path.match(/[^.[\]]+/g) ?? [];

function newParts(parts: string[], had: readonly string[][]): string[] {
  const known = had.reduce((most, other) => Math.max(most, sharedParts(parts, other)), 0);
  return parts.slice(known);
}

function sharedParts(left: readonly string[], right: readonly string[]): number {
  let count = 0;
  while (count < left.length && left[count] === right[count]) count += 1;
  return count;
}

/**
 * `tools[file_search].ranking_options.ranker`, each shape once, so that recursive schemas end; and
 * whether the newest version calls it deprecated.
 */
function keyPaths(surface: Surface, method: string): Map<string, boolean> {
  const newest: Versions = 1 << (surface.sdks.length - 1);
  const paths = new Map<string, boolean>();
  const visit = (shape: Shape, prefix: string, outer: ReadonlySet<Shape>): void => {
    if (outer.has(shape)) return;
    const inside = new Set(outer).add(shape);
    for (const [value, inner] of shape.union?.cases ?? [])
      visit(inner, `${prefix}[${value}]`, inside);
    for (const [key, { shape: inner, deprecated }] of shape.keys) {
      const path = prefix ? `${prefix}.${key}` : key;
      paths.set(path, (deprecated & newest) !== 0);
      if (inner && path.split('.').length < DEPTH) visit(inner, path, inside);
    }
  };
  for (const { requests } of surface.methods(method))
    for (const { shape } of requests) if (shape) visit(shape, '', new Set());
  return paths;
}

/** What the newest version calls deprecated, and did not before. */
function deprecatedMethods(before: Surface, after: Surface): string[] {
  const of = (surface: Surface): string[] =>
    surface.paths.filter((path) =>
      surface
        .methods(path)
        .some(({ deprecated }) => (deprecated & (1 << (surface.sdks.length - 1))) !== 0),
    );
  return missing(of(after), of(before));
}

function deprecatedParameters(before: Surface, after: Surface): Omit<Parameter, 'keys'>[] {
  return after.paths.flatMap((method) => {
    const had = keyPaths(before, method);
    return [...keyPaths(after, method)].flatMap(([path, isDeprecated]) =>
      isDeprecated && had.get(path) === false ? [{ method, path }] : [],
    );
  });
}

/** What a tool that nobody has looked at keeps is not known. */
function isNewTool(path: string, firstNew: string): boolean {
  return path.includes(`tools[${firstNew}]`);
}

/** Of what the policy knows requests by, the names that are words of nothing else: `vector_store_ids`. */
function signalWords(): Set<string> {
  return new Set(
    features.flatMap(({ signals }) =>
      signals.flatMap((signal) => signal.match(/[a-z]+(?:_[a-z\d]+)+/g) ?? []),
    ),
  );
}
