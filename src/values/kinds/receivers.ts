/** The instances that a method of a class is called on, where all of them are seen. */
import type { Ask } from '../ask.ts';
import {
  type ClassNode,
  type FunctionNode,
  type Node,
  isClass,
  isFunction,
  thisOwner,
} from '../ast.ts';
import { trailOf } from '../heap/trail.ts';
import { hides } from '../heap/written.ts';
import type { Trail } from '../heap/happening.ts';
import { type SourceModule, isSamePlace, moduleOf } from '../module.ts';
import { type Site, type Value, doubtful } from '../value.ts';
import { isType, mentionsOfClass } from './class-members.ts';
import { isPlain } from './fields.ts';

const MAX_INSTANCES = 8;

/** Empty where that is not known. */
export function receiversOf(ask: Ask, cls: Site<ClassNode>, self: Node): readonly Value[] {
  const fn = functionIn(self, cls.node);
  if (!fn || isAccessor(fn) || !isPlain(cls)) return [];
  const place: Site = { node: fn, module: cls.module, env: null };
  return ask.remember(place, 'receivers', () => {
    const found = ask.guarded('receivers', cls.node, () => {
      const instances = instancesOf(ask, cls);
      return instances.length > MAX_INSTANCES
        ? []
        : instances.flatMap((instance) => asReceiver(ask, fn, instance));
    });
    return found ?? [];
  });
}

function isAccessor({ parent }: FunctionNode): boolean {
  return parent.type === 'MethodDefinition' && parent.kind === 'get';
}

/** The outermost function around a place of the class. */
function functionIn(self: Node, cls: ClassNode): FunctionNode | null {
  let found: FunctionNode | null = null;
  for (let node = self.parent; node && node !== cls; node = node.parent)
    if (isFunction(node)) found = node;
  return found;
}

/** All of a class that nobody but its file knows. */
function instancesOf(ask: Ask, { node, module }: Site<ClassNode>): Value[] {
  const made = madeBy(node, module);
  const all = made?.map((call) => ask.evaluate({ node: call, module, env: null })) ?? [];
  const instances = all.flat();
  const isSure = instances.length === all.length;
  return isSure && instances.every(({ kind }) => kind === 'instance') ? instances : [];
}

/** `null` where something else than a construction names the class. */
function madeBy(cls: ClassNode, module: SourceModule): Node[] | null {
  const mentions = cls.id && mentionsOfClass(cls.id, cls, module);
  if (!mentions || /^Export/.test(cls.parent.type)) return null;
  const made = mentions.flatMap((mention) => {
    const { parent } = mention;
    return parent?.type === 'NewExpression' && parent.callee === mention ? [parent] : [];
  });
  const others = mentions.filter((mention) => !isTypeOrTest(mention));
  return others.length === made.length ? made : null;
}

function isTypeOrTest(mention: Node): boolean {
  const { parent } = mention;
  if (parent?.type === 'BinaryExpression') return parent.operator === 'instanceof';
  return isType(mention);
}

/** A method in which `self` stands is called on an instance that the file of a class makes. */
export function isReceiver(ask: Ask, cls: Site<ClassNode>, self: Site): boolean {
  const owner = self.node.type === 'ThisExpression' ? thisOwner(self.node)?.owner : null;
  const fn = isClass(owner) ? functionIn(self.node, owner) : null;
  if (!fn) return false;
  const { node, module } = cls;
  const what = `receiver ${String(fn.range[0])} ${self.module.filename}`;
  return ask.remember({ node, module, env: null }, what, () =>
    module.calls.some(
      (call) =>
        call.type === 'NewExpression' &&
        module.isNameOf(call.callee, node) &&
        isEntered(fn, self.module, trailOf(ask, { node: call, module, env: null })),
    ),
  );
}

/** Of a file that is read twice, either may be meant. */
function isEntered(fn: Node, module: SourceModule, { entered }: Trail): boolean {
  return [...entered.keys()].some((node) => {
    const home = moduleOf(node);
    return home !== null && isSamePlace({ node, module: home }, { node: fn, module });
  });
}

/** Called on it, for all that is seen; doubtful where something may happen to it out of sight. */
function asReceiver(ask: Ask, fn: FunctionNode, instance: Value): readonly Value[] {
  const { entered, happenings, isExported, isGivenAway, isLost } = trailOf(ask, instance.site);
  if (entered.has(fn) || isExported || isGivenAway) return [instance];
  const isOpen = isLost || happenings.some(({ change }) => hides(change));
  return isOpen ? doubtful([instance]) : [];
}
