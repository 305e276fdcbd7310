/** How a call was found: what sends it or decides about it, from the place where that is made to the call. */
import { type Node, contains } from '../../values/ast.ts';
import { excerptOf, quoted } from '../../values/excerpt.ts';
import { type Hop, hopsAlong } from '../../values/hops.ts';
import type { SourceModule } from '../../values/module.ts';
import type { Site, Value } from '../../values/value.ts';
import type { Witness } from './witness.ts';
import type { OpenAICall, RelatedNode } from '../record.ts';
import type { CallSettings } from '../settings.ts';
import { parseUrl } from '../target.ts';

/** One thing on its way to the call, step by step. */
export interface Trail {
  /** `the client`, `the address`, `the model` */
  what: string;
  steps: readonly Hop[];
}

/** Worked out when somebody asks: no analysis waits for it. */
export function trailsOf(witness: Witness, call: OpenAICall, settings: CallSettings): Trail[] {
  const following = new Following(witness, call);
  const addresses = call.via === 'http' ? addressesIn(witness, call, settings) : [];
  return [...(call.origins ?? []), ...addresses, ...(call.related ?? [])].map((origin) =>
    following.to(origin),
  );
}

class Following {
  readonly #witness: Witness;
  readonly #call: OpenAICall;
  /** where else the way may begin: what was found before may hold what comes next */
  readonly #found: RelatedNode[] = [];

  constructor(witness: Witness, call: OpenAICall) {
    this.#witness = witness;
    this.#call = call;
  }

  to(origin: RelatedNode): Trail {
    const { node, module } = this.#call;
    const way = [this.#call, ...this.#found]
      .map((start) => wayFrom(this.#witness, start, origin))
      .find((found) => found !== null);
    this.#found.push(origin);
    const hops = way ? hopsAlong(this.#witness, way) : [];
    const isHere = origin.module === module && contains(node, origin.node);
    const words = madeWords(origin, this.#call);
    const made: Hop = { node: origin.node, module: origin.module, words };
    const called: Hop = { node: this.#call.anchor, module, words: calledWords(this.#call) };
    return {
      what: origin.what,
      steps: isHere && hops.length === 0 ? [made] : [made, ...hops, called],
    };
  }
}

function madeWords({ node, module, what, madeBy }: RelatedNode, call: OpenAICall): string {
  const text = quoted(excerptOf(node, module));
  if (madeBy !== undefined) return `${what}, by the types of ${madeBy}: ${text}`;
  if (what === 'the address') return `${what} is written: ${text}`;
  if (node.type === 'NewExpression' || node.type === 'CallExpression')
    return `${what} is made: ${text}`;
  return call.byTypeOnly
    ? `${what}, by its type or by the settings: ${text}`
    : `${what} is ${text}`;
}

function calledWords({ node, module }: OpenAICall): string {
  return `called: ${quoted(`${excerptOf(node.callee, module)}()`)}`;
}

const MAX_DEPTH = 3;
const MAX_WRAPPERS = 12;
/** what one origin may cost */
const MAX_LOOKS = 40;

type Start = Pick<RelatedNode, 'node' | 'module'>;

/** From a piece of code to where something is made, also through what wraps it: `traced(client)`. */
function wayFrom(witness: Witness, start: Start, { node: sought }: RelatedNode): Site[] | null {
  let looks = 0;
  return look(start, 0);

  function look({ node, module }: Start, depth: number): Site[] | null {
    looks += 1;
    const direct = witness.wayTo(soughtAt(sought), node, module);
    if (direct || depth >= MAX_DEPTH) return direct;
    for (const { site } of wrappersIn(witness, node, module)) {
      if (looks >= MAX_LOOKS) return null;
      const inner = look(site, depth + 1);
      const outer = inner && witness.wayTo(soughtAt(site.node), node, module);
      if (outer) return [...outer, ...inner];
    }
    return null;
  }
}

/** What holds or wraps something and stands elsewhere: what calls and constructions gave, and objects. */
function wrappersIn(witness: Witness, outer: Node, module: SourceModule): Value[] {
  const seen = new Set<Node>([outer]);
  return witness
    .valuesWithin(outer, module)
    .flatMap(chainOf)
    .filter((value) => {
      const isMade = (value.kind === 'call' || value.kind === 'new') && value.args !== null;
      return (isMade || value.kind === 'object') && seen.size < seen.add(value.site.node).size;
    })
    .slice(0, MAX_WRAPPERS);
}

function soughtAt(node: Node): Parameters<Witness['wayTo']>[0] {
  return {
    node,
    isBehind: (value) => chainOf(value).some(({ site }) => site.node === node) || says(value, node),
  };
}

/** A value, and what it is a member or a result of. */
export function chainOf(value: Value): Value[] {
  const chain: Value[] = [];
  let current: Value | null = value;
  while (current) {
    chain.push(current);
    if (current.kind === 'member') current = current.object;
    else if (current.kind === 'call' || current.kind === 'new') current = current.callee;
    else current = 'copy' in current && current.copy ? current.copy.of : null;
  }
  return chain;
}

/** A text that a literal is a part of. */
function says(value: Value, node: Node): boolean {
  if (node.type !== 'Literal' || typeof node.value !== 'string') return false;
  const text = node.value;
  if (value.kind === 'literal')
    return typeof value.value === 'string' && value.value.includes(text);
  if (value.kind !== 'text') return false;
  return value.parts.some((part) =>
    typeof part === 'string' ? part.includes(text) : part.some((inner) => says(inner, node)),
  );
}

const MAX_ADDRESSES = 4;

/** Where the host of a raw request is written. */
function addressesIn(
  witness: Witness,
  { node, module, targets, origins = [] }: OpenAICall,
  settings: CallSettings,
): RelatedNode[] {
  const starts = [{ node, module }, ...origins];
  const literals = starts
    .flatMap((start) => witness.valuesWithin(start.node, start.module))
    .flatMap(({ kind, site }) => (kind === 'literal' ? [site] : []));
  const found = new Map<Node, RelatedNode>();
  for (const site of literals) {
    const text = site.node.type === 'Literal' ? site.node.value : null;
    if (typeof text !== 'string' || !/^\w+:\/\//.test(text)) continue;
    if (targets.includes(parseUrl(text, settings).target))
      found.set(site.node, { node: site.node, module: site.module, what: 'the address' });
  }
  return [...found.values()].slice(0, MAX_ADDRESSES);
}
