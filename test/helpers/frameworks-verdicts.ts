/** What the analysis says of the programs of `test/wire/frameworks`, held against what they sent. */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { inspectFile } from '../../src/audit/inspect.ts';
import { LineIndex } from '../../src/lines.ts';
import { type AnalysedFile, analyse } from '../../src/calls/analysis.ts';
import { CONTENT_KEYS, Contents } from '../../src/calls/content.ts';
import type { OpenAICall } from '../../src/calls/record.ts';
import { targetOfHost } from '../../src/catalogue/hosts.ts';
import { settingsOf } from '../../src/settings.ts';
import type { Node } from '../../src/values/ast.ts';
import type { Lookup } from '../../src/values/heap/lookup.ts';
import { loadFile } from '../../src/values/program/load.ts';
import { isNothing } from '../../src/values/value.ts';
import { type Program, projectOf, programsOf, truthOf } from './frameworks.ts';
import type { Sent } from './sent.ts';

/** Facts about one program: those that are right, those that it leaves open, and what is wrong. */
export interface Verdict {
  right: number;
  open: string[];
  wrong: string[];
}

/** One line of a program that sends, and what the analysis says of one route there. */
interface Place {
  name: string;
  route: string;
  calls: Seen[];
  sent: Sent[];
}

interface Seen {
  file: string;
  first: number;
  last: number;
  call: OpenAICall;
  analysed: AnalysedFile;
}

/** Keys of a body that say something about what is kept. */
const KEYS = [
  'background',
  'conversation',
  'data_usage',
  'metadata',
  'previous_response_id',
  'prompt_cache_key',
  'prompt_cache_retention',
  'safety_identifier',
  'user',
] as const;

const STATE_KEYS: ReadonlySet<string> = new Set(['conversation', 'previous_response_id']);

/** Tools that run at OpenAI, or that it knows; not what stands inside of them. */
const HOSTED =
  /^(?:web_search|file_search|code_interpreter|image_generation|computer|mcp|shell|local_shell|apply_patch|tool_search|programmatic_)/;

/** Headers that the SDK makes of options of the client. */
const OF_CLIENT = /^(?:authorization|content-type|openai-organization|openai-project)$/;

/** What decides about a program and stands in no file of it. */
const OUTSIDE = /^(?:OPENAI_BASE_URL|NODE_ENV|OPENAI_AGENTS_DISABLE_TRACING|AZURE_OPENAI_.*)$/;

/** Options, as programs write them, and the key that shows that they were sent. */
const PRIVACY_OPTIONS: Readonly<Record<string, string>> = {
  store: 'store',
  zdrEnabled: 'store',
  background: 'background',
  conversation: 'conversation',
  conversationId: 'conversation',
  previousResponseId: 'previous_response_id',
  previous_response_id: 'previous_response_id',
  promptCacheRetention: 'prompt_cache_retention',
  prompt_cache_retention: 'prompt_cache_retention',
};

export async function verdictsOf(set: string): Promise<Map<string, Verdict>> {
  const { folder, cleanUp } = projectOf(set);
  try {
    const truth = truthOf(set);
    const verdicts = new Map<string, Verdict>();
    for (const program of await programsOf(set)) {
      const { sent, fails } = truth[program.name]!;
      const files = filesOf(folder, program);
      verdicts.set(program.name, new Comparison(folder, files, program, sent, fails).verdict());
    }
    return verdicts;
  } finally {
    cleanUp();
  }
}

function filesOf(folder: string, { entry }: Program): string[] {
  const [top = ''] = entry.split('/');
  const path = join(folder, top);
  if (!statSync(path).isDirectory()) return [path];
  return (readdirSync(path, { recursive: true }) as string[])
    .filter((name) => /\.[cm]?[jt]sx?$/.test(name))
    .map((name) => join(path, name));
}

class Comparison {
  readonly #verdict: Verdict = { right: 0, open: [], wrong: [] };
  readonly #folder: string;
  readonly #files: readonly string[];
  readonly #sent: readonly Sent[];
  readonly #seen: readonly Seen[];
  readonly #fails: boolean;
  readonly #isDecidedOutside: boolean;
  readonly #readsEnvironment: boolean;

  constructor(
    folder: string,
    files: readonly string[],
    { env }: Program,
    sent: readonly Sent[],
    fails: string | undefined,
  ) {
    this.#folder = folder;
    this.#files = files;
    this.#sent = sent;
    this.#seen = files.flatMap((file) => seenIn(folder, file));
    this.#fails = fails !== undefined;
    this.#isDecidedOutside = Object.keys(env).some((name) => OUTSIDE.test(name));
    this.#readsEnvironment = files.some((file) =>
      /process\.env\b(?!\.\w*API_KEY)/.test(readFileSync(file, 'utf8')),
    );
  }

  verdict(): Verdict {
    const places = this.#places();
    for (const place of places) this.#compare(place);
    this.#unsent(places);
    this.#dropped();
    if (!this.#sent.some((item) => hostOf(item) === 'openai')) this.#lookAlike();
    return this.#verdict;
  }

  /** Each request goes to the smallest call around one of its lines, by its route. */
  #places(): Place[] {
    const places = new Map<string, Place>();
    for (const sent of this.#sent) {
      const route = routeOf(sent);
      const near = this.#seen.filter((seen) => isAround(seen, sent));
      const around = near.filter(({ call }) => sends(call, route));
      const fitting = around.length > 0 ? around : this.#behind(sent, route);
      const [first] = fitting.sort((left, right) => sizeOf(left) - sizeOf(right));
      if (!first) {
        if (hostOf(sent) !== 'openai') continue;
        const others = near.map(({ call }) => call.route).join(', ');
        const instead = others === '' ? '' : `, which is taken for ${others}`;
        this.#verdict.wrong.push(`${route} of ${sent.at[0] ?? '?'} is not predicted${instead}`);
        continue;
      }
      if (first.call.route !== null && first.call.route !== route) {
        // What goes along with another request has no body of its own.
        this.#verdict.right += 1;
        continue;
      }
      const key = `${first.file} ${String(first.first)} ${String(first.call.route)}`;
      const calls = fitting.filter(({ call }) => call.node === first.call.node);
      const place = places.get(key) ?? { name: nameOf(first), route, calls, sent: [] };
      place.sent.push(sent);
      places.set(key, place);
    }
    return [...places.values()];
  }

  /**
   * A function that returns the promise of a request leaves no line in a trace; an iterator asks when it
   * is read, and a `fetch` of the program stands where it stands.
   */
  #behind({ at }: Sent, route: string): Seen[] {
    const lines = at.map((place) => {
      const colon = place.lastIndexOf(':');
      const text = readFileSync(join(this.#folder, place.slice(0, colon)), 'utf8');
      return text.split('\n')[Number(place.slice(colon + 1)) - 1] ?? '';
    });
    const own = this.#seen.filter(({ call }) => sends(call, route));
    const named = own.filter(({ call }) =>
      namesAround(call.node).some((name) => lines.some((line) => line.includes(`${name}(`))),
    );
    if (named.length > 0) return named;
    return own.length === 1 && lines.some((line) => /^\s*for await\b|\bfetch\(/.test(line))
      ? own
      : [];
  }

  #compare(place: Place): void {
    const { calls, sent } = place;
    this.#note(place, 'route', calls.some(({ call }) => call.route === null) ? 'open' : 'right');
    this.#possible(
      place,
      'host',
      calls.flatMap(({ call }) => call.targets),
      sent.map(hostOf),
      this.#isDecidedOutside,
      this.#isDecidedOutside || this.#readsEnvironment,
    );
    const own = sent.filter((item) => hostOf(item) !== 'other');
    if (own.length > 0) this.#compareBodies({ ...place, sent: own });
  }

  #compareBodies(place: Place): void {
    const { calls, sent, route } = place;
    if (sent.some(({ store }) => store !== undefined))
      this.#possible(
        place,
        'store',
        calls.flatMap(({ call }) => storesOf(call.body.get('store'))),
        sent.map(({ store }) => (store === 'absent' ? 'default' : store === true ? 'on' : 'off')),
        sent.some(({ store }) => store === null),
      );
    if (!/^POST \/v1\/(?:responses|chat\/completions)$/.test(route)) return;
    for (const key of KEYS)
      this.#possible(
        place,
        key,
        calls.flatMap(({ call }) => presences(call.body.get(key))),
        sent.map(({ keys = [], state = [] }) =>
          // What is sent as `null` refers to nothing.
          (STATE_KEYS.has(key) ? state : keys).includes(key) ? 'given' : 'absent',
        ),
      );
    this.#items(place);
    this.#headers(place);
  }

  /** What may be on the wire by the analysis, and what was: neither says more than the other. */
  #possible(
    place: Place,
    what: string,
    said: readonly string[],
    was: readonly string[],
    isOutside = false,
    mayBeOtherwise = isOutside,
  ): void {
    const claims = new Set(said.filter((item) => item !== 'unknown'));
    const isOpen = said.includes('unknown') || isOutside;
    const missed = [...new Set(was)].filter((item) => !claims.has(item));
    const unseen = [...claims].filter((item) => !was.includes(item));
    if ((missed.length > 0 && !isOpen) || (unseen.length > 0 && !mayBeOtherwise))
      this.#wrong(place, `${what} is ${[...claims].join(' or ') || 'nothing'}`, was.join(', '));
    else this.#note(place, what, isOpen || unseen.length > 0 ? 'open' : 'right');
  }

  #items(place: Place): void {
    const { calls, sent } = place;
    const content = calls.flatMap((seen) => typesUnder(seen, [...CONTENT_KEYS, 'instructions']));
    const tools = calls.flatMap((seen) => typesUnder(seen, ['tools']));
    const mayHaveMore = (keys: readonly string[]): boolean =>
      calls.some(({ call }) => keys.some((key) => call.body.get(key).unknown));
    const claims: readonly [string, boolean, boolean, boolean][] = [
      [
        'image',
        content.some((type) => type === 'input_image' || type === 'image_url'),
        sent.some(({ image }) => image),
        mayHaveMore(CONTENT_KEYS),
      ],
      [
        'item_reference',
        content.includes('item_reference'),
        sent.some(({ state = [] }) => state.includes('item_reference')),
        mayHaveMore(CONTENT_KEYS),
      ],
    ];
    for (const [what, said, was, isOpen] of claims)
      if (said !== was && (said || !isOpen)) this.#wrong(place, `${what}: ${said}`, `${was}`);
      else this.#note(place, what, said === was ? 'right' : 'open');
    const hosted = distinct(tools.filter((type) => HOSTED.test(type)));
    const used = distinct(sent.flatMap(({ tools: types = [] }) => types));
    if (hosted.join() === used.join()) this.#note(place, 'tools', 'right');
    else if (hosted.every((type) => used.includes(type)) && mayHaveMore(['tools']))
      this.#note(place, 'tools', 'open');
    else this.#wrong(place, `tools: ${hosted.join(', ')}`, used.join(', '));
  }

  #headers(place: Place): void {
    const { calls, sent } = place;
    const written = calls.flatMap(({ call }) =>
      call.headers.written().map(({ name }) => name.toLowerCase()),
    );
    const said = distinct(written.filter((name) => !OF_CLIENT.test(name)));
    const was = distinct(
      sent.flatMap(({ headers = [] }) => headers).filter((name) => !OF_CLIENT.test(name)),
    );
    const isOpen = calls.some(({ call }) => !call.headers.isComplete);
    if (said.join() === was.join()) this.#note(place, 'headers', 'right');
    else if (isOpen && said.every((name) => was.includes(name)))
      this.#note(place, 'headers', 'open');
    else this.#wrong(place, `headers: ${said.join(', ')}`, was.join(', '));
  }

  /** Whatever is said to go to OpenAI has been sent. */
  #unsent(places: readonly Place[]): void {
    const found = new Set(places.flatMap(({ calls }) => calls));
    // One batch holds the traces of several runs.
    const batches = new Set(this.#sent.filter(({ at }) => at.length === 0).map(routeOf));
    for (const seen of this.#seen) {
      const { call } = seen;
      const isClaim = call.targets.includes('openai') && call.route !== null;
      if (found.has(seen) || !isClaim || batches.has(call.route ?? '')) continue;
      const said = `${call.route ?? '?'} of ${nameOf(seen)}`;
      if (this.#fails || this.#isDecidedOutside) this.#verdict.open.push(`${said} was not sent`);
      else this.#verdict.wrong.push(`${said} was not sent`);
    }
  }

  /** Of an option that is written and was never sent, somebody says so. */
  #dropped(): void {
    if (!this.#sent.some((item) => hostOf(item) === 'openai')) return;
    const sent = new Set(this.#sent.flatMap(({ keys = [] }) => keys));
    const told = new Set(
      this.#seen.flatMap(({ call }) => (call.ignored ?? []).map(({ name }) => lastOf(name))),
    );
    for (const file of this.#files) {
      const text = readFileSync(file, 'utf8');
      for (const [option, key] of Object.entries(PRIVACY_OPTIONS)) {
        const isWritten = new RegExp(`(?<![\\w$.])${option}(?:: (?!undefined)|[,\\s]*[,}])`).test(
          text,
        );
        if (!isWritten || sent.has(key)) continue;
        if (told.has(option)) this.#verdict.right += 1;
        else this.#verdict.wrong.push(`nobody says that ${option} is not sent`);
      }
    }
  }

  /** Nothing reaches OpenAI: nothing is said of it. */
  #lookAlike(): void {
    for (const file of this.#files) {
      const { inventory } = inspectFile(file, readFileSync(file, 'utf8'), {
        settings: settingsOf(undefined),
        rules: null,
        root: this.#folder,
      });
      const findings = [...inventory.findings, ...inventory.calls.flatMap((call) => call.findings)];
      for (const { rule, line, message } of findings)
        if (rule !== 'openai-zdr/no-blind-spots')
          this.#verdict.wrong.push(`a finding of ${rule} in line ${String(line)}: ${message}`);
    }
  }

  #note({ name, route }: Place, what: string, outcome: 'right' | 'open'): void {
    if (outcome === 'right') this.#verdict.right += 1;
    else this.#verdict.open.push(`${route} of ${name}: ${what}`);
  }

  #wrong({ name, route }: Place, said: string, was: string): void {
    this.#verdict.wrong.push(`${route} of ${name}: ${said}; it was ${was || 'nothing'}`);
  }
}

function seenIn(folder: string, file: string): Seen[] {
  const text = readFileSync(file, 'utf8');
  const module = loadFile(file);
  if (!module) throw new Error(`${file} cannot be read`);
  const { calls: settings, crossFile } = settingsOf(undefined);
  const analysed = analyse(module, { settings, crossFile });
  const lines = new LineIndex(text);
  return analysed.calls.map((call) => ({
    file: relative(folder, file),
    first: lines.lineAt(call.node.range[0]),
    last: lines.lineAt(call.node.range[1]),
    call,
    analysed,
  }));
}

/** What the functions around a node are called by. */
function namesAround(node: Node): string[] {
  const names: string[] = [];
  for (let current: Node | undefined = node.parent; current; current = current.parent)
    if (current.type === 'VariableDeclarator' && current.id.type === 'Identifier')
      names.push(current.id.name);
    else if (current.type === 'FunctionDeclaration' && current.id) names.push(current.id.name);
  return names;
}

function sends(call: OpenAICall, route: string): boolean {
  return call.route === null || call.route === route || call.alsoSends.includes(route);
}

/** Traces are sent later, from no line of the program. */
function isAround({ file, first, last }: Seen, { at }: Sent): boolean {
  if (at.length === 0) return true;
  return at.some((place) => {
    const colon = place.lastIndexOf(':');
    const line = Number(place.slice(colon + 1));
    return place.slice(0, colon) === file && first <= line && line <= last;
  });
}

function sizeOf({ call }: Seen): number {
  return call.node.range[1] - call.node.range[0];
}

function nameOf({ file, first }: Seen): string {
  return `${file}:${String(first)}`;
}

/** `POST /v1/responses`, whoever gets it */
function routeOf({ request }: Sent): string {
  const [method = '', , path = ''] = request.split(' ');
  const plain = path
    .replace(/^\/+openai\/deployments\/[^/]+\//, '/v1/')
    .replace(/^\/+openai\/(?:v1\/)?/, '/v1/');
  return `${method} ${plain}`;
}

function hostOf({ request }: Sent): string {
  return targetOfHost(request.split(' ')[1] ?? '');
}

function storesOf({ values, absent, unknown }: Lookup): string[] {
  const said = values.map((value) => {
    if (value.kind !== 'literal' || value.value === null) return 'unknown';
    if (value.value === undefined) return 'default';
    return value.value === true ? 'on' : value.value === false ? 'off' : 'unknown';
  });
  return [...said, ...(absent ? ['default'] : []), ...(unknown ? ['unknown'] : [])];
}

function presences({ values, absent, unknown }: Lookup): string[] {
  const said = values.map((value) => (isNothing(value) ? 'absent' : 'given'));
  return [...said, ...(absent ? ['absent'] : []), ...(unknown ? ['unknown'] : [])];
}

function typesUnder({ call, analysed }: Seen, keys: readonly string[]): string[] {
  return new Contents(analysed.evaluator, call).under(keys).flatMap(({ types }) => [...types]);
}

function distinct(items: readonly string[]): string[] {
  return [...new Set(items)].sort();
}

function lastOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
