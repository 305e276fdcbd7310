/** What functions that see a request before it is sent may do to it: interceptors, hooks, transforms. */
import {
  type Node,
  type TSESTree,
  isFunction,
  literalKey,
  unwrap,
  walk,
} from '../../values/ast.ts';
import type { Evaluator } from '../../values/evaluator.ts';
import type { Lookup } from '../../values/heap/lookup.ts';
import type { SourceModule } from '../../values/module.ts';
import { type Site, isNothing } from '../../values/value.ts';
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
const EVERYTHING: readonly Touched[] = ['url', 'verb', 'body', 'query', 'headers'];
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
    for (const value of lookup(key).values.filter((item) => !isNothing(item)))
      addTouched(touched, value.site.node, value.site.module);
  for (const { node, module } of of ? interceptorsOf(evaluator, of) : [])
    addTouched(touched, node, module);
  return touched;
}

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
  touched.add('headers');
  if (!isFunction(node) && !HOLDERS.has(node.type)) {
    for (const part of EVERYTHING) touched.add(part);
    return;
  }
  walk(node, module.visitorKeys, (inner) => {
    for (const part of touchedBy(inner)) touched.add(part);
    return undefined;
  });
}

const HOLDERS = new Set(['ObjectExpression', 'ArrayExpression']);

function touchedBy(node: Node): readonly Touched[] {
  if (node.type === 'NewExpression')
    return node.callee.type === 'Identifier' && node.callee.name === 'Request' ? EVERYTHING : [];
  if (node.type === 'CallExpression') return handsOn(node) ? EVERYTHING : [];
  const target =
    node.type === 'AssignmentExpression'
      ? node.left
      : node.type === 'UnaryExpression' && node.operator === 'delete'
        ? node.argument
        : node.type === 'Property' && node.parent.type === 'ObjectExpression'
          ? node
          : null;
  return target ? keysOf(target) : [];
}

/** The keys on the way to what is written: `config.data.store`. */
function keysOf(target: Node): Touched[] {
  if (target.type === 'Property') {
    const part = PART_OF_KEY[literalKey(target) ?? ''];
    return part ? [part] : [];
  }
  const parts: Touched[] = [];
  for (let node = unwrap(target); node.type === 'MemberExpression'; node = unwrap(node.object)) {
    const key = literalKey(node);
    if (key === 'headers' || key === 'common') return parts.filter((part) => part === 'headers');
    if (key === null) return [...EVERYTHING];
    const part = Object.hasOwn(PART_OF_KEY, key) ? PART_OF_KEY[key] : undefined;
    if (part) parts.push(part);
  }
  return parts;
}

/** The request is given to a function, which may do anything. */
function handsOn({ callee, arguments: args }: TSESTree.CallExpression): boolean {
  const name =
    callee.type === 'MemberExpression' && callee.object.type === 'Identifier'
      ? callee.object.name
      : '';
  if (/^(?:console|log|logger|Promise|JSON)$/.test(name)) return false;
  if (
    callee.type === 'MemberExpression' &&
    /^(?:set|append|delete|get|has)$/.test(literalKey(callee) ?? '')
  )
    return false;
  return args.some((arg) => arg.type === 'Identifier' && REQUEST_NAMES.test(arg.name));
}

const REQUEST_NAMES = /^(?:config|cfg|req|request|options|opts|conf|c)$/i;
