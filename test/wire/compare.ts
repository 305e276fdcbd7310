/** Compares what the analysis says of a program with what the program sent. */
import type { AnalysedFile } from '../../src/calls/analysis.ts';
import type { Target } from '../../src/catalogue/hosts.ts';
import type { OpenAICall } from '../../src/calls/record.ts';
import { createsResponse, storedBy, type Stored } from '../../src/calls/store.ts';
import { type Lookup, ObjectView } from '../../src/values/heap/object-view.ts';
import type { Node } from '../../src/values/ast.ts';
import type { Value } from '../../src/values/value.ts';
import type { Run, SentRequest } from '../helpers/wire.ts';

export interface Verdict {
  disagreements: string[];
  /** predictions that were checked against a request, by how much they said */
  known: number;
  unknown: number;
  stored: Stored[];
}

interface Matched {
  call: OpenAICall;
  request: SentRequest;
  run: number;
}

/** Keys that the SDK adds on its own, where the program gives none, and that its code does not show to the generator. */
const ADDED_QUERY = new Set(['after', 'api-version', 'beta']);
const ADDED_BODY: Readonly<Record<string, RegExp>> = {
  tool_choice: /\.runTools$/,
  function_call: /\.runFunctions$/,
  file_id: /\.environments\.files\.upload$/,
  type: /\.environments\.files\.upload$/,
};
const ADDED_HEADERS =
  /^(?:accept|accept-encoding|api-key|authorization|connection|content-length|content-type|host|idempotency-key|openai-beta|openai-organization|openai-project|transfer-encoding|user-agent|x-stainless-.*)$/;

export function compare(file: AnalysedFile, runs: readonly Run[]): Verdict {
  const verdict: Verdict = { disagreements: [], known: 0, unknown: 0, stored: [] };
  const used = new Set<OpenAICall>();
  const matched: Matched[] = [];
  for (const [index, { requests, errors }] of runs.entries()) {
    verdict.disagreements.push(...errors.map((error) => `the program failed: ${error}`));
    for (const request of requests) {
      const found = bestMatch(file, request, used);
      if (!found && targetOf(request) === 'other' && !('x-stainless-lang' in request.headers))
        continue;
      if (!found) {
        verdict.disagreements.push(
          `${request.method} ${request.url} was sent and not predicted; predicted: ${file.calls.map((call) => `${String(call.route)} to ${call.targets.join(' or ')}`).join(', ') || 'nothing'}`,
        );
        continue;
      }
      used.add(found.call);
      verdict.disagreements.push(...found.check.disagreements);
      verdict.known += found.check.known;
      verdict.unknown += found.check.unknown;
      if (found.isOwn) matched.push({ call: found.call, request, run: index });
    }
  }
  for (const call of file.calls)
    if (!used.has(call))
      verdict.disagreements.push(
        `${String(call.route)} was predicted and not sent: ${call.module.text.slice(...call.node.range)}`,
      );
  for (const call of file.calls) {
    if (!createsResponse(call) && call.route !== 'POST /v1/chat/completions') continue;
    file.evaluator.beginQuestion();
    const stored = storedBy(call.body.get('store'));
    verdict.stored.push(stored);
    const values = matched
      .filter((item) => item.call === call)
      .map(({ request }) => (request.json as { store?: unknown } | undefined)?.store);
    if (!agrees(stored, values))
      verdict.disagreements.push(
        `store is said to be ${stored}, sent: ${values.map(String).join(', ')}`,
      );
  }
  return verdict;
}

function agrees(stored: Stored, sent: readonly unknown[]): boolean {
  switch (stored) {
    case 'off':
      return sent.every((value) => value === false);
    case 'on':
      return sent.includes(true);
    case 'default':
      return sent.includes(undefined) && !sent.includes(true);
    case 'unknown':
      return true;
  }
}

interface Check {
  disagreements: string[];
  known: number;
  unknown: number;
}

interface Match {
  call: OpenAICall;
  check: Check;
  /** the request that the call is for, not a further one of a helper */
  isOwn: boolean;
}

/** The call that explains a request best; one that has explained none yet, if several do. */
function bestMatch(
  file: AnalysedFile,
  request: SentRequest,
  used: ReadonlySet<OpenAICall>,
): Match | null {
  const route = routeOf(request);
  const matches = file.calls.flatMap((call): Match[] => {
    if (!targetFits(call, request)) return [];
    const isOwn =
      call.route === null
        ? (call.verb ?? request.method) === request.method
        : fits(call.route, route, targetOf(request));
    if (isOwn) return [{ call, isOwn, check: checkRequest(file, call, request) }];
    return call.alsoSends.some((other) => fits(other, route, targetOf(request)))
      ? [{ call, isOwn, check: { disagreements: [], known: 0, unknown: 0 } }]
      : [];
  });
  const cost = ({ check, call, isOwn }: Match): number =>
    check.disagreements.length * 10 + (used.has(call) ? 1 : 0) + (isOwn ? 0 : 2);
  return matches.sort((left, right) => cost(left) - cost(right))[0] ?? null;
}

function targetFits(call: OpenAICall, request: SentRequest): boolean {
  return call.targets.includes('unknown') || call.targets.includes(targetOf(request));
}

function targetOf({ url }: SentRequest): Target {
  // A dot at the end makes a name of the same host.
  const hostname = new URL(url).hostname.replace(/\.$/, '');
  if (/^(?:[a-z]{2}\.)?api\.openai\.com$/.test(hostname)) return 'openai';
  if (/^bedrock-(?:mantle|runtime)\./.test(hostname)) return 'bedrock';
  return hostname.endsWith('.openai.azure.com') ? 'azure' : 'other';
}

/** Verb and path, with `{}` for every segment that holds a digit: all identifiers of the scripts do. */
function routeOf(request: SentRequest): string {
  const path = new URL(request.url).pathname
    .replace(/\/{2,}/g, '/')
    .replace(/\/$/, '')
    .replace(/^\/openai(?:\/deployments\/[^/]+)?(?=\/)/, '');
  const segments = path
    .split('/')
    .map((segment) => (/\d/.test(segment) && !/^v\d+$/.test(segment) ? '{}' : segment));
  return `${request.method.toUpperCase()} ${segments.join('/')}`;
}

function fits(predicted: string, sent: string, target: Target): boolean {
  const [verb = '', path = ''] = predicted.split(' ');
  const [sentVerb = '', sentPath = ''] = sent.split(' ');
  if (verb !== sentVerb) return false;
  if (path === sentPath || path === `/v1${sentPath}`) return true;
  // Behind another host the API may stand below any path.
  return (
    (target === 'other' || target === 'unknown') && sentPath.endsWith(path.replace(/^\/v1/, ''))
  );
}

function checkRequest(file: AnalysedFile, call: OpenAICall, request: SentRequest): Check {
  const check: Check = { disagreements: [], known: 0, unknown: 0 };
  file.evaluator.beginQuestion();
  if (request.form) checkForm(call, request.form, check);
  else
    checkObject(
      file,
      'body',
      call.body,
      call.node,
      (request.json ?? {}) as Record<string, unknown>,
      check,
      (key) => Object.hasOwn(ADDED_BODY, key) && ADDED_BODY[key]!.test(call.path ?? ''),
    );
  checkTexts('query', call.query, queryOf(request), check, (key) => ADDED_QUERY.has(key));
  checkTexts('header', call.headers, request.headers, check, (name) => ADDED_HEADERS.test(name));
  return check;
}

interface View {
  get: (name: string) => Lookup;
  written: () => readonly { name: string }[];
}

function checkObject(
  file: AnalysedFile,
  where: string,
  view: View,
  use: Node,
  sent: Readonly<Record<string, unknown>>,
  check: Check,
  isAdded: (key: string) => boolean = () => false,
  depth = 0,
): void {
  for (const key of new Set([...Object.keys(sent), ...view.written().map(({ name }) => name)])) {
    const lookup = view.get(key);
    if (isAdded(key) && lookup.absent && lookup.values.length === 0) continue;
    const place = `${where}.${key}`;
    note(place, lookup, sent[key], check);
    const [only] = lookup.values;
    if (
      only?.kind === 'object' &&
      lookup.values.length === 1 &&
      !lookup.unknown &&
      isPlainObject(sent[key]) &&
      depth < 3
    ) {
      checkObject(
        file,
        place,
        new ObjectView(file.evaluator, [only], use),
        use,
        sent[key],
        check,
        undefined,
        depth + 1,
      );
    }
  }
}

function note(place: string, lookup: Lookup, sent: unknown, check: Check): void {
  check[isKnown(lookup) ? 'known' : 'unknown'] += 1;
  if (sent === undefined ? !mayBeMissing(lookup) : !mayBe(lookup, sent)) {
    check.disagreements.push(
      `${place} is said to be ${describe(lookup)}, sent: ${sent === undefined ? 'nothing' : JSON.stringify(sent)}`,
    );
  }
}

function isKnown({ values, absent, unknown }: Lookup): boolean {
  return !unknown && values.length + (absent ? 1 : 0) === 1 && values.every(isDefinite);
}

function isDefinite(value: Value): boolean {
  return value.kind === 'literal' || value.kind === 'object' || value.kind === 'array';
}

/** `JSON.stringify` leaves out what is undefined, and functions. */
function mayBeMissing({ values, absent, unknown }: Lookup): boolean {
  return (
    absent ||
    unknown ||
    values.some((value) =>
      value.kind === 'literal'
        ? value.value === undefined
        : !isDefinite(value) && value.kind !== 'text',
    )
  );
}

function mayBe({ values, unknown }: Lookup, sent: unknown): boolean {
  return (
    unknown ||
    values.some((value) => {
      if (value.isFailing) return !sent;
      if (value.kind === 'literal') return value.value === sent;
      if (value.kind === 'text') return typeof sent === 'string';
      if (value.kind === 'object') return isPlainObject(sent);
      return value.kind === 'array' ? Array.isArray(sent) : value.kind !== 'function';
    })
  );
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Headers and query strings carry texts alone; `null` and `undefined` take a key away. */
function checkTexts(
  where: string,
  view: View,
  sent: Readonly<Record<string, string>>,
  check: Check,
  isAdded: (key: string) => boolean,
): void {
  const normal =
    where === 'header'
      ? (name: string): string => name.toLowerCase()
      : (name: string): string => name;
  for (const key of new Set([
    ...Object.keys(sent),
    ...view.written().map(({ name }) => normal(name)),
  ])) {
    const lookup = view.get(key);
    if (isAdded(key) && lookup.absent && lookup.values.length === 0) continue;
    const texts: Lookup = {
      ...lookup,
      values: lookup.values.map((value): Value =>
        value.kind === 'literal'
          ? {
              ...value,
              value:
                value.value === null || value.value === undefined ? undefined : String(value.value),
            }
          : value,
      ),
    };
    const isCompound = lookup.values.some(
      (value) => value.kind === 'object' || value.kind === 'array',
    );
    if (isCompound) check[sent[key] === undefined ? 'unknown' : 'known'] += 1;
    else if (!(isAdded(key) && sent[key] !== undefined && mayBeMissing(texts)))
      note(`${where} ${key}`, texts, sent[key], check);
  }
}

/** `include[]` and `metadata[key]` belong to `include` and `metadata`. */
function queryOf({ url }: SentRequest): Record<string, string> {
  return Object.fromEntries(
    [...new URL(url).searchParams].map(([key, value]) => [key.replace(/\[.*$/, ''), value]),
  );
}

function checkForm(
  view: { body: View },
  form: Readonly<Record<string, string | null>>,
  check: Check,
): void {
  const sent = new Map(
    Object.entries(form).map(([key, value]) => [key.replace(/\[.*$/, ''), value]),
  );
  for (const key of new Set([...sent.keys(), ...view.body.written().map(({ name }) => name)])) {
    const lookup = view.body.get(key);
    const value = sent.get(key);
    const isText =
      typeof value === 'string' && lookup.values.every((item) => item.kind === 'literal');
    if (isText)
      note(
        `body.${key}`,
        {
          ...lookup,
          values: lookup.values.map((item): Value =>
            item.kind === 'literal' ? { ...item, value: String(item.value) } : item,
          ),
        },
        value,
        check,
      );
    else if (
      value === undefined
        ? !mayBeMissing(lookup)
        : lookup.absent && !lookup.unknown && lookup.values.length === 0
    )
      check.disagreements.push(
        `form field ${key} is said to be ${describe(lookup)}, sent: ${value === undefined ? 'nothing' : 'a value'}`,
      );
    else check[isKnown(lookup) ? 'known' : 'unknown'] += 1;
  }
}

function describe({ values, absent, unknown }: Lookup): string {
  const parts = values.map((value) =>
    value.kind === 'literal' ? (JSON.stringify(value.value) ?? 'undefined') : value.kind,
  );
  return (
    [...parts, ...(absent ? ['absent'] : []), ...(unknown ? ['unknown'] : [])].join(' or ') ||
    'nothing at all'
  );
}
