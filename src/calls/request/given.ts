/** What a call gives to a function that sends: its arguments, and the options in them. */
import type { Part, Sender } from '../../catalogue/http.ts';
import type { TSESTree } from '../../values/ast.ts';
import type { Evaluator } from '../../values/evaluator.ts';
import { type Lookup, NOTHING, UNKNOWN_KEY, both, given, merge } from '../../values/heap/lookup.ts';
import { ObjectView } from '../../values/heap/object-view.ts';
import { type Arg, type Site, type Value, isNothing, takerOf } from '../../values/value.ts';
import { isRequestObject, patternsOf } from './texts.ts';

export type SendingNode = TSESTree.CallExpression | TSESTree.NewExpression;

/** One way to read a call: a `Request` that is sent gives its own options, which yield to those of the call. */
export class Given {
  readonly #evaluator: Evaluator;
  readonly sender: Sender;
  readonly args: readonly Arg[];
  readonly site: Site<SendingNode>;
  /** the `Request` objects whose options these are; `null` for a call that sends none of those it is given */
  readonly #requests: readonly Value[] | null;

  constructor(
    evaluator: Evaluator,
    sender: Sender,
    args: readonly Arg[],
    site: Site<SendingNode>,
    requests: readonly Value[] | null = [],
  ) {
    this.#evaluator = evaluator;
    this.sender = sender;
    this.args = args;
    this.site = site;
    this.#requests = requests;
  }

  get requests(): readonly Value[] {
    return this.#requests ?? [];
  }

  /** What stands at a part; nothing, where there is no such argument or no options in it. */
  at(part: Part): Lookup {
    const [index, key] = typeof part === 'number' ? [part] : part;
    const arg = this.args[index];
    if (!arg) return this.args.some(({ spread }) => spread) ? UNKNOWN_KEY : NOTHING;
    if (arg.spread) return UNKNOWN_KEY;
    const all = this.#evaluator.evaluate(arg.site);
    const values =
      index === 0 && this.#requests === null ? all.filter((value) => !isRequest(value)) : all;
    if (key === undefined) return given(values, []);
    const options = values.filter((value) => mayBeOptions(value, index));
    if (options.length === 0) return NOTHING;
    const found = new ObjectView(this.#evaluator, options, takerOf(arg)).get(key);
    return options.length < values.length ? merge([found, NOTHING]) : found;
  }

  /** The first of several parts that is there wins. */
  first(parts: readonly Part[]): Lookup {
    let result: Lookup = NOTHING;
    for (const part of parts) {
      const found = this.at(part);
      const values = found.values.filter((value) => !isUndefined(value));
      const isAbsent = found.absent || values.length < found.values.length;
      result = { ...both(result, { ...found, values }), absent: isAbsent };
      if (!isAbsent) break;
    }
    return result;
  }

  /** The texts of the URL, as they are when the call takes them. */
  texts(values: readonly Value[]): readonly string[] {
    const use = this.args[0] ? takerOf(this.args[0]) : this.site.node;
    return values
      .filter((value) => !isNothing(value))
      .flatMap((value) => patternsOf(this.#evaluator, value, use));
  }

  /** The ways to read a call of `fetch`: one for each `Request` that it may send, and one for the rest. */
  static waysOf(
    evaluator: Evaluator,
    sender: Sender,
    args: readonly Arg[],
    site: Site<SendingNode>,
  ): Given[] {
    const whole = new Given(evaluator, sender, args, site);
    const [input, ...rest] = args;
    if (!sender.takesRequest || !input || input.spread) return [whole];
    const values = evaluator.evaluate(input.site);
    const chains = values.flatMap((value) => chainOf(evaluator, value, 0) ?? []);
    if (chains.length === 0) return [whole];
    const ways = chains.map(({ url, inits, requests }) => {
      const all = [...inits, ...rest.slice(0, 1)];
      return new Given(evaluator, chained(sender, all.length), [url, ...all], site, requests);
    });
    const isAll = values.every((value) => isRequest(value));
    return isAll ? ways : [new Given(evaluator, sender, args, site, null), ...ways];
  }
}

interface Chain {
  url: Arg;
  inits: readonly Arg[];
  requests: readonly Value[];
}

const MAX_DEPTH = 6;

/** `new Request(new Request(url, init), init)`, `request.clone()` */
function chainOf(evaluator: Evaluator, value: Value, depth: number): Chain[] | null {
  if (depth > MAX_DEPTH) return null;
  if (value.kind === 'call' && value.callee.kind === 'member' && value.callee.name === 'clone')
    return chainOf(evaluator, value.callee.object, depth + 1);
  if (!isRequestObject(value)) return null;
  const [input, init] = value.args;
  if (!input || input.spread || init?.spread) return null;
  const own = init ? [init] : [];
  const inputs = evaluator.evaluate(input.site);
  if (!inputs.some(isRequest)) return [{ url: input, inits: own, requests: [value] }];
  return inputs.flatMap((item) =>
    (chainOf(evaluator, item, depth + 1) ?? []).map((chain) => ({
      url: chain.url,
      inits: [...chain.inits, ...own],
      requests: [...chain.requests, value],
    })),
  );
}

function isRequest(value: Value): boolean {
  if (value.kind === 'call' && value.callee.kind === 'member' && value.callee.name === 'clone')
    return isRequest(value.callee.object);
  return isRequestObject(value);
}

/** In the first place most things are a URL; in another one, functions are callbacks. */
function mayBeOptions(value: Value, index: number): boolean {
  if (index > 0) return !['literal', 'text', 'function'].includes(value.kind);
  const isMerged =
    value.kind === 'call' &&
    value.callee.kind === 'global' &&
    value.callee.name === 'Object.assign';
  return value.kind === 'object' || isMerged;
}

/** The same function with several options, of which the last wins. */
function chained(sender: Sender, count: number): Sender {
  const places = (key: string): Part[] =>
    Array.from({ length: count }, (_, index) => [count - index, key] as const);
  return {
    ...sender,
    url: [0],
    verb: places('method'),
    body: places('body'),
    headers: places('headers'),
  };
}

/** The arguments that hold options. */
export function optionsIndexes({ headers }: Sender): readonly number[] {
  return [...new Set(headers.flatMap((part) => (typeof part === 'number' ? [] : [part[0]])))];
}

function isUndefined(value: Value): boolean {
  return value.kind === 'literal' && value.value === undefined;
}
