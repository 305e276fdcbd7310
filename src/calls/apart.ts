/** Keeps apart what one call sends on different ways, and puts together what goes to the same route. */
import { conditionsAround, isRuledOut } from '../values/choices.ts';
import type { Node } from '../values/ast.ts';
import type { Condition, Env, Site } from '../values/value.ts';
import { eachOnce, reachesOpenAI } from './reach.ts';
import type { OpenAICall, Placement } from './record.ts';

/** What a call sends in one environment. */
interface Way {
  env: Env | null;
  calls: readonly OpenAICall[];
}

/** how many conditions are settled at once */
const MAX_SETTLED = 3;

/** One by one the callers that send to different routes, and below them the branches. */
export function oneByOne(
  all: Way,
  site: Pick<Site, 'node' | 'module'>,
  envs: readonly (Env | null)[],
  callsAt: (env: Env | null) => readonly OpenAICall[],
): Way[] {
  const ways = envs.some((env) => env !== null)
    ? envs.map((env): Way => ({ env, calls: callsAt(env) }))
    : [all];
  const differ = ways.some((way) => routesOf(way) !== routesOf(all));
  return (differ ? ways : [all]).flatMap((way) =>
    way.calls.some((call) => call.isOneOfSeveral)
      ? settled(way, conditionsAround(site.node, site.module), site, callsAt, 0)
      : [way],
  );
}

/** A condition is worth settling when the routes depend on it; best when they do on both sides. */
function settled(
  way: Way,
  conditions: readonly Condition[],
  site: Pick<Site, 'node' | 'module'>,
  callsAt: (env: Env | null) => readonly OpenAICall[],
  depth: number,
): Way[] {
  if (depth >= MAX_SETTLED || way.calls.length === 0) return [way];
  const all = routesOf(way);
  const splits: { condition: Condition; sides: Way[] }[] = [];
  for (const condition of conditions) {
    const envs = [true, false]
      .map((holds) => ({ condition: { ...condition, holds }, outer: way.env }))
      .filter((env) => !isRuledOut(site.node, site.module, env));
    const sides = envs.map((env): Way => ({ env, calls: callsAt(env) }));
    const differing = sides.filter((side) => routesOf(side) !== all).length;
    if (differing > 0) splits.push({ condition, sides });
    if (differing > 0 && differing === sides.length) break;
  }
  const best =
    splits.find(({ sides }) => sides.every((side) => routesOf(side) !== all)) ?? splits[0];
  return best
    ? best.sides.flatMap((side) =>
        settled(
          side,
          conditions.filter((item) => item !== best.condition),
          site,
          callsAt,
          depth + 1,
        ),
      )
    : [way];
}

function routesOf({ calls }: Way): string {
  return [...new Set(calls.map((call) => `${keyOf(call)} ${call.targets.join()}`))].sort().join();
}

function keyOf({ route, path, verb, routePath }: OpenAICall): string {
  return `${String(route)} ${String(path)} ${String(verb)} ${String(routePath)}`;
}

/** The same request through several possible clients is one call; from several callers it has several bodies. */
export function mergedByRoute(calls: readonly OpenAICall[]): OpenAICall[] {
  const found = new Map<string, OpenAICall>();
  for (const call of calls) {
    const known = found.get(keyOf(call));
    found.set(keyOf(call), known ? merged(known, call) : call);
  }
  return [...found.values()];
}

/** What only another vendor gets is not said of OpenAI. */
function merged(left: OpenAICall, right: OpenAICall): OpenAICall {
  const targets = eachOnce([...left.targets, ...right.targets]);
  if (reachesOpenAI(left) !== reachesOpenAI(right))
    return { ...(reachesOpenAI(left) ? left : right), targets, ...originsOf(left, right) };
  return {
    ...left,
    targets,
    body: left.body.or(right.body),
    headers: left.headers.or(right.headers),
    ownHeaders: left.ownHeaders.or(right.ownHeaders),
    query: left.query.or(right.query),
    ...together(left, right),
  };
}

/** What a framework says beside the request: of all that go the same way. */
function together(left: OpenAICall, right: OpenAICall): Partial<OpenAICall> {
  const [items, ignored] = [
    [left.items, right.items].filter((item) => item !== undefined),
    [...(left.ignored ?? []), ...(right.ignored ?? [])],
  ];
  const related = [...(left.related ?? []), ...(right.related ?? [])];
  return {
    ...(items.length > 0 ? { items: (keys) => items.flatMap((read) => read(keys)) } : {}),
    ...(ignored.length > 0 ? { ignored: firstOfEach(ignored) } : {}),
    ...(related.length > 0 ? { related: firstOfEach(related) } : {}),
    ...originsOf(left, right),
    ...(left.placement && right.placement
      ? { placement: (key) => samePlace(left.placement!(key), right.placement!(key)) }
      : {}),
  };
}

function originsOf(left: OpenAICall, right: OpenAICall): Pick<OpenAICall, 'origins'> {
  const origins = [...(left.origins ?? []), ...(right.origins ?? [])];
  return origins.length > 0 ? { origins: firstOfEach(origins) } : {};
}

/** One edit can write it for both of them. */
function samePlace(left: Placement | null, right: Placement | null): Placement | null {
  return left?.object.node === right?.object.node ? left : null;
}

function firstOfEach<T extends { node: Node }>(places: readonly T[]): T[] {
  return places.filter(
    ({ node }, index) => places.findIndex((other) => other.node === node) === index,
  );
}
