/** Every trace of OpenAI in a file, and what became of it. */
import {
  clientClasses,
  clientFactories,
  clientLookalikes,
  clientWrappers,
  configurationClass,
  isWrapperAlone,
  otherVendors,
} from '../../catalogue/clients.ts';
import type { Target } from '../../catalogue/hosts.ts';
import { frameworks } from '../../catalogue/frameworks/index.ts';
import { type Node, contains, isFunction, unwrap } from '../../values/ast.ts';
import { ObjectView } from '../../values/heap/object-view.ts';
import { type SourceModule, moduleOf } from '../../values/module.ts';
import { type Value, rootOf } from '../../values/value.ts';
import { type BlindSpot, NAME_CLIENTS, type Visit } from '../blind-spots.ts';
import { spokenMethod } from '../candidates.ts';
import { foreignPackageOf } from '../packages.ts';
import { isOtherProvider } from '../readers/ai-sdk/others.ts';
import { reachesOthersOnly } from '../reach.ts';
import type { ClientConstruction, FileAnalysis } from '../record.ts';
import { patternsOf } from '../request/texts.ts';
import type { CallSettings } from '../settings.ts';
import { parseUrl } from '../target.ts';
import { type Destination, Destinations, type Party } from './destination.ts';
import { importsOf, isOfOpenAI, isOtherVendor, typeImportsOf } from './imports.ts';
import type { Linked } from './linked.ts';
import { type Trace, around, chainsHandedOn, writtenTraces } from './traces.ts';

/** What a trace comes to. */
export type Account =
  /** it is a call, or a part of one */
  | { kind: 'call' }
  | { kind: 'others' }
  /** types, checks, helpers that send nothing */
  | { kind: 'nothing' }
  /** `isSender`: calls of other files do not account for it */
  | { kind: 'open'; reason: string; remedy: string | null; isSender?: boolean };

export interface Entry {
  node: Node;
  account: Account;
}

export interface Ledger {
  entries: readonly Entry[];
  /** what calls of this file rest on in other files */
  rests: readonly { party: Party; node: Node; module: SourceModule }[];
}

export interface Asked extends FileAnalysis {
  module: SourceModule;
  evaluator: Linked;
  visits: readonly Visit[];
  blindSpots: readonly BlindSpot[];
  settings: CallSettings;
}

export function ledgerOf(file: Asked): Ledger {
  return new Bookkeeper(file).ledger();
}

const REMEDY = {
  client: NAME_CLIENTS,
  package: 'look up what it sends',
} as const;

class Bookkeeper {
  readonly #file: Asked;
  readonly #parties: Readonly<Record<Party, ReadonlySet<Node>>>;
  readonly #destinations: Destinations;
  readonly #entries = new Map<Node, Entry>();

  constructor(file: Asked) {
    this.#file = file;
    this.#lookAtKeys();
    this.#lookAtKeysElsewhere();
    const { links } = file.evaluator;
    const made = file.visits.filter(({ calls }) => calls.length > 0);
    const isOfOthers = ({ calls }: Visit): boolean => calls.every(reachesOthersOnly);
    this.#parties = {
      openai: links.behind(made.filter((item) => !isOfOthers(item)).map(({ node }) => node)),
      others: links.behind(made.filter(isOfOthers).map(({ node }) => node)),
    };
    this.#destinations = new Destinations(file.evaluator, (node) => this.#partyOf(node));
  }

  ledger(): Ledger {
    for (const client of this.#file.clients)
      this.#book(client, () => this.#accountOfClient(client));
    for (const spot of this.#file.blindSpots) this.#bookSpot(spot);
    this.#bookImports();
    this.#bookChains();
    const ofOpenClients = this.#behindOpenClients();
    for (const trace of writtenTraces(this.#file.module)) {
      // What a client that is not followed is made of is told by it.
      if (ofOpenClients.has(trace.node)) continue;
      this.#book(trace, () =>
        trace.kind === 'model' || this.#isElsewhere(trace)
          ? { kind: 'others' }
          : this.#followed(trace),
      );
    }
    return { entries: [...this.#entries.values()], rests: this.#rests() };
  }

  /** What clients and requests are authorized with: no other question asks for it. */
  #lookAtKeys(): void {
    const { evaluator, clients, calls } = this.#file;
    for (const { node, options } of clients) {
      evaluator.beginQuestion();
      evaluator.links.within(node, () => {
        for (const view of options) for (const key of CLIENT_OPTIONS) view.get(key);
      });
    }
    for (const { node, headers, via } of calls) {
      if (via !== 'http') continue;
      evaluator.beginQuestion();
      evaluator.links.within(node, () => headers.get('authorization'));
    }
  }

  /** A client of another file is made of what a third one may hold. */
  #lookAtKeysElsewhere(): void {
    const { evaluator, calls, module } = this.#file;
    const seen = new Set<Node>();
    for (const call of calls)
      for (const { node: made, module: home } of call.origins ?? []) {
        const options = made.type === 'NewExpression' ? made.arguments[0] : undefined;
        if (!options || home === module || seen.has(made)) continue;
        seen.add(made);
        evaluator.beginQuestion();
        evaluator.links.within(call.node, () => {
          const given = evaluator.evaluate({ node: options, module: home, env: null });
          const view = new ObjectView(evaluator, given, options);
          for (const key of CLIENT_OPTIONS) view.get(key);
        });
      }
  }

  /** One place is one trace, whatever says so first. */
  #book({ node }: Pick<Trace, 'node'>, account: () => Account): void {
    if (this.#entries.has(node) || this.#isPartOfOpen(node)) return;
    const party = this.#around(node);
    this.#entries.set(node, {
      node,
      account: party ? { kind: party === 'openai' ? 'call' : 'others' } : account(),
    });
  }

  #partyOf(node: Node): Party | null {
    if (this.#parties.openai.has(node)) return 'openai';
    return this.#parties.others.has(node) ? 'others' : null;
  }

  /** A part of a larger expression that belongs to a call. */
  #around(node: Node): Party | null {
    for (const outer of around(node)) {
      const party = isFunction(outer) ? null : this.#partyOf(outer);
      if (party) return party;
    }
    return null;
  }

  /** Keys and addresses of clients that no call of this file is made with, wherever they are written. */
  #behindOpenClients(): ReadonlySet<Node> {
    const { clients, evaluator } = this.#file;
    const open = clients.filter(({ node }) => this.#entries.get(node)?.account.kind === 'open');
    return evaluator.links.behind(open.map(({ node }) => node));
  }

  /** A part of a larger expression that is not followed. */
  #isPartOfOpen(node: Node): boolean {
    for (const outer of around(node))
      if (outer !== node && this.#entries.get(outer)?.account.kind === 'open') return true;
    return false;
  }

  #accountOfClient(client: ClientConstruction): Account {
    return reachesOthersOnly(client)
      ? { kind: 'others' }
      : this.#followed({ kind: 'client', node: client.node, name: 'a client' });
  }

  #bookSpot(spot: BlindSpot): void {
    const { kind, name, reason, places, remedy = REMEDY.package, isSender = false } = spot;
    const account: Account =
      kind !== 'package'
        ? {
            kind: 'open',
            reason: `${name} ${reason}: what depends on it is not analysed`,
            remedy: 'repair it',
          }
        : { kind: 'open', reason: `${name} ${reason} and is not read`, remedy, isSender };
    for (const node of places) this.#entries.set(node, { node, account });
  }

  #bookImports(): void {
    const { module } = this.#file;
    for (const specifier of typeImportsOf(module, isOfOpenAI))
      this.#book({ node: specifier }, () => NOTHING);
    for (const { specifier, uses } of importsOf(this.#file, isOfOpenAI)) {
      const source = specifier.value;
      const [makers, helpers] = parted(uses, ({ path }) => isMaker(source, path));
      // What is handed on to other files is used there; helpers count once.
      if (helpers.length > 0 || uses.length === 0) this.#book({ node: specifier }, () => NOTHING);
      for (const { node, path } of makers)
        this.#book({ node }, () => this.#accountOfUse(node, path, source));
    }
  }

  #accountOfUse(node: Node, path: readonly string[], source: string): Account {
    const name = path.at(-1) ?? source;
    if (this.#isForOthers(node)) return { kind: 'others' };
    // `withTrace('…', () => run(agent, input))`
    if (this.#file.calls.some((call) => contains(node, call.node))) return { kind: 'call' };
    if (isDescription(node, name, source)) return NOTHING;
    return this.#followed({ kind: 'import', node, name: `\`${name}\` of ${source}` });
  }

  /** Something of another vendor was looked at for it. */
  #isForOthers(node: Node): boolean {
    return [...this.#file.evaluator.links.behind([node])].some((item) => {
      const variable = item.type === 'Identifier' ? moduleOf(item)?.variableOf(item) : null;
      const declaration = variable?.defs[0]?.node.parent;
      return (
        declaration?.type === 'ImportDeclaration' &&
        (isOtherVendor(declaration.source.value) || isOtherProvider(declaration.source.value))
      );
    });
  }

  #bookChains(): void {
    const { visits, module, evaluator } = this.#file;
    for (const { node, values, calls } of visits) {
      const callee = unwrap(node.callee);
      const name = spokenMethod(callee);
      if (name === null || (calls.length === 0 && this.#entries.has(node))) continue;
      this.#book({ node: callee }, () => this.#accountOfChain(name, values));
    }
    for (const trace of chainsHandedOn(module))
      this.#book(trace, () => {
        const values = evaluator.glance({ node: trace.node, module, env: null });
        const account = this.#accountOfChain(trace.name, values);
        return account.kind === 'nothing' ? this.#followed(trace) : account;
      });
  }

  #accountOfChain(name: string, values: readonly Value[]): Account {
    const roots = values.map(rootOf);
    const origin = roots.find((value) => value.kind === 'unknown');
    const source = foreignPackageOf(roots);
    const why =
      origin?.kind === 'unknown'
        ? origin.reason
        : source === null
          ? null
          : `comes from ${source}, which is not read`;
    if (why !== null)
      return { kind: 'open', reason: `${name}: the client ${why}`, remedy: REMEDY.client };
    const isOfOthers = roots.some(
      (root) => root.kind === 'import' && otherVendors.test(root.source),
    );
    return isOfOthers ? { kind: 'others' } : NOTHING;
  }

  /** An address on a host of somebody else, also where a name stands for the host. */
  #isElsewhere({ kind, node, host }: Trace): boolean {
    if (kind !== 'address') return false;
    const { evaluator, module, settings } = this.#file;
    evaluator.beginQuestion();
    const texts = host
      ? [`https://${host}`]
      : evaluator.ask({ node, module, env: null }).flatMap((value) => patternsOf(evaluator, value));
    const urls = texts.map((text) => parseUrl(text, settings));
    return urls.length > 0 && urls.every((url) => url.host !== null && isNotOpenAI(url.target));
  }

  #followed(trace: Trace): Account {
    this.#file.evaluator.beginQuestion();
    const end = this.#destinations.of(trace.node);
    if (end.kind === 'part') return { kind: end.of === 'openai' ? 'call' : 'others' };
    if (isPathForOthers(trace, end)) return { kind: 'others' };
    if (end.kind === 'nowhere' && !isMade(trace)) return NOTHING;
    return { kind: 'open', reason: reasonOf(trace, end), remedy: remedyFor(trace, end) };
  }

  #rests(): Ledger['rests'] {
    const { module } = this.#file;
    return (['openai', 'others'] as const).flatMap((party) =>
      [...this.#parties[party]].flatMap((node) => {
        if (!TOLD.has(node.type)) return [];
        const home = moduleOf(node);
        return home && home !== module ? [{ party, node, module: home }] : [];
      }),
    );
  }
}

const NOTHING: Account = { kind: 'nothing' };
const CLIENT_OPTIONS = ['apiKey', 'baseURL', 'openAIApiKey'];

/** Expressions that may be traces, or hold one. */
const TOLD = new Set([
  'CallExpression',
  'NewExpression',
  'Literal',
  'TemplateLiteral',
  'MemberExpression',
  'ObjectExpression',
  'Identifier',
]);

/** Something that sends is made there, not only named. */
function isMade({ kind, node }: Trace): boolean {
  return kind === 'client' || (kind === 'import' && /^(?:Call|New)Expression$/.test(node.type));
}

/** `anthropic.post('/v1/agents')`: a path alone goes to the host of whoever takes it. */
function isPathForOthers({ kind, node }: Trace, end: Destination): boolean {
  const start = moduleOf(node)?.text.slice(node.range[0], node.range[0] + 2) ?? '';
  const isPath = kind === 'address' && /^['"`]\/$/.test(start);
  return isPath && end.kind === 'handed' && end.source !== null && isOtherVendor(end.source);
}

function isNotOpenAI(target: Target): boolean {
  return target !== 'openai' && target !== 'unknown';
}

function parted<T>(items: readonly T[], test: (item: T) => boolean): [T[], T[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}

/** Something that sends, or makes what does, or that cannot be told; the rest are helpers. */
function isMaker(source: string, path: readonly string[]): boolean {
  if (path.length === 0) return !isWrapperAlone(source);
  const framework = frameworks.find(({ packages }) => packages.test(source));
  if (framework) return path.some((name) => framework.callees.has(name)) || isModel(path);
  const name = path.at(-1) ?? '';
  return (
    name === 'default' ||
    Object.hasOwn(clientClasses, name) ||
    clientFactories.has(name) ||
    name === configurationClass ||
    [
      ...clientLookalikes.map(({ className }) => className),
      ...clientWrappers.map((item) => item.name),
    ].includes(name)
  );
}

/** A call that only puts together what the program has written there. */
function isDescription(node: Node, name: string, source: string): boolean {
  const framework = frameworks.find(({ packages }) => packages.test(source));
  return (
    framework?.describing?.has(name) === true &&
    node.type === 'CallExpression' &&
    node.arguments[0]?.type === 'ObjectExpression'
  );
}

/** `ChatOpenAI`, `createOpenAI`, `openai.chat`; not `OpenAIError`, `OpenAIStream`. */
function isModel(path: readonly string[]): boolean {
  return (
    /^(?:create|azure|chat)?open_?ai/i.test(path[0] ?? '') &&
    !/(?:Error|Tool|Schema|Message|Parser|Stream)s?$/.test(path.at(-1) ?? '')
  );
}

function reasonOf({ kind, name }: Trace, end: Destination): string {
  switch (end.kind) {
    case 'requested':
      return `${name} is requested, and its host cannot be told`;
    case 'handed':
      return `${name} is handed to \`${end.name}\`${end.source === null ? '' : ` of ${end.source}`}, which is not read`;
    case 'exported':
      return `${name} is exported, and no call with it was found`;
    default:
      return kind === 'import'
        ? `${name}: no request of it was found`
        : `${name} is made, and no call with it was found`;
  }
}

function remedyFor({ kind }: Trace, end: Destination): string | null {
  return kind === 'client' && end.kind === 'handed' ? REMEDY.client : null;
}
