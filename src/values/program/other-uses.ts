/** Whether a function may be called in ways that are not among the calls that are looked at. */
import type { Ask } from '../ask.ts';
import {
  type ClassNode,
  type FunctionNode,
  type Node,
  identifierOf,
  isClass,
  literalKey,
  wrapped,
} from '../ast.ts';
import { RUNS_FUNCTION } from '../models.ts';
import { type SourceModule, dottedName } from '../module.ts';

/** By another name, through an object or a list that holds it, by `call` or `Reflect`. */
export function isCalledOtherwise(ask: Ask, fn: FunctionNode, module: SourceModule): boolean {
  return ask.remember({ node: fn, module, env: null }, 'called otherwise', () => {
    const found = ask.guarded('called otherwise', fn, () => isUsedOtherwise(ask, fn, module));
    return found ?? false;
  });
}

/** Taken out of what it stands in, whoever calls it decides what `this` is. */
export function mayHaveAnotherThis(ask: Ask, fn: FunctionNode, module: SourceModule): boolean {
  const key = keyOfMethod(fn);
  if (key === null || isBoundOnce(key, module)) return false;
  return ask.remember({ node: fn, module, env: null }, 'another this', () => {
    const isLeft = (taken: Node): boolean => isLooked(taken) || keepsThis(taken, module);
    const isTaken = (): boolean => isTakenOut(ask, fn, key, module, isLeft);
    return ask.aside(() => ask.guarded('another this', fn, isTaken)) ?? false;
  });
}

function keyOfMethod({ parent }: FunctionNode): string | null {
  switch (parent.type) {
    case 'MethodDefinition':
    case 'PropertyDefinition':
    case 'Property':
      return literalKey(parent);
    case 'AssignmentExpression':
      return parent.left.type === 'MemberExpression' ? literalKey(parent.left) : null;
    default:
      return null;
  }
}

/** `this.send = this.send.bind(this)` */
function isBoundOnce(key: string, module: SourceModule): boolean {
  return module.assignmentsOf(key).some(({ right }) => {
    const callee = right.type === 'CallExpression' ? right.callee : null;
    return callee?.type === 'MemberExpression' && keepsThis(callee.object, module);
  });
}

/** `this.send.bind(this)`, `api.send.call(api)` */
function keepsThis(taken: Node, module: SourceModule): boolean {
  const { parent } = wrapped(taken);
  if (taken.type !== 'MemberExpression' || parent?.type !== 'MemberExpression') return false;
  if (!RUNS_FUNCTION.has(literalKey(parent) ?? '')) return false;
  const call = wrapped(parent).parent;
  const self = call?.type === 'CallExpression' ? call.arguments[0] : undefined;
  return self !== undefined && textOf(self, module) === textOf(taken.object, module);
}

function textOf({ range }: Node, module: SourceModule): string {
  return module.text.slice(...range);
}

function isUsedOtherwise(ask: Ask, fn: FunctionNode, module: SourceModule): boolean {
  const holder = fn.parent;
  const isKept = holder.type === 'MethodDefinition' || holder.type === 'PropertyDefinition';
  if (holder.type === 'MethodDefinition' && holder.kind === 'constructor')
    return isClass(holder.parent.parent) && isMadeOtherwise(holder.parent.parent, module);
  if (isKept || (holder.type === 'Property' && holder.parent.type === 'ObjectExpression'))
    return isTakenOut(ask, fn, literalKey(holder), module);
  const name = identifierOf(fn);
  return name !== null && mentionsOf(name, module).some((mention) => isOther(mention, module));
}

function mentionsOf(name: Node, module: SourceModule): Node[] {
  const references = module.variableOf(name)?.references ?? [];
  return references.filter((item) => item.isRead()).map(({ identifier }): Node => identifier);
}

/** A method of a class, or of an object: read, and not called; called by a name that is worked out. */
function isTakenOut(
  ask: Ask,
  fn: FunctionNode,
  key: string | null,
  module: SourceModule,
  isHarmless: (taken: Node) => boolean = isLooked,
): boolean {
  const isIt = (node: Node): boolean =>
    ask
      .evaluate({ node, module, env: null })
      .some((value) => value.kind === 'function' && value.site.node === fn);
  // A name is asked for all that it is ever given.
  const isNameOf = (name: Node): boolean => {
    const variable = name.type === 'Identifier' ? module.variableOf(name) : null;
    const values = variable ? ask.variable(variable, { node: name, module, env: null }, null) : [];
    return values.some((value) => value.kind === 'function' && value.site.node === fn);
  };
  const readers = key === null ? [] : module.readersOf(key);
  const taken = readers.some(
    (member) =>
      member.type === 'MemberExpression' &&
      !isCalled(member) &&
      !isHarmless(member) &&
      isIt(member),
  );
  if (taken) return true;
  const bound = readers.some(
    (member) =>
      member.type === 'Property' &&
      member.parent.type === 'ObjectPattern' &&
      isNameOf(member.value),
  );
  if (bound || module.calls.some(({ callee }) => isWorkedOut(callee) && isIt(callee))) return true;
  const object = fn.parent.parent;
  return module.calls.some(({ callee, arguments: [list] }) => {
    if (!list || !LISTING.has(dottedName(callee, module) ?? '')) return false;
    const listed = ask.evaluate({ node: list, module, env: null });
    return listed.some(({ site }) => site.node === object);
  });
}

const LISTING = new Set(['Object.entries', 'Object.values']);

function isWorkedOut(callee: Node): boolean {
  return callee.type === 'MemberExpression' && callee.computed && literalKey(callee) === null;
}

function isCalled(node: Node): boolean {
  const outer = wrapped(node);
  return outer.parent?.type === 'CallExpression' && outer.parent.callee === outer;
}

/** `class Other extends Class`, `new Class(…)`, `x instanceof Class`, `Class.member`: these are looked at. */
function isMadeOtherwise(cls: ClassNode, module: SourceModule): boolean {
  const { parent } = cls;
  const name = cls.id ?? (parent.type === 'VariableDeclarator' ? parent.id : null);
  if (!name) return false;
  return mentionsOf(name, module).some((mention) => {
    const around = wrapped(mention).parent;
    if (around?.type === 'NewExpression') return around.callee !== wrapped(mention);
    if (isClass(around)) return false;
    if (around?.type === 'CallExpression') return around.callee !== wrapped(mention);
    return isOther(mention, module);
  });
}

function isOther(mention: Node, module: SourceModule): boolean {
  const outer = wrapped(mention);
  const { parent } = outer;
  if (!parent || isLooked(mention) || /^(?:Export|JSX|TS)/.test(parent.type)) return false;
  switch (parent.type) {
    case 'CallExpression':
      // What it is handed to is looked at.
      return /^Reflect\./.test(dottedName(parent.callee, module) ?? '');
    case 'MemberExpression':
      return parent.object === outer && RUNS_FUNCTION.has(literalKey(parent) ?? '');
    case 'AssignmentExpression':
      return !isExports(parent.left, module);
    case 'Property': {
      const holder = parent.parent.parent;
      return !(
        holder?.type === 'ExportDefaultDeclaration' ||
        (holder?.type === 'AssignmentExpression' && isExports(holder.left, module))
      );
    }
    default:
      return true;
  }
}

/** `module.exports = …`, `exports.name = …` */
function isExports(target: Node, module: SourceModule): boolean {
  return /^(?:module\.)?exports(?:\.|$)/.test(dottedName(target, module) ?? '');
}

/** Only whether it is there, or what it is. */
function isLooked(node: Node): boolean {
  const { parent } = wrapped(node);
  return LOOKING.has(parent?.type ?? '');
}

const LOOKING = new Set([
  'BinaryExpression',
  'ExpressionStatement',
  'IfStatement',
  'UnaryExpression',
]);
