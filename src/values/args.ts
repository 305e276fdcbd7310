/** The arguments of a call. */
import type { Ask } from './ask.ts';
import type { Arg } from './value.ts';

/** The arguments in a list; a list that is not written down is one spread argument. */
export function listedArgs(ask: Ask, arg: Arg): Arg[] {
  const [list, ...others] = ask.evaluate(arg.site);
  if (list?.kind !== 'array' || others.length > 0) return [{ ...arg, spread: true }];
  return list.site.node.elements.map((element) => {
    const isSpread = element?.type === 'SpreadElement';
    // What stands at an empty place is not written down anywhere.
    const node = isSpread ? element.argument : (element ?? arg.site.node);
    return { site: { ...list.site, node }, spread: isSpread };
  });
}
