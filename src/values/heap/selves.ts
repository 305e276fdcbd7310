/** An instance of a class, as its own methods know it: `this` is another name of it. */
import {
  type ClassNode,
  type FunctionNode,
  type Node,
  type TSESTree,
  constructorOf,
  contains,
  isClass,
  isFunction,
  literalKey,
} from '../ast.ts';
import type { Arg, Env, ValueOf } from '../value.ts';
import type { Carrier, Tracker } from './happening.ts';

/** `new Class(…)` made it. */
export function constructed(
  tracker: Tracker,
  carrier: Carrier,
  instance: ValueOf<'instance'>,
): void {
  const { class: cls, args } = instance;
  const node = constructorOf(cls.node);
  if (!node) return;
  const fn: ValueOf<'function'> = { kind: 'function', site: { ...cls, node }, self: instance };
  enterSelf(tracker, carrier, fn, args, carrier.node);
}

/** `instance.method(…)` */
export function calledOnIt(
  tracker: Tracker,
  carrier: Carrier,
  call: TSESTree.CallExpression,
  name: string | null,
): void {
  const { instance } = tracker;
  const fn = instance && methodOf(instance, name);
  if (fn) enterSelf(tracker, carrier, fn, tracker.argsOf(carrier, call), call);
  else tracker.escape(carrier, 'is what a method that is not read is called on', call);
}

function methodOf(instance: ValueOf<'instance'>, name: string | null): ValueOf<'function'> | null {
  const { node: cls, module, env } = instance.class;
  const member = cls.body.body.find(
    (item) => 'key' in item && !item.static && literalKey(item) === name,
  );
  const node = member && 'value' in member ? member.value : null;
  // Something may be set in its place.
  if (!isFunction(node) || module.assignmentsOf(name).length > 0) return null;
  const around: Env = { fn: cls, args: null, self: instance, outer: env };
  return { kind: 'function', site: { node, module, env: around }, self: instance };
}

/** `const { method } = instance` */
export function takenApart(
  tracker: Tracker,
  carrier: Carrier,
  pattern: TSESTree.ObjectPattern,
): void {
  const cls = tracker.instance?.class.node;
  const isKept = pattern.properties.some(
    (property) =>
      cls !== undefined &&
      property.type === 'Property' &&
      keepsThis(cls, tracker.keyOf(property, tracker.near(carrier, property))),
  );
  if (isKept) tracker.note(carrier, pattern, { kind: 'set', key: null, value: null });
}

/** `method = () => …`: a function that may be taken out, and keeps its `this`. */
export function keepsThis({ body }: ClassNode, key: string | null): boolean {
  return body.body.some(
    (member) =>
      member.type === 'PropertyDefinition' &&
      (key === null || literalKey(member) === key) &&
      isFunction(member.value),
  );
}

function enterSelf(
  tracker: Tracker,
  carrier: Carrier,
  fn: ValueOf<'function'>,
  args: Arg[] | null,
  call: Node,
): void {
  const { node, module } = fn.site;
  const owner = classAround(node);
  if (!owner || tracker.framesOf(carrier.env).includes(node)) return;
  if (tracker.isTooDeep(carrier.env)) {
    tracker.escape(carrier, 'is handed on too often', call);
    return;
  }
  const env = tracker.ask.enter(fn, args, tracker.near(carrier, call));
  tracker.calledOn(carrier, node, env);
  for (const self of module.thisOf(owner))
    if (contains(node, self)) tracker.add({ node: self, module, env, path: [] });
}

/** The class of a method, or of a field that holds an arrow function. */
function classAround({ type, parent }: FunctionNode): ClassNode | null {
  const isKept = parent.type === 'PropertyDefinition' && type === 'ArrowFunctionExpression';
  const cls: Node | undefined =
    isKept || parent.type === 'MethodDefinition' ? parent.parent.parent : undefined;
  return isClass(cls) ? cls : null;
}
