/** Whether a file may hold a call: a look at its text, and at the texts that it imports from. */
import { givesClients, isAnalysedPackage } from '../catalogue/clients.ts';
import { frameworks } from '../catalogue/frameworks/index.ts';
import { mayBeUnread, unreadTrace } from '../catalogue/frameworks/unread.ts';
import type { Link } from '../values/program/import-clauses.ts';
import { ImportedText, type Telling, targetOf } from '../values/program/imported-text.ts';
import { outlineFor } from '../values/program/outline.ts';
import { dependentsIn, reasonToList } from './dependents.ts';
import {
  type Send,
  hasMethodsOfFramework,
  methodsOfClient,
  methodsOfFramework,
  oneOf,
  sendsAnywhere,
} from './sends.ts';
import type { CallSettings } from './settings.ts';
import { words } from './words.ts';

interface Text {
  filename: string;
  text: string;
}

export interface LookedAt extends Text {
  /** files of the program are not read for it */
  isAlone?: boolean;
  /** type information may say of anything that it is a client */
  isTyped?: boolean;
}

/** One scan of the text tells most files apart. */
export function mayHoldCalls(file: LookedAt, settings: CallSettings): boolean {
  const isNamed = NAMED.test(file.text);
  const hasChain = patterns().chain.test(file.text);
  if (hasChain && (isNamed || patterns().tellingChain.test(file.text))) return true;
  if ((isNamed && tellsByName(file)) || tellsMore(file.text, settings)) return true;
  if (dependentsIn(file).length > 0 || (file.isTyped && (hasChain || isNamed))) return true;
  if (file.isAlone) return false;
  if (reachesBy(madeByFrameworks, file, methodsOfFramework(file.text))) return true;
  const imports = importedFor(settings);
  // Most programs mean one of many vendors by the name, and a `Map` by the chain: something has to come from elsewhere.
  if (isNamed || hasChain)
    return (
      imports.widely.reaches(file) ||
      madeByFrameworks.reaches(file) ||
      (hasChain && imports.widely.comesFrom(file, isNamedOrUnread))
    );
  return sendsAnywhere(file.text)
    ? imports.values.reaches(file)
    : reachesBy(imports.values, file, methodsOfClient(file.text));
}

/** What such a file gives is listed where it cannot be parsed. */
function isNamedOrUnread(text: string | null): boolean {
  return text === null || NAMED.test(text);
}

/** What something is called on has to come from there, unless nobody can tell what that is. */
function reachesBy(imports: ImportedText, file: Text, sends: readonly Send[]): boolean {
  if (sends.length === 0) return false;
  const own = outlineFor(file.filename, file.text).imports;
  const names = new Set(sends.map(({ on }) => (on !== null && own.has(on) ? on : null)));
  return names.has(null)
    ? imports.reaches(file)
    : imports.reaches(file, (local) => names.has(local));
}

/** It takes something from a framework, or uses what another file has made with one. */
export function mayUseFramework(file: Text): boolean {
  return (
    takesFromFramework(file.text) ||
    reachesBy(madeByFrameworks, file, methodsOfFramework(file.text))
  );
}

const takesFromFramework = oneOf(frameworks.map(({ trace }) => trace));

const madeByFrameworks = new ImportedText({
  source: kept((specifier) => frameworks.some(({ packages }) => packages.test(specifier))),
  text: takesFromFramework,
  withTypes: true,
  between: 2,
});

/** Something that it is given: what it imports is told by the imports. */
export function maySend({ filename, text }: Text): boolean {
  return isGiven(text, outlineFor(filename, text).imports);
}

/** It speaks of OpenAI, and sends to whatever address it is given, by whomever. */
export function maySendToOpenAI(text: string): boolean {
  return NAMED.test(text) && sendsAnywhere(text);
}

function isGiven(text: string, imports: ReadonlyMap<string, Link>): boolean {
  const isFree = ({ on }: Send): boolean => on === null || !imports.has(on);
  return (
    sendsAnywhere(text) ||
    patterns().chain.test(text) ||
    methodsOfFramework(text).some(isFree) ||
    (NAMED.test(text) && TAKING.test(text))
  );
}

/** A function or a class: whatever it is given may go on from there. */
const TAKING = /=>|\bfunction\b|\bclass\b|\)\s*(?::[^={;]*)?\{/;

/** Files that may be given an address, a client or a request by this one, which has them. */
export function filesGivenBy(file: LookedAt, settings: CallSettings): Set<string> {
  const imports = importedFor(settings).values;
  if (tells(file.text, settings) || imports.reaches(file)) return imports.makersOf(file, isGiven);
  return takesFromFramework(file.text) || madeByFrameworks.reaches(file)
    ? madeByFrameworks.makersOf(file, hasMethodsOfFramework)
    : new Set();
}

/** Files to which one may hand on what it is given, where it calls that by its name. */
export function filesHandedOnBy(file: Text, settings: CallSettings): Set<string> {
  return NAMED.test(file.text) ? importedFor(settings).values.makersOf(file, isGiven) : new Set();
}

/** The text itself says something of OpenAI, whatever that is worth. */
export function hasTrace(text: string, settings: CallSettings): boolean {
  return isHinting(text) || tellsMore(text, settings);
}

/** A name or a chain that others have, too. */
export function isHinting(text: string): boolean {
  return NAMED.test(text) || patterns().chain.test(text);
}

/** It says more than the name, which it says. */
function tellsByName({ filename, text }: Text): boolean {
  return (
    patterns().written.test(text) ||
    AZURE.test(text) ||
    patterns().resource.test(text) ||
    ENVIRONMENT.test(text) ||
    LOADED.test(text) ||
    // No text: its form proves nothing.
    text.includes('\0') ||
    outlineFor(filename, text).specifiers.some(isTold)
  );
}

function tellsMore(text: string, settings: CallSettings): boolean {
  return (
    patterns().route.test(text) ||
    takesFromFramework(text) ||
    unreadTrace.test(text) ||
    saysConfigured(text, settings)
  );
}

/** What is taken from it is analysed, or listed. */
function isTold(specifier: string): boolean {
  const isRead = isAnalysedPackage(specifier) && !/^(?:node:)?util$/.test(specifier);
  return isRead || mayBeUnread(specifier);
}

const NAMED = /open-?_?ai/i;
const QUOTE = '[\'"`]';
/** `process.env.OPENAI_CUSTOM_HEADERS` */
const ENVIRONMENT = /\benv\b[\s?!.[\]'"`]{1,8}\w*OPEN_?AI/;
/** A package, however it is loaded. */
const LOADED = loadedPackage();

function loadedPackage(): RegExp {
  const loader = String.raw`(?:from|import|require|module|load|mock)\w*[\w.$()\s!?]{0,60}`;
  const comment = String.raw`(?:\/\*[^*]*\*\/\s*)?`;
  const specifier = `${QUOTE}(?!\\.{0,2}\\/)[^'"\`\\s]*${NAMED.source}`;
  return new RegExp(String.raw`\bcreateRequire\b|${loader}${comment}${specifier}`, 'i');
}

type Patterns = Readonly<
  Record<'chain' | 'tellingChain' | 'route' | 'written' | 'resource', RegExp>
>;

let compiled: Patterns | null = null;

function patterns(): Patterns {
  return (compiled ??= {
    chain: new RegExp(words.chain),
    tellingChain: new RegExp(words.tellingChain),
    route: new RegExp(words.route),
    written: new RegExp(words.written),
    resource: new RegExp(words.resource, 'i'),
  });
}

/** A host of Azure that serves the API. */
const AZURE = /\b(?:openai|cognitiveservices|services\.ai)\.azure\./i;

/** Where an address stands, or a client is made: what comes from there may be one. */
const ADDRESS = new RegExp(
  [
    // Other hosts of OpenAI are pages.
    String.raw`\bapi\.openai\.com\b|(?<![\w-]\.|\/\/)\bopenai\.com\b`,
    AZURE.source,
    String.raw`(?<![\w-])bedrock-(?:mantle|runtime)\b`,
    String.raw`OPEN_?AI_\w*(?:URL|BASE|HOST|ENDPOINT)`,
  ].join('|'),
  'i',
);
const REQUIRED = /\b(?:import|require)\s*\(\s*['"](?!(?:@@?|~~?|[#$])?\/|\.)[^'"\n]*open-?_?ai/i;

interface Imports {
  /** what values are made of */
  values: ImportedText;
  /** also what types say, and from farther away */
  widely: ImportedText;
}

const imported = new Map<string, Imports>();
/** Files mostly share them. */
const keys = new WeakMap<CallSettings, string>();

function keyOf(settings: CallSettings): string {
  let key = keys.get(settings);
  if (key === undefined) keys.set(settings, (key = JSON.stringify(settings)));
  return key;
}

function importedFor(settings: CallSettings): Imports {
  const key = keyOf(settings);
  let texts = imported.get(key);
  if (!texts) {
    const saysClients = kept(
      (specifier) => givesClients(specifier) || saysConfigured(specifier, settings),
    );
    const telling: Omit<Telling, 'withTypes' | 'between'> = {
      source: (specifier, from) =>
        saysClients(specifier) || (isNamed(specifier) && targetOf(specifier, from) === null),
      text: (text) => tells(text, settings),
    };
    texts = {
      values: new ImportedText({ ...telling, withTypes: false, between: 2 }),
      widely: new ImportedText({
        source: (specifier, from) =>
          telling.source(specifier, from) || reasonToList(specifier, from) !== null,
        text: telling.text,
        withTypes: true,
        between: 4,
      }),
    };
    imported.set(key, texts);
  }
  return texts;
}

const isNamed = kept((specifier) => NAMED.test(specifier));

/** Most files import the same few packages. */
function kept(ask: (specifier: string) => boolean): (specifier: string) => boolean {
  const answers = new Map<string, boolean>();
  return (specifier) => {
    let answer = answers.get(specifier);
    if (answer === undefined) {
      if (answers.size > MAX_SPECIFIERS) answers.clear();
      answers.set(specifier, (answer = ask(specifier)));
    }
    return answer;
  };
}

const MAX_SPECIFIERS = 10_000;

function tells(text: string, settings: CallSettings): boolean {
  return ADDRESS.test(text) || REQUIRED.test(text) || saysConfigured(text, settings);
}

function saysConfigured(text: string, { clients, wrappers, hosts }: CallSettings): boolean {
  return (
    [...clients, ...wrappers].some(({ module }) =>
      text.includes(module.split('*').find((part) => part.length > 2) ?? ''),
    ) || Object.keys(hosts).some((host) => text.includes(host))
  );
}
