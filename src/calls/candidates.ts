/** Which calls of a file are worth a closer look. */
import { httpConstructors, httpMembers } from '../catalogue/http.ts';
import { frameworks } from '../catalogue/frameworks/index.ts';
import { surface } from '../catalogue/surface.ts';
import {
  type TSESTree,
  importedName,
  isFunction,
  literalKey,
  spokenName,
  unwrap,
} from '../values/ast.ts';
import type { SourceModule } from '../values/module.ts';
import type { Value } from '../values/value.ts';
import { passedOn } from './passed-on.ts';
import { hasMethodsOfFramework } from './sends.ts';
import { mayUseFramework } from './trace.ts';
import { tellingChains } from './words.ts';

interface Names {
  methods: ReadonlySet<string>;
  /** what may stand before a method */
  resources: ReadonlySet<string>;
  /** the same with the method: `files.create` */
  ends: ReadonlySet<string>;
  /** classes that open a connection, or send by a method of their own */
  classes: ReadonlySet<string>;
}

let names: Names | null = null;

function namesOfSdk(): Names {
  if (names) return names;
  const methods = new Set<string>();
  const resources = new Set<string>();
  const ends = new Set<string>();
  for (const path of surface().paths) {
    const parts = path.split('.');
    ends.add(parts.slice(-2).join('.'));
    methods.add(parts.pop() ?? '');
    const last = parts.pop();
    if (last !== undefined) resources.add(last);
  }
  names = {
    methods,
    resources,
    ends,
    classes: new Set(surface().classes.map((item) => item.className)),
  };
  return names;
}

/** Members that send by HTTP, hand a function on, or belong to a class of the SDK. */
const HTTP_METHODS = new Set([
  ...httpMembers,
  'open',
  'call',
  'apply',
  '$fetch',
  'run',
  'iterate',
  'create',
  'send',
]);

const ofFrameworks: ReadonlySet<string> = new Set(
  frameworks.flatMap(({ callees }) => [...callees]),
);

/** Calls whose name an SDK, a framework or an HTTP function could have. */
export function candidatesIn(
  module: SourceModule,
): (TSESTree.CallExpression | TSESTree.NewExpression)[] {
  const { methods, classes } = namesOfSdk();
  return module.calls.filter((call) => {
    const callee = unwrap(call.callee);
    if (passedOn(call, module)) return true;
    if (call.type === 'NewExpression') {
      const name = givenName(callee, module);
      return (
        name !== null &&
        (classes.has(name) ||
          ofFrameworks.has(name) ||
          Object.hasOwn(httpConstructors, name) ||
          /OpenAI.*W(?:S|ebSocket)$/.test(name))
      );
    }
    if (callee.type === 'MemberExpression') {
      const key = literalKey(callee);
      // A computed name may be a constant.
      return key === null
        ? callee.computed
        : methods.has(key) ||
            ofFrameworks.has(key) ||
            HTTP_METHODS.has(key) ||
            /fetch|request/i.test(key);
    }
    return callee.type === 'Identifier'
      ? !isPlainFunction(callee, module)
      : callee.type !== 'Super' && !isFunction(callee);
  });
}

/** The name of a class or function where it comes from, as far as the source spells it out. */
export function givenName(callee: TSESTree.Node, module: SourceModule): string | null {
  return callee.type === 'Identifier' ? originalName(callee, module) : spokenName(callee);
}

/** The name that an import or a `require` gave up for a local one. */
function originalName(identifier: TSESTree.Identifier, module: SourceModule): string | null {
  const definition = module.variableOf(identifier)?.defs[0] as
    { node: TSESTree.Node; name: TSESTree.Node } | undefined;
  if (definition?.node.type === 'ImportSpecifier') return importedName(definition.node);
  const property = definition?.name.parent;
  return property?.type === 'Property' && property.parent.type === 'ObjectPattern'
    ? literalKey(property)
    : identifier.name;
}

/** A function that the file itself declares sends where its body does. */
function isPlainFunction(callee: TSESTree.Identifier, module: SourceModule): boolean {
  const definition = module.variableOf(callee)?.defs[0] as
    { type: string; node: TSESTree.Node } | undefined;
  if (definition?.type === 'FunctionName' || definition?.type === 'ClassName') return true;
  return (
    definition?.type === 'Variable' &&
    definition.node.type === 'VariableDeclarator' &&
    isFunction(definition.node.init)
  );
}

const TELLING: ReadonlySet<string> = new Set(tellingChains);

export function tellingMethods(): string[] {
  return [...new Set([...TELLING].map((chain) => chain.split('.')[1] ?? ''))];
}

/** `this.openai.files.create` → openai, files, create */
function spokenChain(node: TSESTree.Node): string[] {
  const names: string[] = [];
  let current = unwrap(node);
  for (; current.type === 'MemberExpression'; current = unwrap(current.object))
    names.unshift(literalKey(current) ?? '');
  return current.type === 'Identifier' ? [current.name, ...names] : names;
}

/** The method of the SDK that a chain ends in; `mayBeAny`: also one of two names that other libraries have too. */
export function spokenMethod(callee: TSESTree.Node, mayBeAny = false): string | null {
  if (callee.type !== 'MemberExpression') return null;
  const names = spokenChain(callee);
  const isOpenAI = mayBeAny || /open_?ai/i.test(names[0] ?? '');
  return methodAtEnd(names, (name) => isOpenAI || name.split('.').length > 2);
}

/** The method of the SDK that the members on the way to a value end in: `files.create`. */
export function methodReached(value: Value): string | null {
  const names: string[] = [];
  for (let current = value; current.kind === 'member'; current = current.object)
    names.unshift(current.name ?? '');
  return methodAtEnd(names, () => true);
}

/** The longest method of the SDK at the end of a chain, with the resource that it is one of. */
function methodAtEnd(names: readonly string[], isMeant: (name: string) => boolean): string | null {
  return (
    names
      .slice(1)
      .map((_, index) => names.slice(index).join('.'))
      .find((name) => TELLING.has(name) || (isMeant(name) && surface().methods(name).length > 0)) ??
    null
  );
}

/** It most likely stands for something that sends. */
export function namesClient(name: string): boolean {
  return CLIENT_NAME.test(name);
}

const CLIENT_NAME = /openai|client|api|axios|http|fetch|request|got|ky|^ai$|^oai$|llm|gpt/i;

/**
 * Of a faint candidate only the last name could be OpenAI's: `state.delete`, `session.run`,
 * `callback()`. Most of them are not worth a long search.
 */
export function isFaint(
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  module: SourceModule,
  knowsProgram: boolean,
): boolean {
  const callee = unwrap(call.callee);
  if (callee.type === 'Identifier')
    return (
      module.variableOf(callee) !== null &&
      !namesOfSdk().methods.has(callee.name) &&
      !ofFrameworks.has(callee.name) &&
      !namesClient(callee.name)
    );
  if (callee.type !== 'MemberExpression') return false;
  if (ofFrameworks.has(literalKey(callee) ?? '') && isOfFramework(module, knowsProgram))
    return false;
  const name = holderName(callee.object);
  return name !== null && !mayBeOfSdk(name, literalKey(callee)) && !namesClient(name);
}

/** What a member is taken from, also where a collection gives it: `clients.get(key)` */
function holderName(object: TSESTree.Node): string | null {
  const holder = unwrap(object);
  const callee = holder.type === 'CallExpression' ? unwrap(holder.callee) : null;
  return callee?.type === 'MemberExpression' && literalKey(callee) === 'get'
    ? holderName(callee.object)
    : spokenName(holder);
}

function mayBeOfSdk(resource: string, method: string | null): boolean {
  const { resources, ends } = namesOfSdk();
  return method === null ? resources.has(resource) : ends.has(`${resource}.${method}`);
}

const ofFramework = new WeakMap<SourceModule, boolean>();

/** Where all files are known, another one may hand it what a framework has made. */
function isOfFramework(module: SourceModule, knowsProgram: boolean): boolean {
  let found = ofFramework.get(module);
  if (found === undefined) {
    found = mayUseFramework(module) || (knowsProgram && hasMethodsOfFramework(module.text));
    ofFramework.set(module, found);
  }
  return found;
}
