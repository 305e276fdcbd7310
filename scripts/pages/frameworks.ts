/** What frameworks were seen to send, from the recorded requests of `test/wire/frameworks`. */
import { readFileSync, readdirSync } from 'node:fs';
import { policyOf } from '../../src/catalogue/policy/index.ts';
import { targetOfHost } from '../../src/catalogue/hosts.ts';

const root = new URL('../../test/wire/frameworks/', import.meta.url);

/** The package of a set of programs whose version decides what is sent. Wrappers leave that to the SDK. */
const DECIDING: readonly [set: RegExp, name: string][] = [
  [/^ai\d/, '@ai-sdk/openai'],
  [/^langchain/, '@langchain/openai'],
  [/^agents/, '@openai/agents'],
  [/^llamaindex/, '@llamaindex/openai'],
  [/^mastra/, '@mastra/core'],
  [/^genkit/, '@genkit-ai/compat-oai'],
  [/^instructor/, '@instructor-ai/instructor'],
  [/^azure-old/, '@azure/openai'],
];

interface Reached {
  route: string;
  /** package → its versions, the oldest first */
  packages: Map<string, string[]>;
}

interface Truth {
  sent: { request: string }[];
}

/** Every route of OpenAI that a framework was seen to call. */
function reachedByFrameworks(): Reached[] {
  const found = new Map<string, Reached['packages']>();
  for (const { name, version, routes } of setsOf())
    for (const route of routes) {
      const packages = found.get(route) ?? new Map<string, string[]>();
      packages.set(name, [...(packages.get(name) ?? []), version]);
      found.set(route, packages);
    }
  return [...found]
    .map(([route, packages]) => ({ route, packages: sorted(packages) }))
    .sort((left, right) => (left.route < right.route ? -1 : 1));
}

function setsOf(): { name: string; version: string; routes: Set<string> }[] {
  return readdirSync(new URL('truth/', root)).flatMap((file) => {
    const set = file.replace('.json', '');
    const name = DECIDING.find(([pattern]) => pattern.test(set))?.[1];
    if (name === undefined) return [];
    const { dependencies } = read(`${set}/package.json`) as {
      dependencies: Record<string, string>;
    };
    const programs = Object.values(read(`truth/${file}`) as Record<string, Truth>);
    const routes = programs.flatMap(({ sent }) => sent.flatMap(({ request }) => routeOf(request)));
    return [{ name, version: dependencies[name] ?? '', routes: new Set(routes) }];
  });
}

/** `POST api.openai.com /v1/responses` → `/v1/responses` */
function routeOf(request: string): string[] {
  const [, host = '', path = ''] = request.split(' ');
  return targetOfHost(host) === 'openai' ? [path] : [];
}

function sorted(packages: Reached['packages']): Reached['packages'] {
  const byVersion = (left: string, right: string): number =>
    left.localeCompare(right, 'en', { numeric: true });
  return new Map([...packages].sort().map(([name, own]) => [name, own.sort(byVersion)]));
}

function read(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, root), 'utf8'));
}

/** One row for an endpoint and a package that was seen to call it. */
export function frameworkRows(): {
  endpoint: string;
  verdict: string;
  name: string;
  versions: string[];
}[] {
  const policy = policyOf();
  const rows = new Map<string, { verdict: string; packages: Reached['packages'] }>();
  for (const { route, packages } of reachedByFrameworks()) {
    const { endpoint, unlisted, verdict } = policy.classify(route);
    const key = endpoint ?? unlisted?.path ?? route;
    const row = rows.get(key) ?? { verdict, packages: new Map<string, string[]>() };
    for (const [name, versions] of packages)
      row.packages.set(name, [...new Set([...(row.packages.get(name) ?? []), ...versions])]);
    rows.set(key, row);
  }
  return [...rows]
    .sort()
    .flatMap(([endpoint, { verdict, packages }]) =>
      [...sorted(packages)].map(([name, versions]) => ({ endpoint, verdict, name, versions })),
    );
}
