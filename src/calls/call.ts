/** A call as rules see it: what it sends, where that is written, and how it would be written otherwise. */
import type { Evaluator } from '../values/evaluator.ts';
import { CONTENT_ROUTES, Contents } from './content.ts';
import { type Edit, type Scalar, type Plain, writing, writingBelow } from './edit.ts';
import { Ignored, withInner } from './ignored.ts';
import type { Item } from './item.ts';
import { Param, paramsOf } from './param.ts';
import type { Place } from './place.ts';
import { mayReachOpenAI, reachesAzure, reachesOpenAI, reachesVendorsOnly } from './reach.ts';
import type { OpenAICall, Placement } from './record.ts';
import { type Remark, remarksOn } from './remarks.ts';
import type { RequestView } from './request-view.ts';
import { type Owner, Part, Sent } from './sent.ts';
import { createsCompletion, createsResponse, opensSession } from './store.ts';
import { openAIVersionFor } from './version.ts';
import { isFrom } from './versions.ts';

const CREATES = {
  response: createsResponse,
  completion: createsCompletion,
  session: opensSession,
} as const;

const NO_PARTS: readonly Part[] = [];

export class Call {
  readonly path: string | null;
  readonly verb: string | null;
  readonly route: string | null;
  readonly routePath: string | null;
  readonly alsoSends: readonly string[];
  readonly via: OpenAICall['via'];
  readonly #record: OpenAICall;
  readonly #evaluator: Evaluator;
  readonly #owner: Owner;
  readonly #contents: Contents;
  #parts: Map<Item, Part> | null = null;
  #body: Sent | null = null;
  #headers: Sent | null = null;
  #ownHeaders: Sent | null = null;

  constructor(record: OpenAICall, evaluator: Evaluator) {
    this.#record = record;
    this.#evaluator = evaluator;
    this.path = record.path;
    this.verb = record.verb;
    this.route = record.route;
    this.routePath = record.routePath;
    this.alsoSends = record.alsoSends;
    this.via = record.via;
    const { node, anchor, module } = record;
    this.#owner = { node: anchor, module, otherwise: anchor, whole: node };
    this.#contents = new Contents(evaluator, record);
  }

  get isToOpenAI(): boolean {
    return reachesOpenAI(this.#record);
  }

  get isToAzure(): boolean {
    return reachesAzure(this.#record);
  }

  /** Every vendor that may get it is another one. */
  get isToOthersOnly(): boolean {
    return reachesVendorsOnly(this.#record);
  }

  get mayBeToOpenAI(): boolean {
    return mayReachOpenAI(this.#record);
  }

  /** A framework puts the request together. */
  get isThroughFramework(): boolean {
    return this.#record.framework !== undefined;
  }

  /** Its framework is of this version, or of a later one. */
  hasVersion(since: string): boolean {
    const { framework } = this.#record;
    return framework !== undefined && isFrom(framework.version, since);
  }

  /** The SDK beside the file is of this version, or of a later one. */
  hasSdk(since: string): boolean {
    const version = openAIVersionFor(this.#record.module.filename);
    return version !== null && isFrom({ version }, since);
  }

  get carriesPrompt(): boolean {
    return CONTENT_ROUTES.has(this.route ?? '');
  }

  creates(what: keyof typeof CREATES): boolean {
    return CREATES[what](this.#record);
  }

  get body(): Sent {
    return (this.#body ??= this.#sent(this.#record.body));
  }

  get headers(): Sent {
    return (this.#headers ??= this.#sent(this.#record.headers));
  }

  /** Without those that its client adds to every request. */
  get ownHeaders(): Sent {
    return (this.#ownHeaders ??= this.#sent(this.#record.ownHeaders));
  }

  /** The call, or the place in its file that writes a key of the body. */
  at(key?: string): Place {
    return key === undefined ? this.#owner : this.body.get(key).at;
  }

  /** Every object below the given keys of the body. */
  itemsUnder(...keys: readonly string[]): readonly Part[] {
    const items = this.#contents.under(keys);
    return items.length === 0 ? NO_PARTS : items.map((item) => this.#partOf(item));
  }

  #partOf(item: Item): Part {
    const parts = (this.#parts ??= new Map<Item, Part>());
    const known = parts.get(item);
    if (known) return known;
    const part = new Part(item, this.#evaluator, () => this.body.entryTo(item.under));
    parts.set(item, part);
    return part;
  }

  /** Every key of body and query, with what is documented for it. */
  params(): Param[] {
    return paramsOf(this.#evaluator, this.#record, (key) => this.body.entryTo(key));
  }

  /** What the program says of the request, to people. */
  remarks(): Remark[] {
    return remarksOn(this.#record, this.body.written('metadata'));
  }

  /** How the request would say it: a literal that says otherwise is replaced, what is not said is added. */
  put(key: string, value: Scalar): Edit | null {
    const field = this.body.get(key);
    return field.mayDiffer(value) ? field.put(value) : this.add({ [key]: value });
  }

  /** Writes keys into the object that the call itself sends. */
  add(keys: Readonly<Record<string, Plain>>): Edit | null {
    const { module, body, placement } = this.#record;
    if (placement) return this.#place(placement, keys);
    const { literal } = body;
    return literal?.site.module === module ? writing(literal.site.node, keys) : null;
  }

  /** A framework takes a key at a place of its own; one edit writes what belongs into one object. */
  #place(
    placement: NonNullable<OpenAICall['placement']>,
    keys: Readonly<Record<string, Plain>>,
  ): Edit | null {
    const named: Record<string, Plain> = {};
    let target: Placement | null = null;
    for (const [key, value] of Object.entries(keys)) {
      const at = placement(key);
      if (at?.object.module !== this.#record.module) return null;
      if (target && !isSameObject(target, at)) return null;
      target ??= at;
      named[at.path.at(-1)!] = at.value ?? value;
    }
    return target && writingBelow(target.object.node, target.path.slice(0, -1), named);
  }

  /** What the program sets and never sends. */
  get ignored(): Ignored[] {
    const options = (this.#record.ignored ?? []).flatMap(withInner);
    return options.map((option) => new Ignored(option, this.#record.anchor));
  }

  #sent(view: RequestView): Sent {
    return new Sent(view, this.#owner, this.#evaluator);
  }
}

function isSameObject(left: Placement, right: Placement): boolean {
  return (
    left.object.node === right.object.node &&
    left.path.slice(0, -1).join('.') === right.path.slice(0, -1).join('.')
  );
}
