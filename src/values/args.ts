/** The arguments of a call, where a list of them is spread. */
import type { Ask } from './ask.ts';
import { isFixed, lengthOf } from './kinds/list.ts';
import type { Arg, Value } from './value.ts';
import { elementNode } from './virtual.ts';

/** The arguments one by one, also where a list that is known is spread: `send(...args)`. */
export function spreadOut(ask: Ask, args: readonly Arg[]): readonly Arg[] {
  if (!args.some(({ spread }) => spread)) return args;
  return args.flatMap((arg) => {
    if (!arg.spread) return [arg];
    const lists = ask.evaluate(arg.site);
    const lengths = lists.map((value) => lengthOf(ask, value));
    if (!lengths.every((length) => length !== null)) return writtenIn(ask, lists) ?? [arg];
    return Array.from({ length: Math.max(...lengths) }, (_, index) => ({
      site: { ...arg.site, node: elementNode(arg.site.node, index) },
      spread: false,
    }));
  });
}

/** `...[first, ...others]` */
function writtenIn(ask: Ask, [list, ...others]: readonly Value[]): readonly Arg[] | null {
  if (list?.kind !== 'array' || list.copy || others.length > 0 || !isFixed(ask, list)) return null;
  const { elements } = list.site.node;
  if (!elements.every((element) => element !== null)) return null;
  return elements.map((element) => {
    const spread = element.type === 'SpreadElement';
    return { site: { ...list.site, node: spread ? element.argument : element }, spread };
  });
}
