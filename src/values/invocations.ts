/** What a call or a construction gives. */
import { resultsOfType, returnTypeOf, typeArgumentsOf, valuesOfType } from './annotations.ts';
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
import type { Evaluator } from './evaluator.ts';
import { importValue, requiredModule } from './imports.ts';
import { deepCopy } from './heap/object-view.ts';
import { elementsOf, entriesOf, lengthOf, membersNamed, pairOf } from './members.ts';
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

export function resultOfCall(
  evaluator: Evaluator,
  site: Site<TSESTree.CallExpression>,
): readonly Value[] {
  const { node } = site;
  if (node.callee.type === 'Super') return [unknown(site, 'is a call of the base class')];
  const specifier = requiredModule(evaluator, node, site);
  if (specifier !== null) return importValue(evaluator, specifier, 'module.exports', site);
  const args = argsOf(node, site);
  const special = builtInCall(evaluator, node, args, site);
  if (special) return special;
  return evaluator
    .those(node.callee, node.optional, site)
    .flatMap((callee) => invoke(evaluator, callee, args, site));
}

/** What a call of `callee` returns. */
function invoke(
  evaluator: Evaluator,
  callee: Value,
  given: Arg[],
  site: Site<TSESTree.CallExpression>,
): readonly Value[] {
  const args = callee.bound ? [...callee.bound, ...given] : given;
  if (callee.kind === 'function') return returned(evaluator, callee, args, site);
  if (callee.kind === 'class')
    return [{ kind: 'instance', class: callee.site, args, derived: null, site }];
  const typed = resultsOfType(evaluator, callee);
  if (typed.length > 0) return typed;
  if (isNothing(callee)) return [unknown(site, 'is the result of a function that is not set')];
  const name = calledName(callee);
  const first = args[0];
  if (callee.kind === 'member') {
    const taken =
      resultOfTextMethod(evaluator, callee, args, site) ?? takenFrom(evaluator, callee, args);
    if (taken) return taken;
  }
  if (name !== null && first && MEMOIZERS.has(name)) {
    const given = evaluator.evaluate(first.site);
    if (given.some((value) => value.kind === 'function')) return given;
  }
  if (name !== null && first && CONTAINERS.has(name)) {
    const instances = evaluator.evaluate(first.site).flatMap((value) => instancesOf(value, site));
    if (instances.length > 0) return instances;
  }
  if (name === 'useState') return stateOf(evaluator, first, site);
  if (name === 'useContext' && first) return contextOf(evaluator, first, callee, args, site);
  if (name !== null && first && RUNNERS.has(name)) {
    const results = evaluator
      .evaluate(first.site)
      .flatMap((value) => (value.kind === 'function' ? returned(evaluator, value, [], site) : []));
    if (results.length > 0) return results;
  }
  return [{ kind: 'call', callee, args, site }];
}

export function construct(
  evaluator: Evaluator,
  callee: Value,
  args: Arg[],
  site: Site,
): readonly Value[] {
  if (callee.kind === 'class')
    return [{ kind: 'instance', class: callee.site, args, derived: null, site }];
  if (callee.kind === 'global' && callee.name === 'Promise') return promised(evaluator, args, site);
  if (callee.kind === 'global' && callee.name === 'Proxy' && args[0])
    return proxied(evaluator, args[0], args[1], site);
  if (isNothing(callee)) return [unknown(site, 'is made by a class that is not set')];
  return [{ kind: 'new', callee, args, site }];
}

/** A proxy stands for its target, or for the object that its `get` reads the same key of. */
function proxied(
  evaluator: Evaluator,
  target: Arg,
  handler: Arg | undefined,
  site: Site,
): readonly Value[] {
  const read = handler
    ? evaluator
        .evaluate(handler.site)
        .flatMap((value) =>
          value.kind === 'object' ? membersNamed(evaluator, value, 'get', site) : [],
        )
    : [];
  const sources = read.flatMap((getter) =>
    getter.kind === 'function' ? readThrough(evaluator, getter) : [],
  );
  return [...sources.filter((value) => !isOpaque(value)), ...evaluator.evaluate(target.site)];
}

/** `get: (_, key) => source()[key]`, `Reflect.get(source(), key)` */
function readThrough(
  evaluator: Evaluator,
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
  return sources.flatMap((source) => evaluator.evaluate({ node: source, module, env }));
}

/** `new Promise((resolve) => { resolve(x) })` stands for `x`. */
function promised(evaluator: Evaluator, args: Arg[], site: Site): readonly Value[] {
  const [executor] = args;
  const fn =
    executor && evaluator.evaluate(executor.site).find((value) => value.kind === 'function');
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
      ? evaluator.evaluate({ node: call.arguments[0], module: fn.site.module, env: fn.site.env })
      : [],
  );
  return values.length > 0 ? values : [unknown(site, 'is a promise')];
}

/** `const [value, setValue] = useState(initial)`: what it starts with, and what it is set to. */
function stateOf(
  evaluator: Evaluator,
  initial: Arg | undefined,
  site: Site<TSESTree.CallExpression>,
): readonly Value[] {
  const called = (arg: Arg): readonly Value[] =>
    evaluator
      .evaluate(arg.site)
      .flatMap((value) =>
        value.kind === 'function'
          ? returned(evaluator, value, null, { ...site, node: arg.site.node })
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
    () => ofTypeArgument(evaluator, site, 0),
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
  evaluator: Evaluator,
  context: Arg,
  callee: Value,
  args: Arg[],
  site: Site<TSESTree.CallExpression>,
): readonly Value[] {
  const contexts = evaluator
    .evaluate(context.site)
    .flatMap((value) =>
      value.kind === 'call' && calledName(value.callee) === 'createContext' ? [value] : [],
    );
  const values = contexts.flatMap((made) =>
    orOfType(
      made.args[0]
        ? evaluator.evaluate(made.args[0].site).filter((value) => !isNothing(value))
        : [],
      () => ofTypeArgument(evaluator, made.site, 0),
      site,
    ),
  );
  const known = values.filter((value) => !isOpaque(value));
  return known.length > 0
    ? [...known, unknown(site, 'may be given by a provider')]
    : [{ kind: 'call', callee, args, site }];
}

/** What a type argument of a call stands for: `useRef<Client>(null)`. */
function ofTypeArgument(
  evaluator: Evaluator,
  { node, module }: Site,
  index: number,
): readonly Value[] {
  const type = typeArgumentsOf(node)[index];
  return type ? valuesOfType(evaluator, type, { node, module, env: null }) : [];
}

/** `map.get(key)`, `list.at(0)`, `list.find(…)`: one of what the collection holds. */
function takenFrom(
  evaluator: Evaluator,
  { object, name }: ValueOf<'member'>,
  args: readonly Arg[],
): readonly Value[] | null {
  if (
    object.kind === 'new' &&
    object.callee.kind === 'global' &&
    /^(?:Weak)?Map$/.test(object.callee.name) &&
    name === 'get'
  ) {
    const entries = entriesOf(evaluator, object);
    return entries.length > 0 ? entries : null;
  }
  if (object.kind !== 'array' && object.kind !== 'list') return null;
  const place = name === 'at' ? placeIn(evaluator, object, args[0]) : null;
  if (place !== null) return membersNamed(evaluator, object, String(place), object.site);
  if (name !== null && TAKING_ONE.has(name)) return elementsOf(evaluator, object);
  return null;
}

/** `list.at(-1)` */
function placeIn(evaluator: Evaluator, list: Value, arg: Arg | undefined): number | null {
  const length = lengthOf(evaluator, list);
  const [index, ...others] = arg ? evaluator.evaluate(arg.site) : [];
  if (length === null || others.length > 0 || index?.kind !== 'literal') return null;
  if (typeof index.value !== 'number') return null;
  const place = index.value < 0 ? length + index.value : index.value;
  return place >= 0 && place < length ? place : null;
}

/** The return values of a function, with its parameters bound to these arguments. */
export function returned(
  evaluator: Evaluator,
  fn: ValueOf<'function'>,
  args: Arg[] | null,
  site: Site,
): readonly Value[] {
  const { node, module } = fn.site;
  if (isRecursive(fn.site.env, node) || isRecursive(site.env, node))
    return [unknown(site, 'is the result of a recursive function')];
  const env = evaluator.enter(fn, args, site);
  if (node.generator) return [{ kind: 'list', elements: yielded(evaluator, fn, env), site }];
  const values = returnsOf(node, module.visitorKeys)
    .filter((expression) => !isRuledOut(expression, module, env))
    .flatMap((expression) => evaluator.evaluate({ node: expression, module, env }));
  if (values.length > 0 && !values.every(isDistant))
    return node.body.type === 'BlockStatement' && fallsThrough(node.body)
      ? [...values, literal(site, undefined)]
      : values;
  const annotation = returnTypeOf(node, module);
  return orOfType(
    values,
    () => (annotation ? valuesOfType(evaluator, annotation, { node, module, env: null }) : []),
    site,
  );
}

function yielded(
  evaluator: Evaluator,
  { site: { node, module } }: ValueOf<'function'>,
  env: Env,
): readonly Value[] {
  return yieldsOf(node, module.visitorKeys).flatMap(({ argument, delegate }) => {
    const values = argument ? evaluator.evaluate({ node: argument, module, env }) : [];
    return delegate ? values.flatMap((value) => elementsOf(evaluator, value)) : values;
  });
}

/** Calls whose meaning the language defines. */
function builtInCall(
  evaluator: Evaluator,
  node: TSESTree.CallExpression,
  args: Arg[],
  site: Site<TSESTree.CallExpression>,
): readonly Value[] | null {
  const name = dottedName(node.callee, site.module);
  const [first] = args;
  if (name !== null && first) {
    if (IDENTITIES.has(name)) return evaluator.evaluate(first.site);
    if (name === 'Promise.all' || name === 'Promise.allSettled')
      return evaluator.evaluate(first.site);
    if (name === 'Promise.race' || name === 'Promise.any')
      return evaluator.evaluate(first.site).flatMap((value) => elementsOf(evaluator, value));
    if (name === 'Object.values')
      return [
        {
          kind: 'list',
          elements: evaluator
            .evaluate(first.site)
            .flatMap((value) => membersNamed(evaluator, value, null, site)),
          site,
        },
      ];
    if (name === 'Object.entries')
      return [
        {
          kind: 'list',
          elements: evaluator
            .evaluate(first.site)
            .flatMap((value) => membersNamed(evaluator, value, null, site))
            .map((value) => pairOf(value, site)),
          site,
        },
      ];
    if (name === 'Reflect.construct')
      return evaluator
        .evaluate(first.site)
        .flatMap((callee) =>
          construct(evaluator, callee, args[1] ? listedArgs(evaluator, args[1]) : [], site),
        );
    if (name === 'Reflect.get' && args[1]) return readBy(evaluator, first, args[1], site);
    if (name === 'String') return evaluator.evaluate(first.site);
    const converted = resultOfTextFunction(evaluator, name, first, site);
    if (converted) return converted;
    if (name === 'JSON.parse') return args.length > 1 ? null : copiedAsJson(evaluator, first, site);
    if (name === 'Object.fromEntries') return copiedByEntries(evaluator, first, site);
    if (name === 'structuredClone')
      return evaluator.evaluate(first.site).map((value) => deepCopy(value, site));
    if (name === 'Array.from' && args.length === 1)
      return evaluator.evaluate(first.site).map((value) => listed(evaluator, value, site));
    if (name === 'Object.assign') return assignedTo(evaluator, first, args, site);
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
    return evaluator.evaluate(first.site);
  if (node.callee.type !== 'MemberExpression') return null;
  const method = literalKey(node.callee);
  if (method === null) return null;
  if (method === 'bind') return boundFunction(evaluator, node.callee.object, args.slice(1), site);
  if (method === 'then' && first) return afterPromise(evaluator, node.callee.object, args, site);
  if (PROMISE_PASS_THROUGH.has(method)) return unlessOwn(evaluator, node.callee.object, site);
  if (method === 'call' || method === 'apply')
    return calledOn(evaluator, node.callee.object, method, args, site);
  return null;
}

/** `JSON.parse(JSON.stringify(x))` is a copy of `x`. */
function copiedAsJson(evaluator: Evaluator, text: Arg, site: Site): readonly Value[] | null {
  const sources = evaluator.evaluate(text.site).map((value) => {
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
    evaluator.evaluate(of).map((value) => deepCopy(deepCopy(value, at, [], true), site)),
  );
}

/** `Object.fromEntries(Object.entries(x))` is a copy of `x`; with anything between, it is not known. */
function copiedByEntries(
  evaluator: Evaluator,
  { site: { node, module, env } }: Arg,
  site: Site,
): readonly Value[] | null {
  if (node.type !== 'CallExpression' || dottedName(node.callee, module) !== 'Object.entries')
    return null;
  const [of] = argsOf(node, { node, module, env });
  if (!of || node.arguments.length > 1) return null;
  return evaluator
    .evaluate(of.site)
    .map((value) =>
      value.kind === 'object'
        ? { ...value, copy: { of: value, made: site, path: [], isDeep: false } }
        : unknown(site, 'is made of the entries of something that is not an object'),
    );
}

/** A list of its own with the same elements. */
function listed(evaluator: Evaluator, value: Value, site: Site): Value {
  const isList = value.kind === 'array' || value.kind === 'list' || value.kind === 'new';
  return isList ? { kind: 'list', elements: elementsOf(evaluator, value), site } : value;
}

/** `Object.assign(x, …)` is `x`, which is followed where it is an object of the program. */
function assignedTo(
  evaluator: Evaluator,
  target: Arg,
  args: Arg[],
  site: Site<TSESTree.CallExpression>,
): readonly Value[] {
  const targets = evaluator.evaluate(target.site);
  if (targets.every((value) => value.kind === 'object')) return targets;
  return [{ kind: 'call', callee: { kind: 'global', name: 'Object.assign', site }, args, site }];
}

/** `Reflect.get(target, key)` */
function readBy(evaluator: Evaluator, target: Arg, key: Arg, site: Site): readonly Value[] {
  const names = evaluator.evaluate(key.site).map(textOf);
  return evaluator
    .evaluate(target.site)
    .flatMap((value) => names.flatMap((name) => membersNamed(evaluator, value, name, site)));
}

function listedArgs(evaluator: Evaluator, arg: Arg): Arg[] {
  const [list, ...others] = evaluator.evaluate(arg.site);
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
  evaluator: Evaluator,
  target: Node,
  bound: readonly Arg[],
  site: Site,
): readonly Value[] | null {
  const values = evaluator.at(target, site);
  if (values.every((value) => rootOf(value).kind === 'unknown')) return null;
  return bound.length > 0
    ? values.map((value) => ({ ...value, bound: [...(value.bound ?? []), ...bound] }))
    : values;
}

function unlessOwn(evaluator: Evaluator, target: Node, site: Site): readonly Value[] | null {
  const values = evaluator.at(target, site);
  return values.some((value) => value.kind === 'object') ||
    values.every((value) => rootOf(value).kind === 'unknown')
    ? null
    : values;
}

function calledOn(
  evaluator: Evaluator,
  target: Node,
  method: string,
  args: Arg[],
  site: Site<TSESTree.CallExpression>,
): readonly Value[] | null {
  const functions = evaluator.at(target, site);
  if (
    functions.some((value) => value.kind === 'object') ||
    functions.every((value) => rootOf(value).kind === 'unknown')
  )
    return null;
  const [, list] = args;
  const rest = method === 'call' ? args.slice(1) : list ? listedArgs(evaluator, list) : [];
  return functions.flatMap((callee) => invoke(evaluator, callee, rest, site));
}

function afterPromise(
  evaluator: Evaluator,
  target: Node,
  args: Arg[],
  site: Site<TSESTree.CallExpression>,
): readonly Value[] {
  const [first] = args;
  const handlers = first
    ? evaluator.evaluate(first.site).filter((value) => value.kind === 'function')
    : [];
  if (handlers.length === 0) return [unknown(site, 'is the result of a promise')];
  const given: Arg = { site: { node: target, module: site.module, env: site.env }, spread: false };
  return handlers.flatMap((handler) => returned(evaluator, handler, [given], site));
}

/** Entered twice already: a third time will not tell more. */
function isRecursive(env: Env | null, fn: Node): boolean {
  let count = 0;
  let current = env;
  for (let steps = 0; current && steps < MAX_FRAMES; steps += 1) {
    if (current.fn === fn) count += 1;
    current = current.call?.env ?? current.outer;
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
