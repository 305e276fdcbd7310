/** What a call gives that is not read: known functions of packages, and the members of a result. */
import type { Ask } from '../ask.ts';
import { type Node, type TSESTree, wrapped } from '../ast.ts';
import { ObjectView } from '../heap/object-view.ts';
import { modelOf } from '../models.ts';
import { isMarkup } from '../program/markup/graft.ts';
import {
  type Arg,
  type Site,
  type Value,
  type ValueOf,
  areRivals,
  argsOf,
  asTaken,
  doubtful,
  isDistant,
  isNothing,
  isOpaque,
  literal,
  orOfType,
  unknown,
} from '../value.ts';
import { assignedMember } from './function.ts';
import { isMethodName, keepsElements, lengthOf } from './list.ts';
import { ofTypeArgument } from './type.ts';

/** Members of what a call made: an object that `Object.assign` builds, an entry of a `Map`. */
export function callMember(
  ask: Ask,
  call: ValueOf<'call'>,
  name: string | null,
  site: Site,
): readonly Value[] {
  if (call.callee.kind === 'global' && call.callee.name === 'Object.assign') {
    const view = new ObjectView(ask, [call], site.node);
    const found =
      name === null
        ? { values: view.keys().flatMap((key) => [...view.get(key).values]), unknown: true }
        : view.get(name);
    return found.values.length > 0
      ? found.values
      : [
          found.unknown
            ? unknown(site, 'may come from an object that is not known')
            : literal(site, undefined),
        ];
  }
  if (name !== 'value' && isOpenedAt(site, call))
    return callMember(ask, call, 'value', site).flatMap((value) => ask.member(value, name, site));
  const { callee } = call;
  if (
    !isMethodName(name) &&
    name !== 'length' &&
    callee.kind === 'member' &&
    (callee.name === 'map' || keepsElements(callee.name ?? ''))
  )
    return elementAt(ask, { ...call, callee }, name);
  const held = name === 'current' || name === 'value' ? heldBy(ask, call) : null;
  const assigned = assignedMember(ask, call, name, site);
  if (held?.some((value) => !isOpaque(value)))
    return [...held, ...assigned.filter((value) => value.kind !== 'member')];
  const typed = held && assigned.every(isDistant) ? ofTypeArgument(ask, call.site, 0) : [];
  return typed.length > 0 ? typed : assigned;
}

function elementAt(
  ask: Ask,
  call: ValueOf<'call'> & { callee: ValueOf<'member'> },
  name: string | null,
): readonly Value[] {
  const { object, name: method } = call.callee;
  const held = ask.elementsOf(call);
  const length = method === 'map' ? lengthOf(ask, object) : null;
  // Each of them may be what is made of another element.
  const isOneOfMany = ask.elementsOf(object).length > 1 || areRivals(held);
  const found = isOneOfMany ? doubtful(held) : held;
  const isThere = name !== null && length !== null && Number(name) < length;
  return isThere ? found : found.map(asTaken);
}

/** The markup of a component says `client` for the `value` of a reference. */
function isOpenedAt({ node }: Site, { callee }: ValueOf<'call'>): boolean {
  const model = modelOf(callee);
  return (model === 'holds' || model === 'computes') && isMarkup(node);
}

/** `useRef(x)`, `computed(() => x)`; `null` for anything else. */
function heldBy(
  ask: Ask,
  { callee, args: [first], site }: ValueOf<'call'>,
): readonly Value[] | null {
  const model = modelOf(callee);
  if (model !== 'holds' && model !== 'computes') return null;
  if (!first) return [];
  return model === 'holds' ? ask.evaluate(first.site) : resultsOf(ask, first, site);
}

/** What the functions return that an argument stands for. */
function resultsOf(ask: Ask, arg: Arg, site: Site): readonly Value[] {
  return ask
    .evaluate(arg.site)
    .flatMap((value) => (value.kind === 'function' ? ask.returned(value, [], site) : []));
}

/** What a known function of a package gives; empty where that cannot be told. */
export function resultOfModel(
  ask: Ask,
  callee: Value,
  args: Arg[],
  site: Site<TSESTree.CallExpression>,
): readonly Value[] {
  const model = modelOf(callee);
  const [first] = args;
  if (model === 'keeps state') return stateOf(ask, first, site);
  if (!first) return [];
  switch (model) {
    case 'returns':
      return ask.evaluate(first.site);
    case 'opens':
      return ask
        .evaluate(first.site)
        .flatMap((value) =>
          value.kind === 'call' && heldBy(ask, value)
            ? callMember(ask, value, 'value', site)
            : value,
        );
    case 'memoizes': {
      const given = ask.evaluate(first.site);
      return given.some((value) => value.kind === 'function') ? given : [];
    }
    case 'runs':
      return resultsOf(ask, first, site);
    case 'makes':
      return ask.evaluate(first.site).flatMap((value) => instancesOf(value, site));
    case 'reads context':
      return contextOf(ask, first, site);
    default:
      return [];
  }
}

/** `const [value, setValue] = useState(initial)`: what it starts with, and what it is set to. */
function stateOf(
  ask: Ask,
  initial: Arg | undefined,
  site: Site<TSESTree.CallExpression>,
): readonly Value[] {
  const called = (arg: Arg): readonly Value[] =>
    ask
      .evaluate(arg.site)
      .flatMap((value) =>
        value.kind === 'function'
          ? ask.returned(value, null, { ...site, node: arg.site.node })
          : [value],
      );
  const pattern = wrapped(site.node).parent;
  const setter =
    pattern?.type === 'VariableDeclarator' && pattern.id.type === 'ArrayPattern'
      ? pattern.id.elements[1]
      : null;
  const uses = setter
    ? (site.module.variableOf(setter)?.references.filter((reference) => !reference.init) ?? [])
    : [];
  const set = uses.flatMap(({ identifier }): readonly Value[] => {
    const { parent } = identifier as Node;
    const [argument] =
      parent?.type === 'CallExpression' && parent.callee === identifier
        ? argsOf(parent, { ...site, env: null })
        : [];
    return argument ? called(argument) : [unknown(site, 'is set where it cannot be seen')];
  });
  const states = orOfType(
    [...(initial ? called(initial) : [literal(site, undefined)]), ...set],
    () => ofTypeArgument(ask, site, 0),
    site,
  );
  const setting = unknown(site, 'sets the state');
  return states.map((state) => ({
    kind: 'list',
    elements: [state, setting],
    slots: [[state], [setting]],
    site,
  }));
}

/** The default of a context; its providers are not looked for. */
function contextOf(ask: Ask, context: Arg, site: Site): readonly Value[] {
  const contexts = ask
    .evaluate(context.site)
    .flatMap((value) =>
      value.kind === 'call' && modelOf(value.callee) === 'makes context' ? [value] : [],
    );
  const values = contexts.flatMap((made) =>
    orOfType(
      made.args[0] ? ask.evaluate(made.args[0].site).filter((value) => !isNothing(value)) : [],
      () => ofTypeArgument(ask, made.site, 0),
      site,
    ),
  );
  const known = values.filter((value) => !isOpaque(value));
  return known.length > 0 ? [...known, unknown(site, 'may be given by a provider')] : [];
}

/** An instance that somebody else makes of a class. */
function instancesOf(value: Value, site: Site): readonly Value[] {
  if (value.kind === 'class')
    return [{ kind: 'instance', class: value.site, args: null, derived: null, site }];
  return value.kind === 'import' && /^[A-Z]\w*[a-z]/.test(value.name)
    ? [{ kind: 'new', callee: value, args: null, site }]
    : [];
}
