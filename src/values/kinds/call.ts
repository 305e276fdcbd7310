/** What a call gives that is not read: known functions of packages, and the members of a result. */
import type { Ask } from '../ask.ts';
import { type Node, type TSESTree, wrapped } from '../ast.ts';
import { ObjectView } from '../heap/object-view.ts';
import {
  type Arg,
  type Site,
  type Value,
  type ValueOf,
  argsOf,
  isDistant,
  isNothing,
  isOpaque,
  literal,
  orOfType,
  unknown,
} from '../value.ts';
import { assignedMember } from './function.ts';
import { LIST_KEEPING, isMethodName } from './list.ts';
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
  const { callee } = call;
  if (
    !isMethodName(name) &&
    name !== 'length' &&
    callee.kind === 'member' &&
    (callee.name === 'map' || LIST_KEEPING.has(callee.name ?? ''))
  )
    return ask.elementsOf(call);
  const isRef =
    (name === 'current' || name === 'value') && 'name' in callee && REFS.has(callee.name ?? '');
  const initial = isRef && call.args[0] ? ask.evaluate(call.args[0].site) : [];
  const assigned = assignedMember(ask, call, name, site);
  if (initial.some((value) => !isOpaque(value)))
    return [...initial, ...assigned.filter((value) => value.kind !== 'member')];
  const typed = isRef && assigned.every(isDistant) ? ofTypeArgument(ask, call.site, 0) : [];
  return typed.length > 0 ? typed : assigned;
}

const REFS = new Set(['useRef', 'ref', 'shallowRef', 'signal', 'useSignal', 'createRef']);

/** Calls by these names return what the callback they are given returns. */
export const MEMOIZERS = new Set([
  'memo',
  'memoize',
  'memoizeOne',
  'once',
  'lazy',
  'cache',
  'singleton',
  'useCallback',
  'unstable_cache',
  'createSingleton',
  'thunk',
  'onetime',
  'pMemoize',
  'moize',
  'mem',
]);

export const RUNNERS = new Set(['useMemo', 'runWithRetry', 'untracked', 'computed', 'inject']);

/** Calls by these names that are given a class give an instance of it. */
export const CONTAINERS = new Set(['inject', 'resolve', 'get', 'useInjection', 'getInstance']);

/** `const [value, setValue] = useState(initial)`: what it starts with, and what it is set to. */
export function stateOf(
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
  return states.map((state) => ({
    kind: 'list',
    elements: [state, unknown(site, 'sets the state')],
    site,
  }));
}

/** The default of a context; its providers are not looked for. */
export function contextOf(
  ask: Ask,
  context: Arg,
  callee: Value,
  args: Arg[],
  site: Site<TSESTree.CallExpression>,
): readonly Value[] {
  const contexts = ask
    .evaluate(context.site)
    .flatMap((value) =>
      value.kind === 'call' && calledName(value.callee) === 'createContext' ? [value] : [],
    );
  const values = contexts.flatMap((made) =>
    orOfType(
      made.args[0] ? ask.evaluate(made.args[0].site).filter((value) => !isNothing(value)) : [],
      () => ofTypeArgument(ask, made.site, 0),
      site,
    ),
  );
  const known = values.filter((value) => !isOpaque(value));
  return known.length > 0
    ? [...known, unknown(site, 'may be given by a provider')]
    : [{ kind: 'call', callee, args, site }];
}

/** The name by which a function is known where it comes from: `memoize` for the default export of `lodash/memoize`. */
export function calledName(callee: Value): string | null {
  if (callee.kind === 'import' && (callee.name === 'default' || callee.name === '*'))
    return (
      /(?:^|[/.])([\w-]+)$/
        .exec(callee.source)?.[1]
        ?.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()) ?? null
    );
  return callee.kind === 'global' || callee.kind === 'import' || callee.kind === 'member'
    ? callee.name
    : null;
}

/** An instance that somebody else makes of a class. */
export function instancesOf(value: Value, site: Site): readonly Value[] {
  if (value.kind === 'class')
    return [{ kind: 'instance', class: value.site, args: null, derived: null, site }];
  return value.kind === 'import' && /^[A-Z]\w*[a-z]/.test(value.name)
    ? [{ kind: 'new', callee: value, args: null, site }]
    : [];
}
