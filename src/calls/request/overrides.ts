/**
 * What becomes of a request of the SDK before it goes out: `fetchOptions` replace what the SDK would
 * give to `fetch`, an own `fetch` may send something else, and a subclass may replace any step.
 */
import { constantInit } from '../../values/constants.ts';
import {
  type Node,
  type TSESTree,
  isFunction,
  literalKey,
  unwrap,
  walk,
} from '../../values/ast.ts';
import type { Evaluator } from '../../values/evaluator.ts';
import type { Lookup } from '../../values/heap/lookup.ts';
import { ObjectView } from '../../values/heap/object-view.ts';
import type { SourceModule } from '../../values/module.ts';
import { type Site, type Value, isNothing, isVeiled, rootOf } from '../../values/value.ts';
import { sdkSubpath } from '../../catalogue/clients.ts';
import type { ClientPath, ClientReader, ClientReference } from '../client.ts';
import { assignedTo, isReplaced, mayBeSet } from './assigned.ts';
import { EVERYTHING, type Touched, asText, touchedIn } from './hooks.ts';
import type { SenderReader } from './sender.ts';

export interface Overrides {
  /** what may be another than the method says */
  touched: ReadonlySet<Touched>;
  /** by a function that nobody has read: it most likely still asks for what the method says */
  isUnseen: boolean;
}

/** What a method of the client that is replaced may change. */
const STEPS: Readonly<Record<string, readonly Touched[] | 'its body'>> = {
  prepareOptions: 'its body',
  prepareRequest: 'its body',
  buildRequest: EVERYTHING,
  buildBody: ['body'],
  buildURL: ['url', 'query'],
  buildHeaders: ['headers'],
  authHeaders: ['headers'],
  defaultHeaders: ['headers'],
  defaultQuery: ['query'],
  stringifyQuery: ['query'],
  fetch: EVERYTHING,
  fetchWithTimeout: EVERYTHING,
  fetchWithAuth: EVERYTHING,
  makeRequest: EVERYTHING,
  methodRequest: EVERYTHING,
  request: EVERYTHING,
  get: EVERYTHING,
  post: EVERYTHING,
  put: EVERYTHING,
  patch: EVERYTHING,
  delete: EVERYTHING,
};

const FETCH_OPTIONS: readonly (readonly [string, Touched])[] = [
  ['body', 'body'],
  ['method', 'verb'],
  ['headers', 'headers'],
];

export class OverrideReader {
  readonly #evaluator: Evaluator;
  readonly #clients: ClientReader;
  readonly #senders: SenderReader;

  constructor(evaluator: Evaluator, clients: ClientReader, senders: SenderReader) {
    this.#evaluator = evaluator;
    this.#clients = clients;
    this.#senders = senders;
  }

  /** `options`: those of the call itself. */
  of(
    { client, path }: ClientPath,
    options: ObjectView | null,
    { node: use, module }: Pick<Site, 'node' | 'module'>,
  ): Overrides {
    const found = new Found();
    if (client.isVeiled || this.#isReplaced(client, path, { node: use, module })) found.unseen();
    this.#fetchOptions(found, this.#clients.optionOf(client, 'fetchOptions'), use);
    if (options) this.#fetchOptions(found, options.get('fetchOptions'), use);
    const fetches = [
      this.#clients.optionOf(client, 'fetch'),
      assignedTo(this.#evaluator, client.site, 'fetch', use),
    ];
    for (const value of fetches.flatMap(({ values }) => values)) this.#fetch(found, value);
    if (fetches.every(({ absent }) => absent)) this.#globalFetch(found, client.site);
    for (const name of this.#stepsOf(client)) this.#step(found, name, client, use);
    return found;
  }

  #fetchOptions(found: Found, lookup: Lookup, use: Node): void {
    if (lookup.values.every(isNothing)) return;
    const given = lookup.values.filter((value) => !isNothing(value));
    const view = new ObjectView(this.#evaluator, given, use);
    for (const [key, part] of FETCH_OPTIONS) {
      const { values, unknown } = view.get(key);
      if (unknown || values.some((value) => !isNothing(value))) found.touch([part]);
    }
  }

  /** `new OpenAI({ fetch })` */
  #fetch(found: Found, value: Value): void {
    if (isNothing(value) || this.#isPlainSender(value)) return;
    if (value.kind === 'function') this.#function(found, value.site);
    else found.unseen();
  }

  /** `globalThis.fetch = …` */
  #globalFetch(found: Found, site: Site): void {
    const global: Value = { kind: 'global', name: 'globalThis', site };
    for (const value of this.#evaluator.member(global, 'fetch', site)) this.#fetch(found, value);
  }

  /** A function that hands on what it is given, all but for what it names. */
  #function(found: Found, { node, module }: Site): void {
    const sends = sendsIn(node, module).filter((call) => this.#isSender(call, module));
    if (sends.length === 0) found.unseen();
    else {
      found.touch(touchedIn(node, module, (call) => sends.includes(call)));
      if (/headers/i.test(module.text.slice(...node.range))) found.touch(['headers']);
      if (!sends.every((call) => isHandedOn(call, node, module))) found.touch(['url', 'query']);
    }
  }

  #isSender(call: TSESTree.CallExpression, module: SourceModule): boolean {
    return this.#evaluator
      .evaluate({ node: unwrap(call.callee), module, env: null })
      .every((value) => this.#isPlainSender(value));
  }

  /** Of the language or of a package; what some object calls `fetch` may be anything. */
  #isPlainSender(value: Value): boolean {
    const { kind } = rootOf(value);
    if (isVeiled(value)) return false;
    return (kind === 'global' || kind === 'import') && this.#senders.senderOf(value) !== null;
  }

  /** Methods that a subclass may replace, or that may be set on the client. */
  #stepsOf({ site }: ClientReference): readonly string[] {
    return this.#evaluator.remember(site, 'steps', () => {
      const isOwn = this.#instancesAt(site).length > 0;
      return Object.keys(STEPS).filter(
        // What is assigned to a prototype is set, too.
        (name) => isOwn || mayBeSet(this.#evaluator, site, name),
      );
    });
  }

  #instancesAt(site: Site): Value[] {
    return this.#evaluator.evaluate(site).filter(({ kind }) => kind === 'instance');
  }

  #step(found: Found, name: string, { site }: ClientReference, use: Node): void {
    const changes = STEPS[name]!;
    const own = this.#instancesAt(site)
      .flatMap((value) => this.#evaluator.member(value, name, site))
      .filter(isOfProgram);
    const set = name === 'fetch' ? [] : assignedTo(this.#evaluator, site, name, use).values;
    const patched = this.#patchedWith(name, site.module);
    for (const value of [...own, ...set, ...patched]) {
      if (changes !== 'its body') found.touch(changes);
      else if (value.kind === 'function')
        found.touch(['headers', ...touchedIn(value.site.node, value.site.module, isOfBase)]);
      else found.unseen();
    }
  }

  /** `OpenAI.prototype.prepareOptions = …`, `OpenAI.Responses.prototype.create = …` */
  #patchedWith(name: string, module: SourceModule): readonly Value[] {
    return module.assignmentsOf(name).flatMap(({ left, right }) => {
      const owner = unwrap(left.object);
      if (!isPrototype(owner)) return [];
      const near: Site = { node: owner.object, module, env: null };
      const isOfSdk = this.#evaluator
        .evaluate(near)
        .map(rootOf)
        .some((value) => value.kind === 'import' && sdkSubpath(value.source) !== null);
      return isOfSdk ? this.#evaluator.at(right, near) : [];
    });
  }

  /** `client.responses.create = …` */
  #isReplaced(
    { site, args }: ClientReference,
    path: readonly string[],
    use: Pick<Site, 'node' | 'module'>,
  ): boolean {
    const { module } = use;
    const name = path.at(-1) ?? '';
    if (this.#patchedWith(name, module).length > 0) return true;
    if (args) return isReplaced(this.#evaluator, site, path, use);
    // Only a type says where it comes from.
    return module.assignmentsOf(name).some(
      ({ left }) =>
        left.object.type === 'MemberExpression' &&
        this.#evaluator
          .evaluate({ node: left.object, module, env: null })
          .flatMap((value) => this.#clients.read(value))
          .some(
            (found) =>
              found.client.site.node === site.node &&
              found.path.join('.') === path.slice(0, -1).join('.'),
          ),
    );
  }
}

/** `OpenAI.prototype` */
function isPrototype(node: Node): node is TSESTree.MemberExpression {
  return node.type === 'MemberExpression' && literalKey(node) === 'prototype';
}

const UNTOUCHED: ReadonlySet<Touched> = new Set();

class Found implements Overrides {
  #touched: Set<Touched> | null = null;
  isUnseen = false;

  get touched(): ReadonlySet<Touched> {
    return this.#touched ?? UNTOUCHED;
  }

  touch(parts: Iterable<Touched>): void {
    this.#touched ??= new Set();
    for (const part of parts) this.#touched.add(part);
  }

  unseen(): void {
    this.touch(EVERYTHING);
    this.isUnseen = true;
  }
}

function isOfProgram(value: Value): boolean {
  return value.kind !== 'unknown' && rootOf(value).kind !== 'import' && value.kind !== 'member';
}

function sendsIn(node: Node, module: SourceModule): TSESTree.CallExpression[] {
  const calls: TSESTree.CallExpression[] = [];
  walk(node, module.visitorKeys, (inner) => {
    if (inner.type === 'CallExpression') calls.push(inner);
    return undefined;
  });
  return calls;
}

/** `fetch(url, init)` and `fetch(...args)`, with the parameters of the function around. */
function isHandedOn(
  { arguments: [input] }: TSESTree.CallExpression,
  fn: Node,
  module: SourceModule,
): boolean {
  if (!isFunction(fn) || !input) return false;
  // The type of `this` comes first.
  const first = fn.params.find((item) => item.type !== 'Identifier' || item.name !== 'this');
  if (first?.type === 'RestElement')
    return (
      input.type === 'SpreadElement' &&
      input.argument.type === 'Identifier' &&
      first.argument.type === 'Identifier' &&
      input.argument.name === first.argument.name
    );
  const name = first?.type === 'AssignmentPattern' ? first.left : first;
  return name?.type === 'Identifier' && isItself(urlOf(input, module), name, module);
}

/** `requestUrl({ url, method })`, on the spot or by a name */
function urlOf(input: Node, module: SourceModule): Node {
  const node = unwrap(input);
  const given = (node.type === 'Identifier' && constantInit(node, module)) || node;
  if (given.type !== 'ObjectExpression') return input;
  const property = given.properties.find(
    (item) => item.type === 'Property' && literalKey(item) === 'url',
  );
  return property?.type === 'Property' ? property.value : input;
}

/** `url`, `String(url)`, `url.toString()`, `url.href`, `url as string`, and a name for one of these. */
function isItself(given: Node, name: Node, module: SourceModule): boolean {
  const node = unwrap(given);
  switch (node.type) {
    case 'Identifier': {
      if (module.variableOf(node) === module.variableOf(name)) return true;
      const init = constantInit(node, module);
      return init !== null && isItself(init, name, module);
    }
    case 'MemberExpression':
      // `url` of a `Request`
      return (
        ['href', 'url'].includes(literalKey(node) ?? '') && isItself(node.object, name, module)
      );
    case 'ConditionalExpression':
      return isItself(node.consequent, name, module) && isItself(node.alternate, name, module);
    default: {
      const text = asText(node);
      return text !== null && isItself(text, name, module);
    }
  }
}

/** `super.prepareOptions(options)` */
function isOfBase({ callee }: TSESTree.CallExpression): boolean {
  return callee.type === 'MemberExpression' && callee.object.type === 'Super';
}
