/** Proxies. */
import type { Ask } from '../ask.ts';
import { type Node, isFunction, literalKey, returnsOf, unwrap, walk } from '../ast.ts';
import { ObjectView } from '../heap/object-view.ts';
import { type SourceModule, dottedName } from '../module.ts';
import { type Arg, type Site, type Value, type ValueOf, isOpaque, veiled } from '../value.ts';

/**
 * A proxy stands for its target, or for the object that its `get` reads the same key of. Where it
 * does more than to hand on what is read, nobody knows what comes out.
 */
export function proxied(
  ask: Ask,
  target: Arg,
  handler: Arg | undefined,
  site: Site,
): readonly Value[] {
  const handlers = handler && !handler.spread ? ask.evaluate(handler.site) : [];
  const getters = handlers.flatMap((value) =>
    value.kind === 'object' ? ask.member(value, 'get', site) : [],
  );
  const sources = getters.flatMap((getter) =>
    getter.kind === 'function' ? readThrough(ask, getter) : [],
  );
  const values = [...sources.filter((value) => !isOpaque(value)), ...ask.evaluate(target.site)];
  const isPlain = handlers.length > 0 && handlers.every((value) => handsOn(ask, value, site));
  return isPlain ? values : veiled(values);
}

/** `get: (_, key) => source()[key]`, `Reflect.get(source(), key)` */
function readThrough(
  ask: Ask,
  { site: { node, module, env } }: ValueOf<'function'>,
): readonly Value[] {
  const isKey = keyTest(node.params[1], module);
  const sources: Node[] = [];
  walk(node.body, module.visitorKeys, (inner) => {
    const source = sourceOf(inner, isKey, module);
    if (source) sources.push(source);
    return undefined;
  });
  return sources.flatMap((source) => ask.evaluate({ node: source, module, env }));
}

type KeyTest = (used: Node | undefined) => boolean;

function keyTest(key: Node | undefined, module: SourceModule): KeyTest {
  return (used) =>
    key?.type === 'Identifier' &&
    used?.type === 'Identifier' &&
    module.variableOf(used) === module.variableOf(key);
}

/** What an expression reads the key of. */
function sourceOf(node: Node, isKey: KeyTest, module: SourceModule): Node | null {
  if (node.type === 'MemberExpression')
    return node.computed && isKey(unwrap(node.property)) ? node.object : null;
  if (node.type !== 'CallExpression') return null;
  const isRead = dottedName(node.callee, module) === 'Reflect.get' && isKey(node.arguments[1]);
  return isRead ? (node.arguments[0] ?? null) : null;
}

/** A handler that has no function but one that gives what stands under the key. */
function handsOn(ask: Ask, handler: Value, site: Site): boolean {
  const view = new ObjectView(ask, [handler], site.node);
  if (!view.isComplete() || view.keys().some((key) => key !== 'get')) return false;
  return view.get('get').values.every((value) => {
    if (value.kind !== 'function') return false;
    const { node, module } = value.site;
    const isKey = keyTest(node.params[1], module);
    const results = returnsOf(node, module.visitorKeys);
    return results.length > 0 && results.every((result) => isWhatIsRead(result, isKey, module));
  });
}

/** `source[key]`, with its `this` or without, for some keys nothing. */
function isWhatIsRead(result: Node, isKey: KeyTest, module: SourceModule): boolean {
  const node = unwrap(result);
  const isToo = (part: Node): boolean => isWhatIsRead(part, isKey, module);
  if (sourceOf(node, isKey, module)) return true;
  switch (node.type) {
    case 'ConditionalExpression':
      return isToo(node.consequent) && isToo(node.alternate);
    case 'CallExpression': {
      const { callee } = node;
      const isBinding = callee.type === 'MemberExpression' && literalKey(callee) === 'bind';
      return isBinding && node.arguments.length === 1 && isToo(callee.object);
    }
    case 'Identifier': {
      if (node.name === 'undefined') return true;
      const [definition, ...others] = module.variableOf(node)?.defs ?? [];
      const declarator = definition?.node;
      const isConstant =
        declarator?.type === 'VariableDeclarator' && declarator.parent.kind === 'const';
      if (!isConstant || others.length > 0 || !declarator.init) return false;
      return declarator.id.type === 'Identifier' && isToo(declarator.init);
    }
    default:
      return isFunction(node) && isRunAsGiven(node, isToo, module);
  }
}

/** `(...args) => read(...args)`, with nothing else done to them. */
function isRunAsGiven(
  fn: Parameters<typeof returnsOf>[0],
  isRead: (part: Node) => boolean,
  module: SourceModule,
): boolean {
  const [parameter, ...others] = fn.params;
  const [result, ...more] = returnsOf(fn, module.visitorKeys);
  const call = result && unwrap(result);
  if (call?.type !== 'CallExpression' || more.length > 0 || others.length > 0) return false;
  if (parameter?.type !== 'RestElement' || parameter.argument.type !== 'Identifier') return false;
  const uses = module.variableOf(parameter.argument)?.references ?? [];
  const last = call.arguments.at(-1);
  const given = last?.type === 'SpreadElement' ? last.argument : last;
  if (uses.length !== 1 || uses[0]?.identifier !== given) return false;
  const { callee } = call;
  const method = callee.type === 'MemberExpression' ? literalKey(callee) : null;
  const isThrough = method === 'call' || method === 'apply';
  if (isThrough && callee.type === 'MemberExpression')
    return call.arguments.length === 2 && isRead(callee.object);
  return call.arguments.length === 1 && isRead(callee);
}
