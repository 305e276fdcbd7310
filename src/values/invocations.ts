/** What a call or a construction gives. */
import { resultsOfType, returnTypeOf, typeArgumentsOf } from './annotations.ts';
import type { Ask } from './ask.ts';
import {
  type Node,
  type TSESTree,
  contains,
  fallsThrough,
  literalKey,
  returnsOf,
  unwrap,
  walk,
  wrapped,
  yieldsOf,
} from './ast.ts';
import { isRuledOut } from './choices.ts';
import { deepCopy } from './heap/object-view.ts';
import { importValue, requiredModule } from './imports.ts';
import { entriesOf, pairOf } from './members.ts';
import { dottedName } from './module.ts';
import { resultOfTextFunction, resultOfTextMethod } from './texts.ts';
import {
  type Arg,
  type Env,
  type Site,
  type Value,
  type ValueOf,
  argsOf,
  isDistant,
  isNothing,
  isOpaque,
  literal,
  orOfType,
  rootOf,
  textOf,
  unknown,
} from './value.ts';

/** Members of a function that hand it on: `fn.bind(x)` is `fn`. */
const PROMISE_PASS_THROUGH = new Set(['catch', 'finally']);

/** Calls by these names return what the callback they are given returns. */
const MEMOIZERS = new Set([
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

const RUNNERS = new Set(['useMemo', 'runWithRetry', 'untracked', 'computed', 'inject']);

/** Calls that return their first argument. */
const IDENTITIES = new Set([
  'Object.freeze',
  'Object.seal',
  'Promise.resolve',
  'Object.preventExtensions',
  'toRaw',
  'markRaw',
  'readonly',
]);

/** Calls by these names that are given a class give an instance of it. */
const CONTAINERS = new Set(['inject', 'resolve', 'get', 'useInjection', 'getInstance']);

/** What compilers put around `require`: the module passes through. */
const INTEROP =
  /(?:^|\.)_{1,2}(?:importDefault|importStar|toESM|interopRequire(?:Default|Wildcard)|interop_require_(?:default|wildcard)(?:\._)?|interopNamespace(?:Default|Compat)?|interopDefault(?:Legacy|Compat)?)$/;

/** as deep as a look-up may go */
const MAX_FRAMES = 80;

const TAKING_ONE = new Set(['at', 'find', 'findLast', 'pop', 'shift', 'get']);

export function resultOfCall(ask: Ask, site: Site<TSESTree.CallExpression>): readonly Value[] {
  const { node } = site;
  if (node.callee.type === 'Super') return [unknown(site, 'is a call of the base class')];
  const specifier = requiredModule(ask, node, site);
  if (specifier !== null) return importValue(ask, specifier, 'module.exports', site);
  const args = argsOf(node, site);
  const special = builtInCall(ask, node, args, site);
  if (special) return special;
  return ask
    .those(node.callee, node.optional, site)
    .flatMap((callee) => ask.invoked(callee, args, site));
}

/** What a call of `callee` returns. */
export function invoke(
  ask: Ask,
  callee: Value,
  given: Arg[],
  site: Site<TSESTree.CallExpression>,
): readonly Value[] {
  const args = callee.bound ? [...callee.bound, ...given] : given;
  if (callee.kind === 'function') return ask.returned(callee, args, site);
  if (callee.kind === 'class')
    return [{ kind: 'instance', class: callee.site, args, derived: null, site }];
  const typed = resultsOfType(ask, callee);
  if (typed.length > 0) return typed;
  if (isNothing(callee)) return [unknown(site, 'is the result of a function that is not set')];
  const name = calledName(callee);
  const first = args[0];
  if (callee.kind === 'member') {
    const taken = resultOfTextMethod(ask, callee, args, site) ?? takenFrom(ask, callee, args);
    if (taken) return taken;
  }
  if (name !== null && first && MEMOIZERS.has(name)) {
    const given = ask.evaluate(first.site);
    if (given.some((value) => value.kind === 'function')) return given;
  }
  if (name !== null && first && CONTAINERS.has(name)) {
    const instances = ask.evaluate(first.site).flatMap((value) => instancesOf(value, site));
    if (instances.length > 0) return instances;
  }
  if (name === 'useState') return stateOf(ask, first, site);
  if (name === 'useContext' && first) return contextOf(ask, first, callee, args, site);
  if (name !== null && first && RUNNERS.has(name)) {
    const results = ask
      .evaluate(first.site)
      .flatMap((value) => (value.kind === 'function' ? ask.returned(value, [], site) : []));
    if (results.length > 0) return results;
  }
  return [{ kind: 'call', callee, args, site }];
}

export function construct(ask: Ask, callee: Value, args: Arg[], site: Site): readonly Value[] {
  if (callee.kind === 'class')
    return [{ kind: 'instance', class: callee.site, args, derived: null, site }];
  if (callee.kind === 'global' && callee.name === 'Promise') return promised(ask, args, site);
  if (callee.kind === 'global' && callee.name === 'Proxy' && args[0])
    return proxied(ask, args[0], args[1], site);
  if (isNothing(callee)) return [unknown(site, 'is made by a class that is not set')];
  return [{ kind: 'new', callee, args, site }];
}

/** A proxy stands for its target, or for the object that its `get` reads the same key of. */
function proxied(ask: Ask, target: Arg, handler: Arg | undefined, site: Site): readonly Value[] {
  const read = handler
    ? ask
        .evaluate(handler.site)
        .flatMap((value) => (value.kind === 'object' ? ask.member(value, 'get', site) : []))
    : [];
  const sources = read.flatMap((getter) =>
    getter.kind === 'function' ? readThrough(ask, getter) : [],
  );
  return [...sources.filter((value) => !isOpaque(value)), ...ask.evaluate(target.site)];
}

/** `get: (_, key) => source()[key]`, `Reflect.get(source(), key)` */
function readThrough(
  ask: Ask,
  { site: { node, module, env } }: ValueOf<'function'>,
): readonly Value[] {
  const key = node.params[1];
  const isKey = (used: Node | undefined): boolean =>
    key?.type === 'Identifier' &&
    used?.type === 'Identifier' &&
    module.variableOf(used) === module.variableOf(key);
  const sources: Node[] = [];
  walk(node.body, module.visitorKeys, (inner) => {
    if (inner.type === 'MemberExpression' && inner.computed && isKey(unwrap(inner.property)))
      sources.push(inner.object);
    else if (
      inner.type === 'CallExpression' &&
      dottedName(inner.callee, module) === 'Reflect.get' &&
      isKey(inner.arguments[1])
    )
      sources.push(inner.arguments[0]!);
    return undefined;
  });
  return sources.flatMap((source) => ask.evaluate({ node: source, module, env }));
}

/** `new Promise((resolve) => { resolve(x) })` stands for `x`. */
function promised(ask: Ask, args: Arg[], site: Site): readonly Value[] {
  const [executor] = args;
  const fn = executor && ask.evaluate(executor.site).find((value) => value.kind === 'function');
  const resolve = fn?.kind === 'function' ? fn.site.node.params[0] : undefined;
  if (fn?.kind !== 'function' || resolve?.type !== 'Identifier')
    return [unknown(site, 'is a promise')];
  const given = fn.site.module.calls.filter(
    (call) =>
      contains(fn.site.node, call) &&
      call.callee.type === 'Identifier' &&
      call.callee.name === resolve.name,
  );
  const values = given.flatMap((call) =>
    call.arguments[0]
      ? ask.evaluate({ node: call.arguments[0], module: fn.site.module, env: fn.site.env })
      : [],
  );
  return values.length > 0 ? values : [unknown(site, 'is a promise')];
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
  return states.map((state) => ({
    kind: 'list',
    elements: [state, unknown(site, 'sets the state')],
    site,
  }));
}

/** The default of a context; its providers are not looked for. */
function contextOf(
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

/** What a type argument of a call stands for: `useRef<Client>(null)`. */
function ofTypeArgument(ask: Ask, { node, module }: Site, index: number): readonly Value[] {
  const type = typeArgumentsOf(node)[index];
  return type ? ask.ofType(type, { node, module, env: null }) : [];
}

/** `map.get(key)`, `list.at(0)`, `list.find(…)`: one of what the collection holds. */
function takenFrom(
  ask: Ask,
  { object, name }: ValueOf<'member'>,
  args: readonly Arg[],
): readonly Value[] | null {
  if (
    object.kind === 'new' &&
    object.callee.kind === 'global' &&
    /^(?:Weak)?Map$/.test(object.callee.name) &&
    name === 'get'
  ) {
    const entries = entriesOf(ask, object);
    return entries.length > 0 ? entries : null;
  }
  if (object.kind !== 'array' && object.kind !== 'list') return null;
  const place = name === 'at' ? placeIn(ask, object, args[0]) : null;
  if (place !== null) return ask.member(object, String(place), object.site);
  if (name !== null && TAKING_ONE.has(name)) return ask.elementsOf(object);
  return null;
}

/** `list.at(-1)` */
function placeIn(ask: Ask, list: Value, arg: Arg | undefined): number | null {
  const [length] = ask.member(list, 'length', list.site);
  const [index, ...others] = arg ? ask.evaluate(arg.site) : [];
  if (length?.kind !== 'literal' || typeof length.value !== 'number') return null;
  if (others.length > 0 || index?.kind !== 'literal' || typeof index.value !== 'number')
    return null;
  const place = index.value < 0 ? length.value + index.value : index.value;
  return place >= 0 && place < length.value ? place : null;
}

/** The return values of a function, with its parameters bound to these arguments. */
export function returned(
  ask: Ask,
  fn: ValueOf<'function'>,
  args: Arg[] | null,
  site: Site,
): readonly Value[] {
  const { node, module } = fn.site;
  if (isRecursive(fn.site.env, node) || isRecursive(site.env, node))
    return [unknown(site, 'is the result of a recursive function')];
  const env = ask.enter(fn, args, site);
  if (node.generator) return [{ kind: 'list', elements: yielded(ask, fn, env), site }];
  const values = returnsOf(node, module.visitorKeys)
    .filter((expression) => !isRuledOut(expression, module, env))
    .flatMap((expression) => ask.evaluate({ node: expression, module, env }));
  if (values.length > 0 && !values.every(isDistant))
    return node.body.type === 'BlockStatement' && fallsThrough(node.body)
      ? [...values, literal(site, undefined)]
      : values;
  const annotation = returnTypeOf(node, module);
  return orOfType(
    values,
    () => (annotation ? ask.ofType(annotation, { node, module, env: null }) : []),
    site,
  );
}

function yielded(
  ask: Ask,
  { site: { node, module } }: ValueOf<'function'>,
  env: Env,
): readonly Value[] {
  return yieldsOf(node, module.visitorKeys).flatMap(({ argument, delegate }) => {
    const values = argument ? ask.evaluate({ node: argument, module, env }) : [];
    return delegate ? values.flatMap((value) => ask.elementsOf(value)) : values;
  });
}

/** Calls whose meaning the language defines. */
function builtInCall(
  ask: Ask,
  node: TSESTree.CallExpression,
  args: Arg[],
  site: Site<TSESTree.CallExpression>,
): readonly Value[] | null {
  const name = dottedName(node.callee, site.module);
  const [first] = args;
  if (name !== null && first) {
    if (IDENTITIES.has(name)) return ask.evaluate(first.site);
    if (name === 'Promise.all' || name === 'Promise.allSettled') return ask.evaluate(first.site);
    if (name === 'Promise.race' || name === 'Promise.any')
      return ask.evaluate(first.site).flatMap((value) => ask.elementsOf(value));
    if (name === 'Object.values')
      return [
        {
          kind: 'list',
          elements: ask.evaluate(first.site).flatMap((value) => ask.member(value, null, site)),
          site,
        },
      ];
    if (name === 'Object.entries')
      return [
        {
          kind: 'list',
          elements: ask
            .evaluate(first.site)
            .flatMap((value) => ask.member(value, null, site))
            .map((value) => pairOf(value, site)),
          site,
        },
      ];
    if (name === 'Reflect.construct')
      return ask
        .evaluate(first.site)
        .flatMap((callee) =>
          ask.constructed(callee, args[1] ? listedArgs(ask, args[1]) : [], site),
        );
    if (name === 'Reflect.get' && args[1]) return readBy(ask, first, args[1], site);
    if (name === 'String') return ask.evaluate(first.site);
    const converted = resultOfTextFunction(ask, name, first, site);
    if (converted) return converted;
    if (name === 'JSON.parse') return args.length > 1 ? null : copiedAsJson(ask, first, site);
    if (name === 'Object.fromEntries') return copiedByEntries(ask, first, site);
    if (name === 'structuredClone')
      return ask.evaluate(first.site).map((value) => deepCopy(value, site));
    if (name === 'Array.from' && args.length === 1)
      return ask.evaluate(first.site).map((value) => listed(ask, value, site));
    if (name === 'Object.assign') return assignedTo(ask, first, args, site);
  }
  if (
    first &&
    INTEROP.test(
      node.callee.type === 'Identifier'
        ? node.callee.name
        : node.callee.type === 'MemberExpression'
          ? memberText(node.callee)
          : '',
    )
  )
    return ask.evaluate(first.site);
  if (node.callee.type !== 'MemberExpression') return null;
  const method = literalKey(node.callee);
  if (method === null) return null;
  if (method === 'bind') return boundFunction(ask, node.callee.object, args.slice(1), site);
  if (method === 'then' && first) return afterPromise(ask, node.callee.object, args, site);
  if (PROMISE_PASS_THROUGH.has(method)) return unlessOwn(ask, node.callee.object, site);
  if (method === 'call' || method === 'apply')
    return calledOn(ask, node.callee.object, method, args, site);
  return null;
}

/** `JSON.parse(JSON.stringify(x))` is a copy of `x`. */
function copiedAsJson(ask: Ask, text: Arg, site: Site): readonly Value[] | null {
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
function copiedByEntries(
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

/** A list of its own with the same elements. */
function listed(ask: Ask, value: Value, site: Site): Value {
  const isList = value.kind === 'array' || value.kind === 'list' || value.kind === 'new';
  return isList ? { kind: 'list', elements: ask.elementsOf(value), site } : value;
}

/** `Object.assign(x, …)` is `x`, which is followed where it is an object of the program. */
function assignedTo(
  ask: Ask,
  target: Arg,
  args: Arg[],
  site: Site<TSESTree.CallExpression>,
): readonly Value[] {
  const targets = ask.evaluate(target.site);
  if (targets.every((value) => value.kind === 'object')) return targets;
  return [{ kind: 'call', callee: { kind: 'global', name: 'Object.assign', site }, args, site }];
}

/** `Reflect.get(target, key)` */
function readBy(ask: Ask, target: Arg, key: Arg, site: Site): readonly Value[] {
  const names = ask.evaluate(key.site).map(textOf);
  return ask
    .evaluate(target.site)
    .flatMap((value) => names.flatMap((name) => ask.member(value, name, site)));
}

function listedArgs(ask: Ask, arg: Arg): Arg[] {
  const [list, ...others] = ask.evaluate(arg.site);
  if (list?.kind !== 'array' || others.length > 0) return [{ ...arg, spread: true }];
  return list.site.node.elements.flatMap((element) =>
    element
      ? [
          element.type === 'SpreadElement'
            ? { site: { ...list.site, node: element.argument }, spread: true }
            : { site: { ...list.site, node: element }, spread: false },
        ]
      : [],
  );
}

function boundFunction(
  ask: Ask,
  target: Node,
  bound: readonly Arg[],
  site: Site,
): readonly Value[] | null {
  const values = ask.at(target, site);
  if (values.every((value) => rootOf(value).kind === 'unknown')) return null;
  return bound.length > 0
    ? values.map((value) => ({ ...value, bound: [...(value.bound ?? []), ...bound] }))
    : values;
}

function unlessOwn(ask: Ask, target: Node, site: Site): readonly Value[] | null {
  const values = ask.at(target, site);
  return values.some((value) => value.kind === 'object') ||
    values.every((value) => rootOf(value).kind === 'unknown')
    ? null
    : values;
}

function calledOn(
  ask: Ask,
  target: Node,
  method: string,
  args: Arg[],
  site: Site<TSESTree.CallExpression>,
): readonly Value[] | null {
  const functions = ask.at(target, site);
  if (
    functions.some((value) => value.kind === 'object') ||
    functions.every((value) => rootOf(value).kind === 'unknown')
  )
    return null;
  const [, list] = args;
  const rest = method === 'call' ? args.slice(1) : list ? listedArgs(ask, list) : [];
  return functions.flatMap((callee) => ask.invoked(callee, rest, site));
}

function afterPromise(
  ask: Ask,
  target: Node,
  args: Arg[],
  site: Site<TSESTree.CallExpression>,
): readonly Value[] {
  const [first] = args;
  const handlers = first
    ? ask.evaluate(first.site).filter((value) => value.kind === 'function')
    : [];
  if (handlers.length === 0) return [unknown(site, 'is the result of a promise')];
  const given: Arg = { site: { node: target, module: site.module, env: site.env }, spread: false };
  return handlers.flatMap((handler) => ask.returned(handler, [given], site));
}

/** Entered twice already: a third time will not tell more. */
function isRecursive(env: Env | null, fn: Node): boolean {
  let count = 0;
  let current = env;
  for (let steps = 0; current && steps < MAX_FRAMES; steps += 1) {
    const frame = 'fn' in current ? current : null;
    if (frame?.fn === fn) count += 1;
    current = frame?.call?.env ?? current.outer;
  }
  return count > 1;
}

/** The name by which a function is known where it comes from: `memoize` for the default export of `lodash/memoize`. */
function calledName(callee: Value): string | null {
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

function memberText(node: TSESTree.MemberExpression): string {
  return `${node.object.type === 'Identifier' ? node.object.name : ''}.${literalKey(node) ?? ''}`;
}

/** An instance that somebody else makes of a class. */
function instancesOf(value: Value, site: Site): readonly Value[] {
  if (value.kind === 'class')
    return [{ kind: 'instance', class: value.site, args: null, derived: null, site }];
  return value.kind === 'import' && /^[A-Z]\w*[a-z]/.test(value.name)
    ? [{ kind: 'new', callee: value, args: null, site }]
    : [];
}
