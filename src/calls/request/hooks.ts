/** What functions that see a request before it is sent may do to it: interceptors, hooks, transforms. */
import {
  type FunctionNode,
  type Node,
  type TSESTree,
  boundNames,
  isAnyIn,
  isFunction,
  literalKey,
  unwrap,
  walk,
} from '../../values/ast.ts';
import type { Evaluator } from '../../values/evaluator.ts';
import type { Lookup } from '../../values/heap/lookup.ts';
import type { SourceModule } from '../../values/module.ts';
import { type Site, type Value, isCircular, isNothing, isUnset } from '../../values/value.ts';
import { importOf } from '../client.ts';
import { isAlike } from './defaults.ts';
import type { BoundClient } from './sender.ts';

export type Touched = 'url' | 'verb' | 'body' | 'query' | 'headers';

const PART_OF_KEY: Readonly<Record<string, Touched>> = {
  url: 'url',
  baseURL: 'url',
  baseUrl: 'url',
  prefixUrl: 'url',
  host: 'url',
  hostname: 'url',
  pathname: 'url',
  path: 'url',
  href: 'url',
  method: 'verb',
  data: 'body',
  body: 'body',
  json: 'body',
  params: 'query',
  query: 'query',
  searchParams: 'query',
};
export const EVERYTHING: readonly Touched[] = ['url', 'verb', 'body', 'query', 'headers'];
const HOOKS = ['hooks', 'onRequest', 'beforeRequest', 'adapter', 'dispatcher'];
const TRANSFORMS = ['transformRequest', 'serializer', 'stringifyJson'];

/** What may be another when the request goes out, for all that can be seen. */
export function touchedParts(
  evaluator: Evaluator,
  of: BoundClient | null,
  lookup: (key: string) => Lookup,
): ReadonlySet<Touched> {
  const touched = new Set<Touched>();
  const given = ({ values, unknown }: Lookup): boolean =>
    unknown || values.some((value) => !isNothing(value));
  if (TRANSFORMS.some((key) => given(lookup(key)))) touched.add('body').add('headers');
  for (const key of HOOKS)
    for (const value of lookup(key).values.filter((item) => !leavesBe(item)))
      addTouched(touched, value.site.node, value.site.module);
  for (const { node, module } of of ? interceptorsOf(evaluator, of) : [])
    addTouched(touched, node, module);
  return touched;
}

/** There is none, or it is one of the others that are seen, or it changes nothing. */
function leavesBe(value: Value): boolean {
  return isNothing(value) || isUnset(value) || isCircular(value) || onlyConnects(value);
}

/** A dispatcher that opens connections, through a proxy or not, and leaves alone what goes over them. */
function onlyConnects(value: Value): boolean {
  if (value.kind !== 'new') return false;
  const { node } = value.site;
  const made = importOf(value.callee);
  const [options] = node.type === 'NewExpression' ? node.arguments : [];
  return (
    made?.source === 'undici' &&
    CONNECTING.has(made.name) &&
    !(options?.type === 'ObjectExpression' && options.properties.some(isStep))
  );
}

function isStep(property: TSESTree.ObjectLiteralElement): boolean {
  return (
    property.type === 'Property' && /^(?:factory|interceptors)$/.test(literalKey(property) ?? '')
  );
}

const CONNECTING = new Set(['Agent', 'ProxyAgent', 'EnvHttpProxyAgent']);

type Place = Pick<Site, 'node' | 'module'>;

/** `api.interceptors.request.use(fn)`, on the client or on what it was made from. */
function interceptorsOf(evaluator: Evaluator, { made }: BoundClient): Place[] {
  const modules = new Set(made.map(({ site }) => site.module));
  return [...modules].flatMap((module) =>
    module.calls.flatMap((call): Place[] => {
      const owner = interceptedBy(call);
      const [fn] = call.arguments;
      if (!owner || !fn) return [];
      const near = { node: owner, module, env: null };
      const isSame = evaluator
        .evaluate(near)
        .some((value) => made.some((item) => isAlike(item, value)));
      if (!isSame) return [];
      const functions = evaluator.at(fn, near).map(({ site }) => site);
      return functions.length > 0 ? functions : [{ node: fn, module }];
    }),
  );
}

function interceptedBy({ callee }: TSESTree.CallExpression | TSESTree.NewExpression): Node | null {
  const path = ['use', 'request', 'interceptors'];
  let node = unwrap(callee);
  for (const name of path) {
    if (node.type !== 'MemberExpression' || literalKey(node) !== name) return null;
    node = unwrap(node.object);
  }
  return node;
}

/** Headers may always be another; the rest, where the function names it other than to read it. */
function addTouched(touched: Set<Touched>, node: Node, module: SourceModule): void {
  const found = isFunction(node) || HOLDERS.has(node.type) ? touchedIn(node, module) : EVERYTHING;
  for (const part of ['headers' as const, ...found]) touched.add(part);
}

const HOLDERS = new Set(['ObjectExpression', 'ArrayExpression']);

/** The parts of a request that functions write, of what they are given. */
export function touchedIn(
  node: Node,
  module: SourceModule,
  isHarmless: (call: TSESTree.CallExpression) => boolean = () => false,
): ReadonlySet<Touched> {
  const touched = new Set<Touched>();
  const names = namesIn(node, module);
  walk(node, module.visitorKeys, (inner) => {
    // What is only logged is not sent.
    if (inner.type === 'CallExpression' && isLogging(inner)) return false;
    for (const part of touchedBy(inner, names, isHarmless)) touched.add(part);
    return undefined;
  });
  return touched;
}

/** What functions are given, and the variables that take something out of it. */
interface Names {
  given: ReadonlySet<string>;
  taken: ReadonlySet<string>;
  /** these of them stand for something else as well, or for a part under another name */
  other: ReadonlySet<string>;
}

function namesIn(node: Node, module: SourceModule): Names {
  const given = new Set<string>();
  const taken = new Set<string>();
  const other = new Set<string>();
  const isMentioned = (place: Node): boolean =>
    isAnyIn(
      place,
      module.visitorKeys,
      (inner) => inner.type === 'Identifier' && (given.has(inner.name) || taken.has(inner.name)),
    );
  walk(node, module.visitorKeys, (inner) => {
    if (isFunction(inner)) {
      const isGiven = isGivenTheRequest(inner, node, isMentioned);
      for (const parameter of inner.params)
        for (const name of boundNames(parameter)) {
          if (!isGiven || isRenamed(name)) other.add(name.name);
          if (isGiven) (parameter.type === 'ObjectPattern' ? taken : given).add(name.name);
        }
    } else if (inner.type === 'VariableDeclarator' && inner.init) {
      const root = rootName(inner.init);
      const isAll = unwrap(inner.init).type === 'Identifier' && inner.id.type === 'Identifier';
      const isGiven = root !== null && (given.has(root) || taken.has(root));
      for (const name of boundNames(inner.id)) {
        if (!isGiven || isRenamed(name)) other.add(name.name);
        if (isGiven) (isAll && given.has(root) ? given : taken).add(name.name);
      }
    }
    return undefined;
  });
  return { given, taken, other };
}

/** `{ second: body }` */
function isRenamed(name: TSESTree.Identifier): boolean {
  const bound = name.parent.type === 'AssignmentPattern' ? name.parent : name;
  const { parent } = bound;
  return parent?.type === 'Property' && literalKey(parent) !== name.name;
}

/** Not the callback of something that has nothing of the request: `new Promise((resolve) => …)`. */
function isGivenTheRequest(
  fn: FunctionNode,
  whole: Node,
  isMentioned: (place: Node) => boolean,
): boolean {
  let outer = fn.parent;
  while (outer !== whole.parent && !isFunction(outer)) outer = outer.parent!;
  if (fn === whole || !isFunction(outer)) return true;
  const { parent } = fn;
  if (parent.type !== 'CallExpression' && parent.type !== 'NewExpression') return false;
  return [parent.callee, ...parent.arguments].some((part) => part !== fn && isMentioned(part));
}

function rootName(node: Node): string | null {
  let current = unwrap(node);
  while (current.type === 'MemberExpression') current = unwrap(current.object);
  if (current.type === 'Identifier') return current.name;
  const text = asText(current);
  if (text) return rootName(text);
  if (current.type !== 'ConditionalExpression') return null;
  const [one, other] = [rootName(current.consequent), rootName(current.alternate)];
  return one === other ? one : null;
}

/** What `String(url)` and `url.toString()` make a text of. */
export function asText(node: Node): Node | null {
  if (node.type !== 'CallExpression') return null;
  const callee = unwrap(node.callee);
  if (callee.type === 'MemberExpression')
    return literalKey(callee) === 'toString' ? callee.object : null;
  const [text] = node.arguments;
  return callee.type === 'Identifier' && callee.name === 'String' && text ? text : null;
}

function touchedBy(
  node: Node,
  names: Names,
  isHarmless: (call: TSESTree.CallExpression) => boolean,
): readonly Touched[] {
  switch (node.type) {
    case 'NewExpression':
      return node.callee.type === 'Identifier' && node.callee.name === 'Request' ? EVERYTHING : [];
    case 'AssignmentExpression':
      return isHandedOn(node.right, keyOfTarget(node.left), names)
        ? []
        : writtenBy(node.left, names);
    case 'UnaryExpression':
      return node.operator === 'delete' ? writtenBy(node.argument, names) : [];
    case 'Property':
      return node.parent.type === 'ObjectExpression' &&
        !isHandedOn(node.value, literalKey(node), names)
        ? partsOf(literalKey(node))
        : [];
    case 'SpreadElement':
      return node.parent.type === 'ObjectExpression' && !isSeen(node.argument, names)
        ? EVERYTHING
        : [];
    case 'CallExpression':
      return leavesAlone(node) || isHarmless(node)
        ? []
        : node.arguments.flatMap((arg) => partsIn(arg, names));
    default:
      return [];
  }
}

/** What is spread is what the function is given, or written down on the spot. */
function isSeen(spread: Node, names: Names): boolean {
  const node = unwrap(spread);
  switch (node.type) {
    case 'ObjectExpression':
    case 'Literal':
      return true;
    case 'ConditionalExpression':
      return isSeen(node.consequent, names) && isSeen(node.alternate, names);
    case 'LogicalExpression':
      return isSeen(node.right, names);
    default: {
      const root = rootName(node);
      const isHeaders = node.type === 'MemberExpression' && literalKey(node) === 'headers';
      return isHeaders || (root !== null && (names.given.has(root) || /headers$/i.test(root)));
    }
  }
}

/** The parts of the request that another function could change: of `init.body` no more than the body. */
function partsIn(given: Node, names: Names): readonly Touched[] {
  const node = unwrap(given.type === 'SpreadElement' ? given.argument : given);
  const root = rootName(node);
  if (root === null || !(names.given.has(root) || names.taken.has(root))) return [];
  const key = node.type === 'MemberExpression' ? literalKey(node) : root;
  if (TEXTS.has(key ?? '')) return [];
  const isOne = node.type === 'MemberExpression' || names.taken.has(root);
  const parts = isOne ? partsOf(key) : [];
  return parts.length > 0 ? parts : EVERYTHING;
}

/** `method: init.method ?? 'GET'`: the part goes on under its own name. */
function isHandedOn(value: Node, key: string | null, names: Names): boolean {
  const node = unwrap(value);
  if (key === null || !Object.hasOwn(PART_OF_KEY, key)) return false;
  if (node.type === 'LogicalExpression')
    return (
      node.operator !== '&&' &&
      isHandedOn(node.left, key, names) &&
      (node.right.type === 'Literal' || isHandedOn(node.right, key, names))
    );
  const root = rootName(node);
  if (root === null || names.other.has(root)) return false;
  // `fetch` is given the URL by itself.
  if (node.type === 'Identifier')
    return (
      (node.name === key && names.taken.has(key)) || (key === 'url' && names.given.has(node.name))
    );
  return (
    node.type === 'MemberExpression' &&
    literalKey(node) === key &&
    (names.given.has(root) || names.taken.has(root))
  );
}

function keyOfTarget(target: Node): string | null {
  const node = unwrap(target);
  return node.type === 'MemberExpression' ? literalKey(node) : null;
}

const TEXTS = new Set(['url', 'baseURL', 'method', 'href', 'path', 'headers', 'signal', 'timeout']);

function partsOf(key: string | null): Touched[] {
  const part = key !== null && Object.hasOwn(PART_OF_KEY, key) ? PART_OF_KEY[key] : undefined;
  return part ? [part] : [];
}

/** The keys on the way to what is written: `config.data.store`; a name alone, where it is taken out. */
function writtenBy(target: Node, { taken }: Names): readonly Touched[] {
  const parts: Touched[] = [];
  let node = unwrap(target);
  const isMember = node.type === 'MemberExpression';
  for (; node.type === 'MemberExpression'; node = unwrap(node.object)) {
    const key = literalKey(node);
    if (key === 'headers') return ['headers'];
    // `args[0] = …`
    if (key === null || /^\d+$/.test(key)) return EVERYTHING;
    parts.push(...partsOf(key));
  }
  if (node.type !== 'Identifier' || node.name === 'headers') return parts;
  parts.push(...partsOf(node.name));
  const isOfTaken = isMember && parts.length === 0 && taken.has(node.name);
  return isOfTaken ? EVERYTHING : parts;
}

function isLogging({ callee }: TSESTree.CallExpression): boolean {
  return (
    callee.type === 'MemberExpression' &&
    callee.object.type === 'Identifier' &&
    /^(?:console|log|logger)$/i.test(callee.object.name)
  );
}

/** Functions of the language, and methods of headers. */
function leavesAlone({ callee }: TSESTree.CallExpression): boolean {
  if (callee.type === 'Identifier') return /^(?:String|structuredClone)$/.test(callee.name);
  if (callee.type !== 'MemberExpression') return false;
  const { object } = callee;
  const isOfLanguage = object.type === 'Identifier' && /^(?:Promise|JSON)$/.test(object.name);
  return isOfLanguage || /^(?:set|append|delete|get|has)$/.test(literalKey(callee) ?? '');
}
