/** Paths of the program's own server: where it says what it answers, and where its page asks it. */
import { type Node, type TSESTree, literalKey, spokenName, unwrap } from '../../values/ast.ts';
import type { Evaluator } from '../../values/evaluator.ts';
import type { SourceModule } from '../../values/module.ts';
import { namesClient } from '../candidates.ts';
import { patternsOf } from '../request/texts.ts';

/** A call that gets an address, or an object that holds one, as one of its arguments. */
export interface Taker {
  evaluator: Evaluator;
  module: SourceModule;
  call: TSESTree.CallExpression | TSESTree.NewExpression;
  given: Node;
}

/** `router.post('/v1/files', (request) => …)`, `fastify.route({ url, handler })`, `@Post('v1/files')` */
export function isRouteOfServer(taker: Taker): boolean {
  const { call, given } = taker;
  if (call.parent.type === 'Decorator') return isPath(taker);
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression' || namesClient(spokenName(callee.object) ?? ''))
    return false;
  const name = literalKey(callee) ?? '';
  if (name === 'route' && given.type === 'ObjectExpression') return hasHandler(given);
  return ROUTERS.has(name) && isPath(taker) && endsInHandler(taker);
}

/** What a page asks without a host goes to where it comes from, unless an option says otherwise. */
export function isAskedOfOwnServer(name: string, taker: Taker): boolean {
  return OF_PAGE.has(name) && isPath(taker) && !mayHaveBase(taker);
}

const ROUTERS = new Set([
  ...['get', 'post', 'put', 'patch', 'delete', 'head', 'options'],
  ...['all', 'any', 'use', 'on', 'ws', 'openapi'],
]);

const OF_PAGE = new Set([
  ...['fetch', 'EventSource', 'WebSocket', 'XMLHttpRequest'],
  ...['$fetch', 'useFetch', 'useLazyFetch', '$', 'jQuery'],
]);

function hasHandler({ properties }: TSESTree.ObjectExpression): boolean {
  return properties.some((property) => literalKey(property as { key?: Node }) === 'handler');
}

function endsInHandler({ evaluator, module, call, given }: Taker): boolean {
  const last = call.arguments.at(-1);
  if (!last || last === given) return false;
  return evaluator
    .glance({ node: last, module, env: null })
    .some(({ kind }) => kind === 'function');
}

/** `useFetch('/files', { baseURL })` */
function mayHaveBase({ call }: Taker): boolean {
  return call.arguments.some(
    (argument) =>
      argument.type === 'SpreadElement' ||
      (argument.type === 'ObjectExpression' &&
        argument.properties.some(
          (property) =>
            property.type === 'SpreadElement' || /^base/i.test(literalKey(property) ?? 'base'),
        )),
  );
}

/** No host stands in front of it, nor anything that may hold one. */
function isPath({ evaluator, module, given }: Taker): boolean {
  const texts = evaluator
    .glance({ node: given, module, env: null })
    .flatMap((value) => patternsOf(evaluator, value, given));
  return texts.length > 0 && texts.every((text) => /^(?:\/(?!\/)|[\w-]+(?:\/|$))/.test(text));
}
