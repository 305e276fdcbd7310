/**
 * What is said of an object at the call of `look`, and what the program does when it runs. A program may
 * use names that it does not declare: `given`, `given2`, `given3` are true or false for a whole run,
 * `next()` may be either each time, `rows` has up to two elements, `kind` is one of three texts, `unread`
 * does with its arguments what it likes, and `kept` is a place where others find things.
 */
import type { Node } from '../../src/values/ast.ts';
import { Evaluator } from '../../src/values/evaluator.ts';
import { parseSource } from '../../src/values/program/parse.ts';
import { ObjectView } from '../../src/values/heap/object-view.ts';
import { trailOf } from '../../src/values/heap/trail.ts';
import { shown } from './calls.ts';

const SAYS_LITTLE = new Set([
  'failing',
  'unknown',
  'something',
  'global',
  'call',
  'member',
  'import',
  'text',
]);

export interface Told {
  /** what is said; a value with `?` may have been replaced by something that is not seen */
  said: string;
  /** what runs have found that is not said, or what is said and no run finds */
  wrong: string[];
}

/** `isLate`: it is read at any time until the promise is settled that `look` gives, as by what sends. */
export interface Look {
  key?: string;
  isLate?: boolean;
}

/** What is said of a key of the object that `look` is given. */
export async function toldOfKey(
  code: string,
  { key = 'a', isLate = false }: Look = {},
): Promise<Told> {
  const { values, evaluator, use } = lookedAt(code);
  const lookup = new ObjectView(evaluator, values, use, isLate).getOwn(key);
  const said = shown(lookup);
  const isOpen = said.split(' | ').some((part) => SAYS_LITTLE.has(part));
  const found = await whatRunsFind(code, (given) => keyOf(given, key), isLate);
  return {
    said: lookup.replaced ? said.replace(/^(.*?)(?= \| (?:absent|unknown)|$)/, '$1?') : said,
    wrong: difference(said, found, isOpen),
  };
}

/** What is said of the value that `look` is given. */
export async function toldOfValue(code: string): Promise<Told> {
  const { values } = lookedAt(code);
  const said = shown({ values, absent: false, unknown: false, nodes: [] });
  const isOpen = said.split(' | ').some((part) => SAYS_LITTLE.has(part));
  return { said, wrong: difference(said, await whatRunsFind(code, described, false), isOpen) };
}

/** Why nobody knows any longer what becomes of the object that `look` is given. */
export function escapesOf(code: string): string[] {
  const { values, evaluator } = lookedAt(code);
  const reasons = values.flatMap(({ site }) =>
    trailOf(evaluator, site).happenings.flatMap(({ change }) =>
      change.kind === 'escape' ? [change.reason] : [],
    ),
  );
  return [...new Set(reasons)];
}

function lookedAt(code: string): {
  values: ReturnType<Evaluator['ask']>;
  evaluator: Evaluator;
  use: Node;
} {
  const module = parseSource('sample.js', `${code};\nexport {};`);
  const call = module.calls.find(
    ({ callee }) => callee.type === 'Identifier' && callee.name === 'look',
  );
  if (!call) throw new Error(`nothing is looked at in ${code}`);
  const node = call.arguments[0] as Node;
  const evaluator = new Evaluator({
    crossFile: false,
    onlyReads: (callee) =>
      callee.kind === 'global' && (callee.name === 'look' || callee.name === 'next'),
  });
  return { values: evaluator.ask({ node, module, env: null }), evaluator, use: call };
}

function difference(said: string, found: ReadonlySet<string>, isOpen: boolean): string[] {
  const parts = new Set(said.split(' | ').map(nothingAsAbsent));
  const unsaid = [...found].filter((part) => !isOpen && !parts.has(nothingAsAbsent(part)));
  const inRuns = new Set([...found].map(nothingAsAbsent));
  // Where not all is seen, what was written before is kept, though it may be replaced in each run.
  const unfound = isOpen ? [] : [...parts].filter((part) => !inRuns.has(part));
  return [
    ...unsaid.map((part) => `a run finds ${part}`),
    ...unfound.map((part) => `no run finds ${part}`),
  ];
}

/** A request leaves out what is `undefined`. */
function nothingAsAbsent(part: string): string {
  return part === 'undefined' ? 'absent' : part;
}

function keyOf(given: unknown, key: string): string {
  if (given instanceof Headers || given instanceof URLSearchParams || given instanceof FormData) {
    const text = given.get(key);
    return text === null ? 'absent' : JSON.stringify(text);
  }
  const isObject = (typeof given === 'object' && given !== null) || typeof given === 'function';
  const own = isObject ? Object.getOwnPropertyDescriptor(given, key) : undefined;
  return own ? described((given as Record<string, unknown>)[key]) : 'absent';
}

function described(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'object' && value !== null) return 'object';
  if (typeof value === 'function') return 'function';
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}

interface World {
  given: readonly boolean[];
  nexts: readonly boolean[];
  rows: number;
  kind: string;
  unread: number;
  /** how others use what the program exports */
  order: number;
}

const BITS = 5;
const MANNERS = 7;
const THROWING = 6;
const ORDERS = 5;

/** One world for each way in which what the program does not say may turn out. */
function worldsOf(code: string): World[] {
  const names = ['given', 'given2', 'given3'].filter((name) => hasName(code, name));
  const several = (name: string, count: number): number[] =>
    hasName(code, name) ? [...Array(count).keys()] : [0];
  const worlds: World[] = [];
  for (const given of patternsOf(names.length))
    for (const nexts of hasName(code, 'next') ? patternsOf(BITS) : [[]])
      for (const rows of several('rows', 3))
        for (const kind of several('kind', 3))
          for (const unread of several('unread|kept|export', MANNERS))
            for (const order of several('export', ORDERS))
              worlds.push({
                given: ['given', 'given2', 'given3'].map(
                  (name) => given[names.indexOf(name)] ?? false,
                ),
                nexts,
                rows,
                kind: 'xyz'[kind]!,
                unread,
                order,
              });
  return worlds;
}

function hasName(code: string, name: string): boolean {
  return new RegExp(String.raw`\b(?:${name})\b`).test(code);
}

function patternsOf(bits: number): boolean[][] {
  return [...Array(2 ** bits).keys()].map((number) =>
    [...Array(bits).keys()].map((bit) => ((number >> bit) & 1) === 1),
  );
}

const MAX_QUESTIONS = 200;

async function whatRunsFind(
  code: string,
  read: (given: unknown) => string,
  isLate: boolean,
): Promise<Set<string>> {
  const found = new Set<string>();
  const program = compiled(code);
  await Promise.all(
    worldsOf(code).map(async (world) => {
      const looked = new Set<{ given: unknown }>();
      const lookAgain = (): void => {
        for (const { given } of looked) found.add(read(given));
      };
      const names = namesIn(world, (given) => {
        found.add(read(given));
        if (!isLate) return undefined;
        const look = { given };
        looked.add(look);
        lookAgain();
        return afterTurns(LOOKING, () => looked.delete(look));
      });
      try {
        program(names).catch(() => undefined);
        lookAgain();
      } catch {
        // What was found until then was found.
      }
      await quiet(lookAgain);
    }),
  );
  return found;
}

/** how long somebody looks who looks later */
const LOOKING = 6;

async function afterTurns(count: number, then: () => void): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await Promise.resolve();
  then();
}

/** Until everything has had its turn. */
async function quiet(each: () => void): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) {
    await Promise.resolve();
    each();
  }
}

function compiled(code: string): (names: object) => Promise<void> {
  const exported = [
    ...[...code.matchAll(/^export (?:const|let|async function|function) (\w+)/gm)].map(
      ([, name]) => name,
    ),
    ...[...code.matchAll(/^export \{ (.*?) \}/gm)].flatMap(([, names]) => names!.split(', ')),
  ];
  const script = `${code}\nothers([${exported.join(', ')}]);`
    .replace(/^import \* as (\w+) from '([^']+)';/gm, "const $1 = imported('$2');")
    .replace(/^import (\w+) from '([^']+)';/gm, "const $1 = imported('$2');")
    .replace(/^import (\{.*?\}) from '([^']+)';/gm, "const $1 = imported('$2');")
    .replace(/^export default /gm, 'kept = ')
    .replace(/^export (?=\w)/gm, '')
    .replace(/^export \{.*?\};?$/gm, '');
  // A program may use names that it does not declare: these are looked up in what it is given.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  return new Function('names', `with (names) { return (async () => {${script}\n})(); }`) as never;
}

function namesIn(world: World, look: (given: unknown) => unknown): object {
  let questions = 0;
  const next = (): boolean => {
    questions += 1;
    if (questions > MAX_QUESTIONS) throw new Error('asked too often');
    // Whatever the first answers were, loops end and begin again.
    return world.nexts[questions - 1] ?? questions % 3 === 0;
  };
  const unread = unreadOf(world.unread);
  const names = {
    look,
    next,
    given: world.given[0],
    given2: world.given[1],
    given3: world.given[2],
    rows: [...Array(world.rows).keys()],
    kind: world.kind,
    unread,
    console: readOnly,
    imported: (name: string): unknown => (name.startsWith('unread') ? unread : readOnly),
    others: (exported: readonly unknown[]): void => {
      used(exported, world);
    },
    set kept(value: unknown) {
      disturb(value, world.unread);
    },
  };
  return names;
}

/** A function of somebody else, and everything that can be read of it. */
function unreadOf(manner: number): unknown {
  const self: unknown = new Proxy(function unread() {}, {
    get: (_target, key) => (key === 'then' || typeof key === 'symbol' ? undefined : self),
    apply: (_target, _self, given: unknown[]) => {
      if (manner === THROWING) throw new Error('not for you');
      for (const item of given) disturb(item, manner);
      return manner % 2 === 0 ? given[0] : { a: 98 };
    },
    construct: (_target, given: unknown[]) => {
      if (manner === THROWING) throw new Error('not for you');
      for (const item of given) disturb(item, manner);
      return {};
    },
  });
  return self;
}

/** Other files call what a file exports, in some order, or change it. */
function used(exported: readonly unknown[], { order, unread }: World): void {
  const items = order % 2 === 0 ? exported : [...exported].reverse();
  const twice = order < 2 ? items : [...items, ...items];
  // It may be read as an object, tested and called.
  const foreign = Object.assign(() => undefined, { a: 97 });
  const given = order < 2 ? [] : [foreign, foreign];
  for (const item of order === ORDERS - 1 ? [] : twice)
    if (typeof item === 'function') (item as (...args: unknown[]) => unknown)(...given);
    else disturb(item, unread);
}

const readOnly: unknown = new Proxy(function reader() {}, {
  get: (_target, key) => (key === 'then' || typeof key === 'symbol' ? undefined : readOnly),
  apply: () => readOnly,
  construct: () => readOnly as object,
});

function disturb(given: unknown, manner: number): void {
  if (typeof given === 'function') {
    const run = (): unknown => (given as (...args: unknown[]) => unknown)();
    if (manner === 1 || manner === 3) run();
    if (manner === 2 || manner === 3)
      void Promise.resolve()
        .then(run)
        .catch(() => undefined);
    return;
  }
  if (typeof given !== 'object' || given === null) return;
  const change = (): void => {
    if (manner === 1 || manner === 4) Reflect.set(given, 'a', 99);
    if (manner === 2) Reflect.deleteProperty(given, 'a');
    for (const inner of Object.values(given)) if (manner > 0) disturb(inner, manner);
  };
  if (manner === 4 || manner === 5) void Promise.resolve().then(change);
  else change();
}
