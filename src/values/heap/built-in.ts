/** What functions of the language do with an object that they are given. */
import type { CallNode } from '../ask.ts';
import type { Node } from '../ast.ts';
import { onlyHandsOn } from '../handler.ts';
import type { Arg } from '../value.ts';
import { isFunctionAt } from './enter.ts';
import { storedIn } from './fields.ts';
import type { Carrier, Tracker } from './happening.ts';

/** Functions of the language, by the name that they are called by. */
export function builtIn(
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
  // A list that is spread holds the object and, it may be, what is merged into it.
  const sources = args[0]?.spread ? args : args.slice(1);
  switch (name) {
    case 'Object.assign':
      if (isItself) tracker.note(carrier, call, { kind: 'merge', sources });
      else if (key === undefined) tracker.lend();
      if (position === 0 || key !== undefined) result(carrier.path);
      if (position > 0 && key !== undefined && args[0])
        storedIn(tracker, { ...carrier, path: rest, isWithin: true }, args[0].site.node, key);
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
      if (key === undefined) tracker.lend();
      tracker.escape(carrier, 'is what another object is made from', call);
      return true;
    case 'Object.setPrototypeOf':
    case 'Reflect.setPrototypeOf':
      if (isItself) tracker.note(carrier, call, { kind: 'inherit', from: args[1]?.site ?? null });
      else if (key === undefined) tracker.lend();
      result(carrier.path);
      return true;
    case 'Reflect.set':
      if (isItself) {
        const value = args[2]?.site ?? null;
        tracker.note(carrier, call, { kind: 'set', key: keyAt(tracker, args[1]), value });
      } else if (position === 2 && args[0])
        storedIn(tracker, carrier, args[0].site.node, keyAt(tracker, args[1]) ?? '*');
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
      result(carrier.path);
      return true;
    case 'Promise.allSettled':
      if (key !== undefined) result([key, 'value', ...rest]);
      return true;
    case 'Promise.race':
    case 'Promise.any':
      if (key !== undefined) result(rest);
      return true;
    case 'Proxy':
      if (position === 0 && onlyHandsOn(args[1]?.site.node, carrier.module)) {
        result(carrier.path);
        return true;
      }
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
      if (/^(?:[A-Z]\w*)?Error$/.test(name) && key === 'cause') result(carrier.path);
      if (!READING_GLOBALS.test(name)) return false;
      if (key === undefined && isFunctionAt(tracker, carrier))
        tracker.escape(carrier, 'is called by a function of the language', call);
      return true;
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
