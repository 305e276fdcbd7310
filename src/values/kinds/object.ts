/** Objects that the program writes down, and their copies. */
import type { Ask } from '../ask.ts';
import type { TSESTree } from '../ast.ts';
import { deepCopy } from '../heap/copy.ts';
import { ObjectView } from '../heap/object-view.ts';
import { dottedName } from '../module.ts';
import {
  type Arg,
  type Site,
  type Value,
  type ValueOf,
  argsOf,
  doubtful,
  asTaken,
  literal,
  unknown,
} from '../value.ts';

export function objectMember(
  ask: Ask,
  object: ValueOf<'object'>,
  name: string | null,
  site: Site,
): readonly Value[] {
  const view = new ObjectView(ask, [object], site.node);
  if (name === null) return view.everything();
  const { values, absent, unknown: isHidden, replaced } = view.get(name);
  const hidden = 'may come from a part of the object that is not known';
  if (values.length === 0) return [isHidden ? unknown(site, hidden) : literal(site, undefined)];
  // What may be missing is told by its other values; what may be anything else is told too.
  const told = replaced ? doubtful(values) : values;
  if (absent) return told.map(asTaken);
  return isHidden ? [...told, unknown(site, hidden)] : told;
}

/** `JSON.parse(JSON.stringify(x))` is a copy of `x`. */
export function copiedAsJson(ask: Ask, text: Arg, site: Site): readonly Value[] | null {
  const sources = ask.evaluate(text.site).map((value) => {
    const isText =
      value.kind === 'call' &&
      value.args.length === 1 &&
      value.callee.kind === 'member' &&
      value.callee.name === 'stringify' &&
      value.callee.object.kind === 'global' &&
      value.callee.object.name === 'JSON';
    return isText ? { of: value.args[0]!.site, at: value.site } : null;
  });
  if (!sources.every((source) => source !== null)) return null;
  // The copy is taken when the text is made, and is an object of its own where that is read.
  return sources.flatMap(({ of, at }) =>
    ask.evaluate(of).map((value) => deepCopy(deepCopy(value, at, [], true), site)),
  );
}

/** `Object.fromEntries(Object.entries(x))` is a copy of `x`; with anything between, it is not known. */
export function copiedByEntries(
  ask: Ask,
  { site: { node, module, env } }: Arg,
  site: Site,
): readonly Value[] | null {
  if (node.type !== 'CallExpression' || dottedName(node.callee, module) !== 'Object.entries')
    return null;
  const [of] = argsOf(node, { node, module, env });
  if (!of || node.arguments.length > 1) return null;
  return ask
    .evaluate(of.site)
    .map((value) =>
      value.kind === 'object'
        ? { ...value, copy: { of: value, made: site, path: [], isDeep: false } }
        : unknown(site, 'is made of the entries of something that is not an object'),
    );
}

/** `Object.assign(x, …)` is `x`, which is followed where it is an object of the program. */
export function assignedTo(
  ask: Ask,
  target: Arg,
  args: Arg[],
  site: Site<TSESTree.CallExpression>,
): readonly Value[] {
  const targets = ask.evaluate(target.site);
  if (targets.every((value) => value.kind === 'object')) return targets;
  return [{ kind: 'call', callee: { kind: 'global', name: 'Object.assign', site }, args, site }];
}
