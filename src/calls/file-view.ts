/** An analysed file as rules see it: its calls, its clients, and what stands beside them. */
import { type Node, type TSESTree, literalKey, walk } from '../values/ast.ts';
import { ObjectView } from '../values/heap/object-view.ts';
import type { Value } from '../values/value.ts';
import type { AnalysedFile } from './analysis.ts';
import type { BlindSpot } from './blind-spots.ts';
import { Call } from './call.ts';
import { textsOf } from './content.ts';
import { Field } from './field.ts';
import type { Place } from './place.ts';
import { reachesOpenAI, reachesVendorsOnly } from './reach.ts';
import type { ClientConstruction } from './record.ts';
import { isTypedBySdk } from './sdk-types.ts';
import { type Owner, Part, Sent } from './sent.ts';

/** The calls of a file; each one starts with a fresh budget for look-ups. */
export interface Calls extends Iterable<Call> {
  /** those that are proven to reach OpenAI */
  readonly toOpenAI: Iterable<Call>;
  /** those that are proven to reach Azure OpenAI; none unless the settings ask for them */
  readonly toAzure: Iterable<Call>;
}

/** A place that makes a client. */
export interface Client {
  at: Place;
  isToOpenAI: boolean;
  isToOthersOnly: boolean;
  /** what its options have under a key */
  options: (key: string) => Field[];
  /** what it adds to every request */
  headers: Sent;
}

/** All rules see the same one. */
const views = new WeakMap<AnalysedFile, Map<boolean, FileView>>();

export class FileView {
  static of(file: AnalysedFile, settings: { azure: boolean }): FileView {
    const known = views.get(file) ?? new Map<boolean, FileView>();
    views.set(file, known);
    const view = known.get(settings.azure) ?? new FileView(file, settings);
    known.set(settings.azure, view);
    return view;
  }

  readonly #file: AnalysedFile;
  readonly #withAzure: boolean;
  #calls: Calls | null = null;

  private constructor(file: AnalysedFile, { azure }: { azure: boolean }) {
    this.#file = file;
    this.#withAzure = azure;
  }

  get filename(): string {
    return this.#file.module.filename;
  }

  get text(): string {
    return this.#file.module.text;
  }

  /** It stands in this file, not in one that it imports. */
  holds({ module }: Place): boolean {
    return module === this.#file.module;
  }

  get calls(): Calls {
    return (this.#calls ??= this.#callsAsAsked());
  }

  get clients(): Iterable<Client> {
    return this.#askedOneByOne(this.#file.clients, (client) => this.#client(client));
  }

  get blindSpots(): (Omit<BlindSpot, 'node'> & { at: Place })[] {
    return this.#file.blindSpots.map(({ node, ...spot }) => ({ ...spot, at: this.#placeOf(node) }));
  }

  /** `process.env.OPENAI_LOG = 'debug'` */
  get environmentWrites(): { name: string; at: Place }[] {
    return this.#file.module.memberAssignments.flatMap(({ left }) => {
      const name = isOfEnvironment(left) ? literalKey(left) : null;
      return name === null ? [] : [{ name, at: this.#placeOf(left) }];
    });
  }

  /** Objects of these types that no call shows, in places that the SDK's own types make a part of a request. */
  partsTypedBySdk(types: ReadonlySet<string>): Iterable<Part> {
    const { module, evaluator } = this.#file;
    if (![...types].some((type) => module.text.includes(type))) return [];
    const parts = this.#askedOneByOne(this.#objectsOf(types), (node) => {
      const made: Value = { kind: 'object', site: { node, module, env: null } };
      const view = new ObjectView(evaluator, [made], node);
      return isTypedBySdk(evaluator, node, module)
        ? new Part({ types: textsOf(view, 'type'), view, node, module }, evaluator, () => node)
        : null;
    });
    return filtered(parts, (part) => part !== null) as Iterable<Part>;
  }

  #callsAsAsked(): Calls {
    const { calls, evaluator } = this.#file;
    const all = calls.map((call) => new Call(call, evaluator));
    const asked = (some: readonly Call[]): Iterable<Call> =>
      this.#askedOneByOne(some, (call) => call);
    return {
      [Symbol.iterator]: () => asked(all)[Symbol.iterator](),
      toOpenAI: asked(all.filter((call) => call.isToOpenAI)),
      toAzure: asked(this.#withAzure ? all.filter((call) => call.isToAzure) : []),
    };
  }

  #objectsOf(types: ReadonlySet<string>): TSESTree.ObjectExpression[] {
    const { ast, visitorKeys } = this.#file.module;
    const found: TSESTree.ObjectExpression[] = [];
    walk(ast, visitorKeys, (node) => {
      if (node.type === 'ObjectExpression' && node.properties.some((item) => isType(item, types)))
        found.push(node);
      return undefined;
    });
    return found;
  }

  #client(client: ClientConstruction): Client {
    const { node, options, headers } = client;
    return {
      at: this.#placeOf(node),
      isToOpenAI: reachesOpenAI(client),
      isToOthersOnly: reachesVendorsOnly(client),
      options: (key) => options.map((view) => new Field(view.get(key), () => this.#placeOf(node))),
      headers: new Sent(headers, this.#ownerAt(node.callee, node), this.#file.evaluator),
    };
  }

  #placeOf(node: Node): Place {
    return { node, module: this.#file.module, otherwise: node };
  }

  #ownerAt(node: Node, whole: Node): Owner {
    return { ...this.#placeOf(node), whole };
  }

  #askedOneByOne<From, To>(items: readonly From[], read: (item: From) => To): Iterable<To> {
    const { evaluator } = this.#file;
    return {
      *[Symbol.iterator]() {
        for (const item of items) {
          evaluator.beginQuestion();
          yield read(item);
        }
      },
    };
  }
}

function filtered<T>(items: Iterable<T>, test: (item: T) => boolean): Iterable<T> {
  return {
    *[Symbol.iterator]() {
      for (const item of items) if (test(item)) yield item;
    },
  };
}

function isType(property: TSESTree.ObjectLiteralElement, types: ReadonlySet<string>): boolean {
  return (
    property.type === 'Property' &&
    literalKey(property) === 'type' &&
    property.value.type === 'Literal' &&
    types.has(String(property.value.value))
  );
}

function isOfEnvironment(target: Node): target is TSESTree.MemberExpression {
  return (
    target.type === 'MemberExpression' &&
    target.object.type === 'MemberExpression' &&
    literalKey(target.object) === 'env'
  );
}
