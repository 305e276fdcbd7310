/** An object that is handed to a function, or that a method is called on. */
import type { CallNode } from '../ask.ts';
import {
  type FunctionNode,
  type Node,
  type TSESTree,
  isClass,
  literalKey,
  thisOwner,
  unwrap,
} from '../ast.ts';
import { callbackPosition, modelOf } from '../models.ts';
import { constructorOf, dottedName } from '../module.ts';
import { type Arg, type Env, type Value, type ValueOf, isNothing } from '../value.ts';
import type { Carrier, Tracker } from './happening.ts';

/** `argument` is one of the call's arguments; of a spread list, the element number `offset`. */
export function handed(
  tracker: Tracker,
  carrier: Carrier,
  call: CallNode,
  argument: Node,
  offset = 0,
): void {
  const first = call.arguments.indexOf(argument as never);
  const isShifted = call.arguments.slice(0, first).some(({ type }) => type === 'SpreadElement');
  const position = isShifted ? NaN : first + offset;
  const name = dottedName(call.callee, carrier.module);
  if (name !== null && builtIn(tracker, carrier, call, name, position)) return;
  if (call.callee.type === 'MemberExpression' && call.type === 'CallExpression') {
    if (calledThrough(tracker, carrier, call, call.callee, position)) return;
    if (addedTo(tracker, carrier, call, call.callee, position)) return;
  }
  if (isRunByMethod(tracker, carrier, call, position)) return;
  const callees = calleesOf(tracker, carrier, call);
  for (const callee of callees) handTo(tracker, carrier, call, callee, position);
}

/** What is called; by `super(…)`, the base class. */
function calleesOf(tracker: Tracker, carrier: Carrier, { callee }: CallNode): readonly Value[] {
  if (callee.type !== 'Super')
    return tracker.ask.those(callee, false, tracker.near(carrier, callee));
  const owner = thisOwner(callee)?.owner;
  const base = isClass(owner) ? owner.superClass : null;
  return base ? tracker.ask.at(base, tracker.near(carrier, base)) : [];
}

/** `list.map(fn)`, `promise.then(fn)`: the function is run, and goes nowhere else. */
function isRunByMethod(
  tracker: Tracker,
  carrier: Carrier,
  call: CallNode,
  position: number,
): boolean {
  if (call.callee.type !== 'MemberExpression' || carrier.path.length > 0) return false;
  const method = literalKey(call.callee) ?? '';
  const isIteration = callbackPosition(method) !== null && position === 0;
  if (!isIteration && !PROMISE_METHODS.has(method)) return false;
  const near = tracker.near(carrier, carrier.node);
  if (!tracker.ask.evaluate(near).every(({ kind }) => kind === 'function')) return false;
  const list = unwrap(call.callee.object);
  const isSure =
    isIteration && list.type === 'ArrayExpression' && list.elements[0]?.type !== 'SpreadElement';
  tracker.note(carrier, call, { kind: 'invoke', isSure: isSure && list.elements.length > 0 });
  return true;
}

const PROMISE_METHODS = new Set(['then', 'catch', 'finally']);

function handTo(
  tracker: Tracker,
  carrier: Carrier,
  call: CallNode,
  callee: Value,
  position: number,
): void {
  const at = position + (callee.bound?.length ?? 0);
  if (callee.kind === 'function') {
    const args = [...(callee.bound ?? []), ...tracker.argsOf(carrier, call)];
    enter(tracker, carrier, callee, call, args, at);
    return;
  }
  if (callee.kind === 'class') {
    construct(tracker, carrier, callee, call, at);
    return;
  }
  if (isNothing(callee)) return;
  if (isReader(tracker, callee)) return;
  if (modelOf(callee) === 'returns') tracker.add({ ...carrier, node: call });
  else tracker.escape(carrier, 'is handed to a function that is not read', call);
}

function isReader(tracker: Tracker, callee: Value): boolean {
  return modelOf(callee) === 'reads' || tracker.ask.onlyReads(callee);
}

/** Into the parameter of a function of the program. */
function enter(
  tracker: Tracker,
  carrier: Carrier,
  callee: ValueOf<'function'>,
  call: CallNode,
  args: Arg[] | null,
  position: number,
): void {
  const { node: fn, module } = callee.site;
  if (Number.isNaN(position)) {
    tracker.escape(carrier, 'is one of several spread arguments', call);
    return;
  }
  if (usesArguments(fn, module.text)) tracker.escape(carrier, 'is one of `arguments`', call);
  const rest = fn.params.findIndex(({ type }) => type === 'RestElement');
  const isRest = rest !== -1 && position >= rest;
  const parameter = fn.params[isRest ? rest : position];
  if (!parameter) return;
  const site = tracker.near(carrier, call);
  // A function that calls itself does the same again.
  if (tracker.framesOf(carrier.env).includes(fn)) return;
  if (tracker.isTooDeep(carrier.env)) {
    tracker.escape(carrier, 'is handed on too often', call);
    return;
  }
  const env: Env = tracker.ask.enter(callee, args, site);
  const path = isRest ? [String(position - rest), ...carrier.path] : carrier.path;
  tracker.enter({ ...carrier, module, path }, fn, parameter, env);
}

const argumentsUsed = new WeakMap<FunctionNode, boolean>();

function usesArguments(fn: FunctionNode, text: string): boolean {
  if (fn.type === 'ArrowFunctionExpression') return false;
  let known = argumentsUsed.get(fn);
  if (known === undefined) {
    known = /\barguments\b/.test(text.slice(fn.range[0], fn.range[1]));
    argumentsUsed.set(fn, known);
  }
  return known;
}

function construct(
  tracker: Tracker,
  carrier: Carrier,
  { site }: ValueOf<'class'>,
  call: CallNode,
  position: number,
): void {
  const constructor = constructorOf(site.node);
  if (constructor) {
    const self: Value = { kind: 'instance', class: site, args: null, derived: null, site };
    const fn: ValueOf<'function'> = {
      kind: 'function',
      site: { node: constructor, module: site.module, env: site.env },
      self,
    };
    enter(tracker, carrier, fn, call, tracker.argsOf(carrier, call), position);
    return;
  }
  // Without a constructor of its own, the arguments go to that of the base class.
  const { superClass } = site.node;
  if (!superClass) return;
  for (const base of tracker.ask.at(superClass, site))
    if (base.kind !== 'class' || base.site.node !== site.node)
      handTo(tracker, carrier, call, base, position);
}

/** Functions of the language, by the name that they are called by. */
function builtIn(
  tracker: Tracker,
  carrier: Carrier,
  call: CallNode,
  name: string,
  position: number,
): boolean {
  const args = tracker.argsOf(carrier, call);
  const [key, ...rest] = carrier.path;
  const result = (path: readonly string[]): void => {
    tracker.add({ ...carrier, node: call, path });
  };
  const isItself = key === undefined && position === 0;
  switch (name) {
    case 'Object.assign':
      if (isItself) tracker.note(carrier, call, { kind: 'merge', sources: args.slice(1) });
      if (position === 0 || key !== undefined) result(carrier.path);
      if (position > 0 && key !== undefined && args[0])
        tracker.storedIn({ ...carrier, path: rest }, args[0].site.node, key);
      return true;
    case 'Object.freeze':
    case 'Object.seal':
    case 'Object.preventExtensions':
      if (isItself) tracker.note(carrier, call, { kind: 'bind', key: null, isFrozen: true });
      result(carrier.path);
      return true;
    case 'Object.defineProperty':
    case 'Reflect.defineProperty':
    case 'Object.defineProperties':
      if (isItself) tracker.note(carrier, call, { kind: 'bind', key: keyAt(tracker, args[1]) });
      else if (position > 0) tracker.escape(carrier, 'is what a property is defined by', call);
      result(carrier.path);
      return true;
    case 'Object':
      result(carrier.path);
      return true;
    case 'Object.create':
      tracker.escape(carrier, 'is what another object is made from', call);
      return true;
    case 'Object.setPrototypeOf':
    case 'Reflect.setPrototypeOf':
      result(carrier.path);
      return true;
    case 'Reflect.set':
      if (isItself) {
        const value = args[2]?.site ?? null;
        tracker.note(carrier, call, { kind: 'set', key: keyAt(tracker, args[1]), value });
      } else if (position === 2 && args[0])
        tracker.storedIn(carrier, args[0].site.node, keyAt(tracker, args[1]) ?? '*');
      return true;
    case 'Reflect.deleteProperty':
      if (isItself) tracker.note(carrier, call, { kind: 'remove', key: keyAt(tracker, args[1]) });
      return true;
    case 'Reflect.get':
      if (key !== undefined && position === 0) {
        const read = keyAt(tracker, args[1]);
        if (read === null || key === '*' || read === key) result(rest);
      }
      return true;
    case 'Object.values':
    case 'Array.from':
      if (args.length > 1) tracker.escape(carrier, 'goes through a function', call);
      if (key !== undefined) result(['*', ...rest]);
      return true;
    case 'Object.entries':
      if (key !== undefined) result(['*', '1', ...rest]);
      return true;
    case 'Object.fromEntries':
      if (key !== undefined) result(['*', ...rest.slice(1)]);
      return true;
    case 'Array.of':
      result([String(position), ...carrier.path]);
      return true;
    case 'Promise.resolve':
    case 'Promise.all':
    case 'Promise.allSettled':
      result(carrier.path);
      return true;
    case 'Promise.race':
    case 'Promise.any':
      if (key !== undefined) result(rest);
      return true;
    case 'Proxy':
      if (isItself) tracker.note(carrier, call, { kind: 'bind', key: null });
      tracker.escape(carrier, 'stands behind a proxy', call);
      return true;
    case 'Set':
    case 'WeakSet':
      if (call.type === 'NewExpression' && key !== undefined) result(['*', ...rest]);
      return true;
    case 'Map':
    case 'WeakMap':
      if (call.type === 'NewExpression' && rest.length > 0) result(['*', ...rest.slice(1)]);
      return true;
    case 'JSON.stringify':
      if (position > 0 || (args.length > 1 && !isFixedReplacer(args[1]!.site.node)))
        tracker.escape(carrier, 'goes through a replacer', call);
      return true;
    case 'Reflect.apply':
    case 'Reflect.construct':
      return false;
    default:
      return READING_GLOBALS.test(name);
  }
}

/** `JSON.stringify(x, null, 2)`, `JSON.stringify(x, ['a'])` */
function isFixedReplacer(node: Node): boolean {
  return (
    node.type === 'Literal' ||
    node.type === 'ArrayExpression' ||
    (node.type === 'Identifier' && node.name === 'undefined')
  );
}

const READING_GLOBALS =
  /^(?:console|Object|Reflect|JSON|Array|Number|String|Boolean|Symbol|Math|Intl|Error|TypeError|RangeError|Date|RegExp|BigInt|Buffer|performance)(?:\.|$)|^(?:structuredClone|isNaN|parseInt|parseFloat|encodeURIComponent|alert|typeof|URLSearchParams|Headers|FormData|URL|Request|Blob|TextEncoder)$/;

function keyAt(tracker: Tracker, arg: Arg | undefined): string | null {
  const [value, ...others] = arg ? tracker.ask.evaluate(arg.site) : [];
  return value?.kind === 'literal' && others.length === 0 ? String(value.value) : null;
}

/** `fn.call(self, object)`, `fn.apply(self, [object])`, `fn.bind(self, object)` */
function calledThrough(
  tracker: Tracker,
  carrier: Carrier,
  call: TSESTree.CallExpression,
  callee: TSESTree.MemberExpression,
  position: number,
): boolean {
  const method = literalKey(callee);
  if (method !== 'call' && method !== 'apply' && method !== 'bind') return false;
  const fns = tracker.ask.at(callee.object, tracker.near(carrier, callee.object));
  const functions = fns.filter((value) => value.kind === 'function');
  const isUnread = fns.some((value) => value.kind !== 'function' && !isReader(tracker, value));
  // A bound function may run at any time, or never.
  const isBound = method === 'bind' && functions.length > 0;
  if (isUnread || isBound || (position === 0 && functions.length > 0))
    tracker.escape(carrier, 'is handed to a function that is not read', call);
  if (position === 0 || isBound) return true;
  const [key, ...rest] = carrier.path;
  for (const fn of functions) {
    if (method !== 'apply') {
      const args = tracker.argsOf(carrier, call).slice(1);
      enter(tracker, carrier, fn, call, args, position - 1);
    } else if (key !== undefined) {
      const args = listedArgs(tracker, carrier, call.arguments[1]);
      enter(tracker, { ...carrier, path: rest }, fn, call, args, Number(key));
    }
  }
  return true;
}

/** The arguments that a list gives, where it is written down. */
function listedArgs(tracker: Tracker, carrier: Carrier, list: Node | undefined): Arg[] | null {
  if (list?.type !== 'ArrayExpression') return null;
  const args = list.elements.flatMap((element) =>
    element && element.type !== 'SpreadElement'
      ? [{ site: tracker.near(carrier, element), spread: false }]
      : [],
  );
  return args.length === list.elements.length ? args : null;
}

/** `list.push(object)`, `map.set(key, object)`: the object becomes an element. */
function addedTo(
  tracker: Tracker,
  carrier: Carrier,
  call: TSESTree.CallExpression,
  callee: TSESTree.MemberExpression,
  position: number,
): boolean {
  const method = literalKey(callee);
  if (method === null || !ADDING.has(method)) return false;
  const targets = tracker.ask.at(callee.object, tracker.near(carrier, callee.object));
  const isCollection = targets.every(
    (value) =>
      value.kind === 'array' ||
      value.kind === 'list' ||
      (value.kind === 'new' && value.callee.kind === 'global'),
  );
  if (!isCollection) return false;
  if (method === 'concat') {
    const [key, ...rest] = carrier.path;
    tracker.add({ ...carrier, node: call, path: ['*', ...carrier.path] });
    if (key !== undefined) tracker.add({ ...carrier, node: call, path: ['*', ...rest] });
  } else if (method !== 'includes' && method !== 'indexOf' && !Number.isNaN(position))
    tracker.storedIn(carrier, callee.object, '*');
  if (method === 'splice' || Number.isNaN(position))
    tracker.escape(carrier, 'is put into a list', call);
  return true;
}

const ADDING = new Set([
  'push',
  'unshift',
  'add',
  'set',
  'append',
  'splice',
  'fill',
  'with',
  'concat',
  'includes',
  'indexOf',
]);

/** A method of what holds the object, or of the object itself, is called. */
export function memberCalled(
  tracker: Tracker,
  carrier: Carrier,
  method: string | null,
  call: TSESTree.CallExpression,
): boolean {
  if (method === null) return false;
  const [key, ...rest] = carrier.path;
  if (method === 'then' || method === 'catch' || method === 'finally') {
    if (method === 'then') callBack(tracker, carrier, call, 0, carrier.path);
    else tracker.add({ ...carrier, node: call });
    return true;
  }
  if (key === undefined || !isElementKey(key)) return false;
  const position = callbackPosition(method);
  if (position !== null) callBack(tracker, carrier, call, position, rest);
  if (TAKES_ONE.has(method)) tracker.add({ ...carrier, node: call, path: rest });
  else if (TAKES_PAIRS.has(method))
    tracker.add({ ...carrier, node: call, path: ['*', '1', ...rest] });
  else if (KEEPS_ELEMENTS.has(method))
    tracker.add({ ...carrier, node: call, path: ['*', ...rest] });
  else if (method === 'flat')
    for (const inner of [rest, rest.slice(1)])
      tracker.add({ ...carrier, node: call, path: ['*', ...inner] });
  else if (position === null && !LEAVES_ALONE.has(method)) return false;
  return true;
}

const TAKES_ONE = new Set(['at', 'find', 'findLast', 'pop', 'shift', 'get']);
const TAKES_PAIRS = new Set(['entries']);
const KEEPS_ELEMENTS = new Set([
  'filter',
  'slice',
  'reverse',
  'sort',
  'toSorted',
  'toReversed',
  'splice',
  'concat',
  'values',
  'toSpliced',
  'copyWithin',
  'fill',
  'with',
]);
const LEAVES_ALONE = new Set([
  'push',
  'unshift',
  'add',
  'set',
  'has',
  'delete',
  'clear',
  'includes',
  'indexOf',
  'join',
  'keys',
]);

function isElementKey(key: string): boolean {
  return key === '*' || /^\d+$/.test(key);
}

/** Into the parameter of the function that a method is given. */
function callBack(
  tracker: Tracker,
  carrier: Carrier,
  call: TSESTree.CallExpression,
  position: number,
  path: readonly string[],
): void {
  const [callback] = call.arguments;
  if (!callback) return;
  const inner: Carrier = { ...carrier, path };
  const given = tracker.ask.at(callback, tracker.near(carrier, callback));
  for (const fn of given) {
    if (fn.kind === 'function') enter(tracker, inner, fn, call, null, position);
    else if (!isNothing(fn) && modelOf(fn) !== 'reads')
      tracker.escape(inner, 'is handed to a function that is not read', call);
  }
}
