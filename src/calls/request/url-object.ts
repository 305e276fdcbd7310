/** What a `URL` object says where it is read: how it is made, and what is set on it until then. */
import type { Node } from '../../values/ast.ts';
import type { Evaluator } from '../../values/evaluator.ts';
import { stateAt } from '../../values/heap/history.ts';
import { ObjectView } from '../../values/heap/object-view.ts';
import type { Change, Happening } from '../../values/heap/change.ts';
import { isOfEarlierRounds } from '../../values/heap/places.ts';
import { trailOf } from '../../values/heap/trail.ts';
import type { Arg, Site, Value, ValueOf } from '../../values/value.ts';
import { URL_PARTS, partsOf, resolved, withPart } from './url.ts';

/** The texts of a value where a node reads it. */
type TextsOf = (values: readonly Value[], use: Node) => readonly string[];
type Texts = readonly string[];

const HIDDEN: Texts = ['{}'];
const MAX_TEXTS = 12;

export function isUrlObject(value: Value): value is ValueOf<'new'> & { args: Arg[] } {
  return (
    value.kind === 'new' &&
    value.args !== null &&
    value.callee.kind === 'global' &&
    value.callee.name === 'URL'
  );
}

/** `URL.parse(url, base)` */
export function isParsedUrl(value: Value): boolean {
  return (
    value.kind === 'call' &&
    value.callee.kind === 'member' &&
    value.callee.name === 'parse' &&
    value.callee.object.kind === 'global' &&
    value.callee.object.name === 'URL'
  );
}

export function textsOfUrl(
  ask: Evaluator,
  { args, site }: { args: readonly Arg[]; site: Site },
  use: Node,
  textsOf: TextsOf,
): Texts {
  const initial = initially(ask, args, site.node, textsOf);
  if (use === site.node) return initial;
  return stateAt<Texts>(
    ask,
    site,
    trailOf(ask, site),
    { node: use, isLate: false },
    {
      initial,
      unseen: HIDDEN,
      effectOf: (happening) => effectOf(ask, happening, use, textsOf),
      join: (left, right, isProven) => joined(left, right, isProven),
      isSame: (left, right) => left.join('\n') === right.join('\n'),
      maybe: (before, after) => joined(before, after, true),
    },
  );
}

function initially(ask: Evaluator, args: readonly Arg[], made: Node, textsOf: TextsOf): Texts {
  if (args.some(({ spread }) => spread)) return HIDDEN;
  const [paths, bases] = args.map(({ site }) => textsOf(ask.evaluate(site), made));
  if (!paths) return HIDDEN;
  const roots = bases && bases.length > 0 ? bases : [null];
  return limited(
    roots.flatMap((root) => paths.map((path) => resolved(path, root) ?? (root ? '{}' : path))),
  );
}

function effectOf(
  ask: Evaluator,
  { change, node }: Happening,
  use: Node,
  textsOf: TextsOf,
): ((before: Texts) => Texts) | null {
  switch (change.kind) {
    case 'set':
      return setting(ask, change, { node, use }, textsOf);
    case 'merge':
      return (before) =>
        change.sources.reduce((texts, source) => merged(ask, texts, source, node, textsOf), before);
    case 'escape':
      return () => HIDDEN;
    default:
      return null;
  }
}

function setting(
  ask: Evaluator,
  { key, value, unless }: Change & { kind: 'set' },
  { node, use }: { node: Node; use: Node },
  textsOf: TextsOf,
): ((before: Texts) => Texts) | null {
  if (key === null) return () => HIDDEN;
  if (key === 'toString' || key === 'toJSON') return () => HIDDEN;
  if (!URL_PARTS.has(key)) return null;
  return (before) => {
    const texts = value ? textsOf(ask.evaluate(value), node) : HIDDEN;
    // After a loop, what its last round has left is there.
    const given = texts.length > 1 && isOfEarlierRounds(node, use) ? HIDDEN : texts;
    const after = withParts(before, key, given);
    return unless === undefined ? after : joined(before, after, false);
  };
}

/** `Object.assign(url, { pathname })` */
function merged(
  ask: Evaluator,
  before: Texts,
  { site, spread }: Arg,
  node: Node,
  textsOf: TextsOf,
): Texts {
  const view = new ObjectView(ask, ask.evaluate(site), node);
  if (spread || !view.isComplete()) return HIDDEN;
  return view
    .keys()
    .filter((key) => URL_PARTS.has(key))
    .reduce<Texts>((texts, key) => {
      const { values, absent, unknown } = view.get(key);
      const after = withParts(texts, key, unknown ? HIDDEN : textsOf(values, node));
      return absent ? joined(texts, after, false) : after;
    }, before);
}

function withParts(before: Texts, key: string, given: Texts): Texts {
  const texts = given.length > 0 ? given : HIDDEN;
  return limited(before.flatMap((url) => texts.map((text) => withPart(url, key, text))));
}

/** Unless both ways are proven to be taken, only what they have in common is known. */
function joined(left: Texts, right: Texts, isProven: boolean): Texts {
  const all = limited([...left, ...right]);
  if (isProven || (all.length === left.length && all.length === right.length)) return all;
  const hosts = new Set(all.map((text) => partsOf(text)?.host ?? null));
  const [host] = hosts;
  return hosts.size === 1 && host !== null ? [`https://${host!}/{}`] : HIDDEN;
}

function limited(texts: Texts): Texts {
  const all = [...new Set(texts)];
  return all.length > MAX_TEXTS ? HIDDEN : all;
}
