/** Recognises the functions that send HTTP requests, and the clients that they belong to. */
import {
  type Client,
  type Sender,
  httpClasses,
  httpConstructors,
  httpGlobals,
  httpPackages,
  httpReceiverName,
  notSending,
  notSendingGlobals,
  wrappedFetchName,
} from '../../catalogue/http.ts';
import { type TSESTree, literalKey, spokenName, unwrap } from '../../values/ast.ts';
import type { Evaluator } from '../../values/evaluator.ts';
import type { Arg, Site, Value, ValueOf } from '../../values/value.ts';
import { rootOf } from '../../values/value.ts';
import { importOf } from '../client.ts';
import type { CallSettings } from '../settings.ts';
import { parseUrl } from '../target.ts';
import { patternsOf } from './texts.ts';

/** A client, and the values that it was made from. */
export interface BoundClient {
  client: Client;
  /** the library itself first, then what it was extended to */
  made: readonly Value[];
  /** options given to `axios.create` and the like, from what yields to what wins */
  defaults: readonly Arg[];
}

export interface BoundSender {
  sender: Sender;
  of: BoundClient | null;
  /** a proxy stands before it, which may send something else */
  isVeiled?: boolean;
}

export const HTTP_VERBS: ReadonlySet<string> = new Set(['get', 'post', 'put', 'patch', 'delete']);

export class SenderReader {
  readonly #evaluator: Evaluator;
  readonly #settings: CallSettings;

  constructor(evaluator: Evaluator, settings: CallSettings) {
    this.#evaluator = evaluator;
    this.#settings = settings;
  }

  /** The sending function behind a value. */
  senderOf(callee: Value): BoundSender | null {
    const client =
      callee.kind === 'member' && callee.name !== null ? this.clientOf(callee.object) : null;
    if (client && callee.kind === 'member') return bind(client, callee.name ?? '');
    const own = this.clientOf(callee);
    if (own) return bind(own, '');
    if (callee.kind !== 'member' || callee.name === null) return null;
    // `this.httpService.axiosRef.post(…)`
    return callee.object.kind === 'member' && callee.object.name === 'axiosRef'
      ? this.senderOf({ ...callee, object: callee.object.object })
      : null;
  }

  clientOf(value: Value): BoundClient | null {
    if (value.kind === 'call') return this.#madeByFactory(value);
    const client = this.#plainClient(value);
    return client && { client, made: [value], defaults: [] };
  }

  #plainClient(value: Value): Client | null {
    if (value.kind === 'global')
      return Object.hasOwn(httpGlobals, value.name) ? httpGlobals[value.name]! : null;
    if (value.kind === 'new') return instanceOf(value);
    const made = importOf(value);
    const exports = made && httpPackages.find((item) => item.module.test(made.source))?.exports;
    const client = exports && Object.hasOwn(exports, made.name) ? exports[made.name] : undefined;
    if (client) return client;
    // `window.fetch`, `options.fetch ?? fetch`, `this.fetch`
    return value.kind === 'member' &&
      (value.name === 'fetch' || value.name === '$fetch') &&
      rootOf(value).kind !== 'import' &&
      mayBeFunction(value)
      ? httpGlobals.fetch!
      : null;
  }

  #madeByFactory(value: ValueOf<'call'>): BoundClient | null {
    const { callee } = value;
    if (callee.kind !== 'member' || callee.name === null) return null;
    const outer = this.clientOf(callee.object);
    if (!outer?.client.factories?.includes(callee.name)) return null;
    return {
      client: outer.client,
      made: [...outer.made, value],
      defaults: [...outer.defaults, ...value.args.slice(0, 1)],
    };
  }

  /**
   * `http.post(url, body)` on something of unknown origin whose name says that it sends; a server
   * takes a function instead.
   */
  verbOfUnknown(
    { callee: node }: TSESTree.CallExpression,
    callee: Value,
    [url, second]: Arg[],
  ): string | null {
    const verb = node.type === 'MemberExpression' ? literalKey(node) : null;
    const name = node.type === 'MemberExpression' ? spokenName(unwrap(node.object)) : null;
    if (
      verb === null ||
      !HTTP_VERBS.has(verb) ||
      name === null ||
      !httpReceiverName.test(name) ||
      !url
    )
      return null;
    const root = rootOf(callee);
    const isUnknown =
      root.kind === 'unknown' || (root.kind === 'import' && /^[.~@#]?\//.test(root.source));
    const takesFunction =
      second && this.#evaluator.evaluate(second.site).some((value) => value.kind === 'function');
    // The host itself has to be written down: a variable that says OpenAI is not enough.
    const isWritten = (value: Value): boolean =>
      patternsOf(this.#evaluator, value, node).some(
        (pattern) => parseUrl(pattern, this.#settings).host !== null,
      );
    return isUnknown && !takesFunction && this.#evaluator.evaluate(url.site).some(isWritten)
      ? verb
      : null;
  }
}

/** A function of unknown origin whose name says that it fetches, given a URL and options as `fetch` takes them. */
export function looksLikeFetch(node: TSESTree.CallExpression, callee: Value, site: Site): boolean {
  const root = rootOf(callee);
  if (
    (root.kind === 'import' && notSending.test(root.source)) ||
    (root.kind === 'global' && notSendingGlobals.has(root.name))
  )
    return false;
  if (!mayBeFunction(callee)) return false;
  // A function of the same file is read where it sends.
  if (callee.kind === 'function' && callee.site.module === site.module) return false;
  const name = spokenName(node.callee);
  return name !== null && wrappedFetchName.test(name);
}

/** The constructor of a class that connects when it is made. */
export function constructorOf(callee: Value): Sender | null {
  if (callee.kind !== 'global' && callee.kind !== 'import') return null;
  const isWhole = callee.name === 'default' || callee.name === '*';
  const source = callee.kind === 'import' ? callee.source : '';
  const name = isWhole ? (CLASS_OF_PACKAGE[source] ?? '') : callee.name;
  return Object.hasOwn(httpConstructors, name) ? (httpConstructors[name] ?? null) : null;
}

const CLASS_OF_PACKAGE: Readonly<Record<string, string>> = {
  ws: 'WebSocket',
  eventsource: 'EventSource',
  'sse.js': 'SSE',
};

function instanceOf(value: ValueOf<'new'>): Client | null {
  const made = importOf(value.callee);
  const known =
    made &&
    httpClasses.find((item) => item.className === made.name && item.module?.test(made.source));
  return known ? known.client : null;
}

function bind(of: BoundClient, member: string): BoundSender | null {
  const { members } = of.client;
  const sender = Object.hasOwn(members, member) ? members[member] : undefined;
  return sender ? { sender, of } : null;
}

/** Not a value of another kind, nor a method of one. */
function mayBeFunction(callee: Value): boolean {
  let current = callee;
  while (current.kind === 'member') current = current.object;
  if (current.kind === 'new') return current !== callee && current.callee.kind !== 'global';
  return (
    !['object', 'array', 'list', 'literal', 'text', 'class', 'declared'].includes(current.kind) &&
    callee.kind !== 'instance'
  );
}
