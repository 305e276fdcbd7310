/** An instance of a class, as its own methods know it: `this` is another name of it. */
import type { Ask } from '../ask.ts';
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
import type { Arg, Env, Site, ValueOf } from '../value.ts';
import { membersOf } from '../kinds/class-members.ts';
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
  const fn = instance && methodOf(tracker, instance, name);
  if (fn) enterSelf(tracker, carrier, fn, tracker.argsOf(carrier, call), call);
  else tracker.escape(carrier, 'is what a method that is not read is called on', call);
}

function methodOf(
  { ask }: Tracker,
  instance: ValueOf<'instance'>,
  name: string | null,
): ValueOf<'function'> | null {
  let cls: Site<ClassNode> | null = instance.class;
  for (let bases = 0; cls && bases < MAX_BASES; bases += 1) {
    const { node: around, module, env }: Site<ClassNode> = cls;
    // Something may be set in its place.
    if (name === null || module.assignmentsOf(name).length > 0) return null;
    const [member] = membersOf(around, name);
    if (member) {
      const node = 'value' in member ? member.value : null;
      const frame: Env = { fn: around, args: null, self: instance, outer: env };
      return isFunction(node)
        ? { kind: 'function', site: { node, module, env: frame }, self: instance }
        : null;
    }
    cls = baseOf(ask, cls);
  }
  return null;
}

const MAX_BASES = 8;

function baseOf(ask: Ask, { node, module, env }: Site<ClassNode>): Site<ClassNode> | null {
  if (!node.superClass) return null;
  const [base, ...others] = ask.evaluate({ node: node.superClass, module, env });
  return base?.kind === 'class' && others.length === 0 ? base.site : null;
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
