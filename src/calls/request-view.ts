/** The body, headers or query of a request: what the client adds, what the call gives, what overrides it. */
import type { Evaluator } from '../values/evaluator.ts';
import type { Hiding } from '../values/heap/hiding.ts';
import { HIDDEN, type Lookup, NOTHING, both, given, over } from '../values/heap/lookup.ts';
import { ObjectView, type WrittenKey } from '../values/heap/object-view.ts';
import type { Site, Value } from '../values/value.ts';
import { writesItself } from './request/json.ts';

export interface ViewPart {
  view: ObjectView;
  /** keys of the object that are sent elsewhere */
  without?: ReadonlySet<string>;
  /** the only keys of the object that are sent here */
  only?: ReadonlySet<string>;
  /**
   * the only keys that are sent, and what they are called on the wire: `previousResponseId` →
   * `previous_response_id`
   */
  names?: Readonly<Record<string, string>>;
}

export interface ViewOptions {
  fields?: Readonly<Record<string, Site>>;
  hidden?: boolean;
  ignoreCase?: boolean;
  /** keys that the SDK adds */
  added?: readonly string[];
  /** what is sent where nothing else is said */
  defaults?: Readonly<Record<string, Value>>;
  /** what may be sent in its place */
  instead?: RequestView | null;
  /** keys of which nobody can tell whether they go with this request */
  doubtful?: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();
const NO_KEYS: readonly string[] = [];
export const NO_FIELDS: Readonly<Record<string, Site>> = {};
const NO_DEFAULTS: Readonly<Record<string, Value>> = {};

/** Most requests have no query, and no headers of their own. */
const empty = new WeakMap<Evaluator, RequestView>();

export class RequestView {
  /** from what yields to what wins */
  readonly parts: readonly ViewPart[];
  /** positional arguments that are sent as keys */
  readonly fields: Readonly<Record<string, Site>>;
  /** something that cannot be seen may add or replace keys */
  readonly hidden: boolean;
  readonly #own: readonly ViewPart[];
  readonly #evaluator: Evaluator;
  readonly #ignoreCase: boolean;
  readonly #added: readonly string[];
  readonly #defaults: Readonly<Record<string, Value>>;
  readonly #instead: RequestView | null;
  readonly #doubtful: ReadonlySet<string>;
  /** keys may be sent that are not seen, or that are written otherwise */
  readonly #isOpen: boolean;
  #names: ReadonlySet<string> | null | undefined;

  constructor(evaluator: Evaluator, parts: readonly ViewPart[], options: ViewOptions = {}) {
    this.#evaluator = evaluator;
    this.#doubtful = options.doubtful ?? NONE;
    this.#own =
      this.#doubtful.size === 0
        ? parts
        : parts.map((part) => ({
            ...part,
            without: new Set([...(part.without ?? []), ...this.#doubtful]),
          }));
    this.parts = options.instead ? [...this.#own, ...options.instead.parts] : this.#own;
    this.fields = options.fields ?? NO_FIELDS;
    this.hidden = options.hidden ?? false;
    this.#ignoreCase = options.ignoreCase ?? false;
    this.#added = options.added ?? NO_KEYS;
    this.#defaults = options.defaults ?? NO_DEFAULTS;
    this.#instead = options.instead ?? null;
    this.#isOpen = this.hidden || this.#ignoreCase || this.#doubtful.size > 0;
  }

  get(name: string): Lookup {
    if (this.lacks(name)) return NOTHING;
    const own = sent(this.#lookup(name));
    return this.#instead ? either(own, this.#instead.get(name)) : own;
  }

  /** Nothing that is sent has the key, as can be told at once of most keys that somebody asks for. */
  lacks(name: string): boolean {
    if (this.#isOpen) return false;
    const names = this.#names === undefined ? this.#possible() : this.#names;
    return names !== null && !names.has(name) && (this.#instead?.lacks(name) ?? true);
  }

  /** Every key that may be sent, and perhaps some that are not; `null` where there may be others. */
  #possible(): ReadonlySet<string> | null {
    const cutBefore = this.#evaluator.timesCut;
    const found = this.#allNames();
    if (this.#evaluator.timesCut === cutBefore) this.#names = found;
    return found;
  }

  #allNames(): ReadonlySet<string> | null {
    const [first] = this.#own;
    const isPlain =
      this.fields === NO_FIELDS && this.#defaults === NO_DEFAULTS && this.#added.length === 0;
    if (isPlain && first && this.#own.length === 1 && !first.names) return first.view.names;
    const given = [...Object.keys(this.fields), ...Object.keys(this.#defaults), ...this.#added];
    const parts = this.#own.map(({ view, names }) =>
      names && view.names
        ? Object.keys(names).flatMap((key) => (view.names!.has(key) ? names[key]! : []))
        : view.names,
    );
    return parts.includes(null)
      ? null
      : new Set([...given, ...parts.flatMap((names) => [...names!])]);
  }

  /** What stands inside, below one key after the other. */
  getWithin(path: readonly string[], name: string): Lookup {
    const [top] = path;
    if (top === undefined) return this.get(name);
    if (this.lacks(top)) return NOTHING;
    const found = this.within(path).map((view) =>
      writesItself(view) ? HIDDEN : view.getOwn(name),
    );
    if (found.length > 0) return found.reduce(either);
    return { ...NOTHING, unknown: this.get(top).unknown };
  }

  /** An object inside of it, once for each object that may be sent. */
  within(path: readonly string[]): ObjectView[] {
    const [top = ''] = path;
    const below = path.slice(1);
    return this.parts
      .filter((part) => carries(part, top))
      .flatMap(({ view, names }) => (names ? spelt(names, top) : [top]).map((key) => view.at(key)))
      .map((view) => below.reduce((inner, key) => inner.at(key), view));
  }

  /** The same request, with something else that may be sent in its place. */
  or(other: RequestView): RequestView {
    return this.#says(other) ? this : this.#with({ instead: this.#instead?.or(other) ?? other });
  }

  /** The other view is of the same objects. */
  #says(other: RequestView): boolean {
    const [own, others] = [this, other].map(({ parts, fields, hidden }) => ({
      sites: [
        ...parts.flatMap(({ view }) => view.alternatives.map((value) => value.site)),
        ...Object.values(fields),
      ],
      hidden,
    }));
    return (
      own!.hidden === others!.hidden &&
      own!.sites.length === others!.sites.length &&
      own!.sites.every(
        ({ node, env }, index) =>
          node === others!.sites[index]?.node && env === others!.sites[index]?.env,
      )
    );
  }

  /** One of several requests, of which nobody can tell what goes with which: what differs is not known. */
  doubted(): RequestView {
    const names = new Set(this.written().map(({ name }) => name));
    const differing = [...names].filter((name) => {
      const { values, absent, unknown } = this.get(name);
      return values.length > 1 || absent || unknown;
    });
    return differing.length === 0
      ? this
      : this.#with({
          doubtful: new Set([...this.#doubtful, ...differing]),
          instead: this.#instead?.doubted() ?? null,
        });
  }

  #with(options: ViewOptions): RequestView {
    return new RequestView(this.#evaluator, this.#own, {
      fields: this.fields,
      hidden: this.hidden,
      ignoreCase: this.#ignoreCase,
      added: this.#added,
      defaults: this.#defaults,
      doubtful: this.#doubtful,
      instead: this.#instead,
      ...options,
    });
  }

  #lookup(name: string): Lookup {
    if (this.#isDoubtful(name)) return { ...NOTHING, unknown: true };
    const field = this.fields === NO_FIELDS ? undefined : this.#fieldOf(name);
    if (field) return given(this.#evaluator.evaluate(field), [field.node]);
    let result = this.#before(name);
    for (const part of this.#own) {
      const found = this.#in(part, name);
      result = over(result, found);
    }
    return result.absent && this.#added.includes(name)
      ? { ...result, absent: false, unknown: true }
      : result;
  }

  #fieldOf(name: string): Site | undefined {
    return Object.entries(this.fields).findLast(
      ([key]) => key === name || (this.#ignoreCase && key.toLowerCase() === name.toLowerCase()),
    )?.[1];
  }

  /** What is sent unless a part of the request says otherwise. */
  #before(name: string): Lookup {
    const value = Object.hasOwn(this.#defaults, name) ? this.#defaults[name] : undefined;
    const given = value ? { ...NOTHING, values: [value], absent: false } : NOTHING;
    return this.hidden ? { ...given, unknown: true } : given;
  }

  #isDoubtful(name: string): boolean {
    return (
      this.#doubtful.has(name) ||
      (this.#ignoreCase &&
        [...this.#doubtful].some((item) => item.toLowerCase() === name.toLowerCase()))
    );
  }

  #in(part: ViewPart, name: string): Lookup {
    const { view } = part;
    if (!carries(part, name)) return NOTHING;
    if (part.names) return settled(spelt(part.names, name).map((key) => view.getOwn(key)));
    if (!this.#ignoreCase) return view.getOwn(name);
    const written = view.keys().filter((key) => key.toLowerCase() === name.toLowerCase());
    const last = written.at(-1);
    return view.getOwn(last ?? name);
  }

  /** Every place that writes a key of the request. */
  written(): WrittenKey[] {
    const fromFields = Object.entries(this.fields).map(([name, site]): WrittenKey => ({
      name,
      node: site.node,
      module: site.module,
      value: site,
    }));
    const own = this.#own.flatMap(writtenIn);
    return [
      ...fromFields.filter(({ name }) => !this.#isDoubtful(name)),
      ...own,
      ...(this.#instead?.written() ?? []),
    ];
  }

  /** Every key that may be sent, whoever writes it. */
  keys(): string[] {
    const written = this.written().map(({ name }) => name);
    const given = [...Object.keys(this.#defaults), ...this.#added, ...this.#doubtful];
    return [...new Set([...written, ...given, ...(this.#instead?.keys() ?? [])])];
  }

  /** Why a key may be something that is not seen, beyond what its values say. */
  reasonsFor(name: string): (string | Hiding)[] {
    if (this.#isDoubtful(name)) return ['is put together in a way that is not followed'];
    const isAdded = this.#added.includes(name) && this.#before(name).absent;
    return [...(isAdded ? ['is filled in by the SDK'] : []), ...this.reasons()];
  }

  /** Why keys may be sent that are not seen. */
  reasons(): (string | Hiding)[] {
    return [
      ...(this.hidden ? ['what goes between the program and the wire may change it'] : []),
      ...this.#own.flatMap(({ view }) => view.hidden()),
      ...(this.#instead?.reasons() ?? []),
    ];
  }

  /** Nothing of it is out of sight. */
  get isComplete(): boolean {
    return (
      !this.hidden &&
      this.#doubtful.size === 0 &&
      (this.#instead?.isComplete ?? true) &&
      this.parts.every(({ view }) => view.isComplete())
    );
  }

  /** The object literal of the call itself, where a key could be added. */
  get literal(): (Value & { kind: 'object' }) | null {
    const values = this.parts.flatMap(({ view }) => view.alternatives);
    const [only] = values;
    return values.length === 1 && only?.kind === 'object' ? only : null;
  }

  static empty(evaluator: Evaluator): RequestView {
    const known = empty.get(evaluator) ?? new RequestView(evaluator, []);
    empty.set(evaluator, known);
    return known;
  }
}

/** `name`: as it is on the wire */
function carries({ without, only, names }: ViewPart, name: string): boolean {
  if (names && spelt(names, name).length === 0) return false;
  return !without?.has(name) && (only?.has(name) ?? true);
}

/** The keys of a part that are sent, as they are called on the wire. */
function writtenIn(part: ViewPart): WrittenKey[] {
  const { names } = part;
  const written = part.view.written();
  const sent = names
    ? written.flatMap((key) =>
        Object.hasOwn(names, key.name) ? [{ ...key, name: names[key.name]! }] : [],
      )
    : written;
  return sent.filter((key) => carries(part, key.name));
}

/** How the program may write a key of the wire. */
function spelt(names: Readonly<Record<string, string>>, name: string): string[] {
  return Object.keys(names).filter((key) => names[key] === name);
}

/** Several spellings of one key: the last one that is there. */
function settled(lookups: readonly Lookup[]): Lookup {
  return lookups.findLast((lookup) => !lookup.absent) ?? lookups.reduce(either, NOTHING);
}

/** What is not there in the end is not sent. */
function sent(lookup: Lookup): Lookup {
  return lookup.values.some(({ present }) => present === false)
    ? { ...lookup, absent: true }
    : lookup;
}

function either(left: Lookup, right: Lookup): Lookup {
  return { ...both(left, right), absent: left.absent || right.absent };
}
