/** Whether a file may hold a call: a look at its text, and at the texts that it imports from. */
import { type FrameworkFacts, mayUse } from '../catalogue/frameworks/facts.ts';
import { frameworks } from '../catalogue/frameworks/index.ts';
import { isAnalysedPackage } from '../catalogue/clients.ts';
import { mayBeUnread, unreadTrace } from '../catalogue/frameworks/unread.ts';
import { httpConstructors, httpGlobals, httpPackages } from '../catalogue/http.ts';
import { surface } from '../catalogue/surface.ts';
import { specifiersIn } from '../values/program/import-table.ts';
import { ImportedText, type Telling } from '../values/program/imported-text.ts';
import { isPath } from '../values/program/resolve.ts';
import { tellingChains } from './candidates.ts';
import { reachesFramework } from './framework-reach.ts';
import { isOfOpenAI } from './packages.ts';
import type { CallSettings } from './settings.ts';
import { WRITTEN } from './written.ts';

export interface LookedAt {
  filename: string;
  text: string;
  /** files of the program are not read for it */
  isAlone?: boolean;
  /** the types of its expressions are known */
  isTyped?: boolean;
}

/**
 * One scan of the text tells most files apart. That a text speaks of OpenAI says nothing: a call needs an
 * address, a package, a chain that no other library has, or something that comes from where one of them is.
 */
export function mayHoldCalls(
  { filename, text, isAlone = false, isTyped = false }: LookedAt,
  settings: CallSettings,
): boolean {
  const { mayBeSending, chain } = words();
  const isSending = !isAlone && mayBeSending.test(text);
  if (!hasTrace(text, settings)) return isSending && sendersFor(settings).reaches(filename, text);
  if (isTyped || showsCalls(text, settings)) return true;
  if (isAlone) return false;
  const isPart = chain.test(text) || PART_OF_REQUEST.test(text);
  return (
    (isSending && addressesFor(settings).reaches(filename, text)) ||
    (isPart && (SAYS_OPENAI.test(text) || clientsFor(settings).reaches(filename, text))) ||
    frameworks.some((facts) => runs(facts, text) && reachesFramework(facts, filename, text))
  );
}

const callees = new Map<FrameworkFacts, RegExp>();

/** Something is called by a name that is one of the framework's. */
function runs(facts: FrameworkFacts, text: string): boolean {
  let names = callees.get(facts);
  if (!names)
    callees.set(
      facts,
      (names = new RegExp(String.raw`\b(?:${either([...facts.callees])})\b[?!)\s]*[.(<]`)),
    );
  return names.test(text) || (facts.runs?.test(text) ?? false);
}

/** A call may stand there if the file is given a client, a model or an address. */
export function maySend(text: string): boolean {
  return (
    words().sending.test(text) ||
    words().chain.test(text) ||
    frameworks.some((facts) => facts.runs?.test(text))
  );
}

/** Types of parts of a request, which types of the SDK may show to be one. */
const PART_OF_REQUEST = /['"](?:image_url|input_image|computer_screenshot|image_file)['"]/;

function showsCalls(text: string, settings: CallSettings): boolean {
  const { ownChain, route } = words();
  return (
    specifiersIn(text).some(givesClients) ||
    ownChain.test(text) ||
    route.test(text) ||
    HOST.test(text) ||
    VARIABLE.test(text) ||
    IS_WRITTEN.test(text) ||
    NAMED.test(text) ||
    // What it requires is not written as an import.
    text.includes('createRequire') ||
    saysConfigured(text, settings)
  );
}

const known = new Map<string, boolean>();

/** A package that reaches OpenAI by itself, or by what it is given. */
function givesClients(specifier: string): boolean {
  let gives = known.get(specifier);
  if (gives === undefined)
    known.set(
      specifier,
      (gives =
        isOfOpenAI(specifier) ||
        (isAnalysedPackage(specifier) && !/^(?:node:)?util$/.test(specifier)) ||
        frameworks.some(({ packages }) => packages.test(specifier)) ||
        mayBeUnread(specifier) ||
        mayBeOpenAI(specifier)),
    );
  return gives;
}

function mayBeOpenAI(specifier: string): boolean {
  return SAYS_OPENAI.test(specifier) && !isPath(specifier);
}

/** Files that may be given an address, a client or a request by this one, which has them. */
export function filesGivenBy({ filename, text }: LookedAt, settings: CallSettings): Set<string> {
  const imports = sendersFor(settings);
  return showsCalls(text, settings) || imports.reaches(filename, text)
    ? imports.makersOf(filename, text, maySend)
    : new Set();
}

/** The text speaks of OpenAI, or has what a call could be: enough for what cannot be looked into. */
export function hasTrace(text: string, settings: CallSettings): boolean {
  return (
    SAYS_OPENAI.test(text) ||
    words().chain.test(text) ||
    words().route.test(text) ||
    frameworks.some((facts) => mayUse(facts, text)) ||
    unreadTrace.test(text) ||
    saysConfigured(text, settings)
  );
}

interface Words {
  /** a resource, then one of its methods: `files.create`, `files?.['create']` */
  chain: RegExp;
  /** one that no other library has, or of something with a name of OpenAI's */
  ownChain: RegExp;
  /** the path of a route that few others have: `/chat/completions`, `v1/files` */
  route: RegExp;
  /** something that sends whatever it is given */
  sending: RegExp;
  /** the same, or a method of something that may be a client */
  mayBeSending: RegExp;
}

/** The path of a route that few others have, as the source of a regular expression. */
export function routePattern(): string {
  return words().route.source;
}

/** Names that most programs have for something else. */
const COMMON: ReadonlySet<string> = new Set(['default', 'get', 'stream', 'Agent']);

/** `generateText`: a name of several words; one word is a name of many things. */
function isTelling(name: string): boolean {
  return /[a-z][A-Z]/.test(name);
}

let found: Words | null = null;

function words(): Words {
  if (found) return found;
  const paths = surface().paths.map((path) => path.split('.'));
  const methods = either(paths.map((path) => path.at(-1)));
  const resources = either(paths.map((path) => path.at(-2)));
  const routes = surface().routes.map((route) => route.split(' ')[1]?.split('/').slice(2) ?? []);
  const first = either(routes.map(([name]) => name));
  const two = either(
    routes.map(([name = '', next = '{}']) => (next.includes('{') ? undefined : `${name}/${next}`)),
  );
  const senders = either(
    [
      ...Object.keys(httpGlobals),
      ...Object.keys(httpConstructors),
      ...httpPackages.flatMap(({ exports }) => Object.keys(exports)),
      ...frameworks.flatMap(({ callees }) => [...callees].filter(isTelling)),
    ].filter((name) => !COMMON.has(name)),
  );
  const sending = [
    String.raw`\b(?:${senders})\s*[(<.]`,
    String.raw`\w(?:[fF]etch|[rR]equest)\w*\s*[(<]`,
    String.raw`\.\s*(?:post|put|patch|invoke)\s*[(<]|\bhttps?\.get\b`,
  ].join('|');
  const link = String.raw`\b[\s?.!()\[\]'"\`]{1,40}`;
  const chain = String.raw`\b(?:${resources})${link}(?:${methods})\b`;
  return (found = {
    chain: new RegExp(chain),
    ownChain: new RegExp(
      [
        ...tellingChains().map((names) => String.raw`\b${names.join(link)}\b`),
        String.raw`\b(?:${resources})${link}${chain}`,
        String.raw`[oO][pP][eE][nN]_?[aA][iI]\w*[^;,{}=\n]{1,60}${chain}`,
      ].join('|'),
    ),
    route: new RegExp(String.raw`\bv1/(?:${first})\b|['"\`}/](?:${two})\b`),
    sending: new RegExp(sending),
    mayBeSending: new RegExp(
      [
        sending,
        String.raw`\.\s*(?:create\w*|generate\w*|retrieve|\w*[sS]tream|\w+AndPoll)\s*[(<]`,
        String.raw`\bcreate\s*[(.,})]`,
        // Every `Map` has a `get`.
        String.raw`\.\s*(?:get|delete)\s*\(\s*['"\`]\/`,
      ].join('|'),
    ),
  });
}

function either(names: readonly (string | undefined)[]): string {
  return [...new Set(names)]
    .filter((name) => name !== undefined && /^[\w/]+$/.test(name))
    .join('|');
}

/** Where an address stands, or a client is made: what comes from there may be one. */
const HOST =
  /\bopenai\.(?:com|azure\.com)\b|\.cognitiveservices\.azure\.com|\bbedrock-(?:mantle|runtime)\./i;
const VARIABLE = /OPEN_?AI_\w*(?:URL|BASE|HOST|ENDPOINT)/i;
/** Whoever uses a variable by its own name says it. */
const HANDED_ON = /\b(\w+)['"]?\??\s*:\s*(?:(?:process|import\.meta)\.env\.\1\b)?/g;
const REQUIRED = /\b(?:import|require)\s*\(\s*['"](?!\.)[^'"\n]*open-?_?ai/i;
/** What a client is made of, or reads: a class, a function, a variable of the environment. */
const NAMED =
  /\b(?:new|extends)\s+[\w$.]*OpenAI|\bcreate\w*OpenAI\b|(?:\b|_)OPEN_?AI_(?:\w*(?:KEY|BASE|URL|HOST|ENDPOINT)\b|\w+['"\]]*\s*=[^=])/;
const IS_WRITTEN = new RegExp(WRITTEN);
const SAYS_OPENAI = /open-?_?ai/i;

const senders = new Map<string, ImportedText>();
const addresses = new Map<string, ImportedText>();
const clients = new Map<string, ImportedText>();

/** Where an address comes from, or a client or model of OpenAI. */
function sendersFor(settings: CallSettings): ImportedText {
  return rememberedFor(settings, senders, {
    source: (specifier) => mayBeOpenAI(specifier) || saysConfigured(specifier, settings),
    text: (text) => tells(text, settings),
  });
}

/** The same without frameworks, whose methods have names of their own. */
function addressesFor(settings: CallSettings): ImportedText {
  return rememberedFor(settings, addresses, {
    source: (specifier) =>
      (mayBeOpenAI(specifier) && !frameworks.some(({ packages }) => packages.test(specifier))) ||
      saysConfigured(specifier, settings),
    text: (text) => tells(text, settings),
  });
}

/** Where anything comes from that may have a method of the SDK: as far as types tell too, and where nothing tells. */
function clientsFor(settings: CallSettings): ImportedText {
  return rememberedFor(settings, clients, {
    source: (specifier) => givesClients(specifier) || saysConfigured(specifier, settings),
    text: (text) => tells(text, settings),
    withTypes: true,
    file: (text) => text === null || SAYS_OPENAI.test(text),
  });
}

function rememberedFor(
  settings: CallSettings,
  all: Map<string, ImportedText>,
  telling: Telling,
): ImportedText {
  const key = JSON.stringify(settings);
  let texts = all.get(key);
  if (!texts) all.set(key, (texts = new ImportedText(telling)));
  return texts;
}

function tells(text: string, settings: CallSettings): boolean {
  return (
    HOST.test(text) ||
    REQUIRED.test(text) ||
    VARIABLE.test(text.replace(HANDED_ON, '')) ||
    saysConfigured(text, settings)
  );
}

function saysConfigured(text: string, { clients, wrappers, hosts }: CallSettings): boolean {
  return (
    [...clients, ...wrappers].some(({ module }) =>
      text.includes(module.split('*').find((part) => part.length > 2) ?? ''),
    ) || Object.keys(hosts).some((host) => text.includes(host))
  );
}
