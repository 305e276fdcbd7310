/** Calls whose meaning the language defines. */
import type { Ask } from '../ask.ts';
import { type TSESTree, literalKey } from '../ast.ts';
import { deepCopy } from '../heap/copy.ts';
import { dottedName } from '../module.ts';
import { type Arg, type Site, type Value, literal, textOf, unknown } from '../value.ts';
import { pairOf } from './collection.ts';
import { boundFunction, calledOn } from './function.ts';
import { listed } from './list.ts';
import { assignedTo, copiedAsJson, copiedByEntries } from './object.ts';
import { afterFailure, afterPromise, allOf, firstOf, promisesOf, unlessOwn } from './promise.ts';
import { resultOfTextFunction } from './text.ts';

/** Calls that return their first argument. */
const IDENTITIES = new Set(['Object.freeze', 'Object.seal', 'Object.preventExtensions']);

/** What compilers put around `require`: the module passes through. */
const INTEROP =
  /(?:^|\.)_{1,2}(?:importDefault|importStar|toESM|interopRequire(?:Default|Wildcard)|interop_require_(?:default|wildcard)(?:\._)?|interopNamespace(?:Default|Compat)?|interopDefault(?:Legacy|Compat)?)$/;

/** Calls whose meaning the language defines. */
export function builtInCall(
  ask: Ask,
  node: TSESTree.CallExpression,
  args: Arg[],
  site: Site<TSESTree.CallExpression>,
): readonly Value[] | null {
  const name = dottedName(node.callee, site.module);
  const [first] = args;
  if (name !== null && first) {
    if (IDENTITIES.has(name)) return ask.evaluate(first.site);
    if (name === 'Promise.resolve') return promisesOf(ask.evaluate(first.site));
    if (name === 'Promise.all') return allOf(ask.evaluate(first.site));
    if (name === 'Promise.race' || name === 'Promise.any')
      return promisesOf(
        firstOf(ask.evaluate(first.site).flatMap((value) => ask.elementsOf(value))),
      );
    if (name === 'Object.values')
      return [
        {
          kind: 'list',
          elements: ask.evaluate(first.site).flatMap((value) => ask.member(value, null, site)),
          site,
        },
      ];
    if (name === 'Object.entries')
      return [
        {
          kind: 'list',
          elements: ask
            .evaluate(first.site)
            .flatMap((value) => ask.member(value, null, site))
            .map((value) => pairOf(value, site)),
          site,
        },
      ];
    if (name === 'Reflect.construct')
      return ask
        .evaluate(first.site)
        .flatMap((callee) =>
          ask.constructed(callee, args[1] ? [{ ...args[1], spread: true }] : [], site),
        );
    if (name === 'Reflect.get' && args[1]) return readBy(ask, first, args[1], site);
    if (name === 'String') return ask.evaluate(first.site).map((value) => asText(value, site));
    const converted = resultOfTextFunction(ask, name, first, site);
    if (converted) return converted;
    if (name === 'JSON.parse') return args.length > 1 ? null : copiedAsJson(ask, first, site);
    if (name === 'Object.fromEntries') return copiedByEntries(ask, first, site);
    if (name === 'structuredClone')
      return ask.evaluate(first.site).map((value) => deepCopy(value, site));
    if (name === 'Array.from' && args.length === 1)
      return ask.evaluate(first.site).map((value) => listed(ask, value, site));
    if (name === 'Object.assign') return assignedTo(ask, first, args, site);
  }
  if (
    first &&
    INTEROP.test(
      node.callee.type === 'Identifier'
        ? node.callee.name
        : node.callee.type === 'MemberExpression'
          ? memberText(node.callee)
          : '',
    )
  )
    return ask.evaluate(first.site);
  if (node.callee.type !== 'MemberExpression') return null;
  const method = literalKey(node.callee);
  if (method === null) return null;
  if (method === 'bind') return boundFunction(ask, node.callee.object, args, site);
  if (method === 'then' && first) return afterPromise(ask, node.callee.object, args, site);
  if (method === 'catch') return afterFailure(ask, node.callee.object, first, site);
  if (method === 'finally') return unlessOwn(ask, node.callee.object, site);
  if (method === 'call' || method === 'apply')
    return calledOn(ask, node.callee.object, method, args, site);
  return null;
}

/** `Reflect.get(target, key)` */
function readBy(ask: Ask, target: Arg, key: Arg, site: Site): readonly Value[] {
  const names = ask.evaluate(key.site).map(textOf);
  return ask
    .evaluate(target.site)
    .flatMap((value) => names.flatMap((name) => ask.member(value, name, site)));
}

function asText(value: Value, site: Site): Value {
  if (value.kind !== 'literal') return value;
  return value.isFailing ? unknown(site, 'is a text') : literal(site, String(value.value));
}

function memberText(node: TSESTree.MemberExpression): string {
  return `${node.object.type === 'Identifier' ? node.object.name : ''}.${literalKey(node) ?? ''}`;
}
