/** Whether a file may hold a call: a look at its text, and at the texts that it imports from. */
import { frameworks } from '../catalogue/frameworks/index.ts';
import { unreadTrace } from '../catalogue/frameworks/unread.ts';
import { httpConstructors, httpGlobals, httpPackages } from '../catalogue/http.ts';
import { surface } from '../catalogue/surface.ts';
import { ImportedText } from '../values/program/imported-text.ts';
import { isPath } from '../values/program/resolve.ts';
import { dependentsIn } from './dependents.ts';
import type { CallSettings } from './settings.ts';

export interface LookedAt {
  filename: string;
  text: string;
  /** files of the program are not read for it */
  isAlone?: boolean;
}

/** One scan of the text tells most files apart. */
export function mayHoldCalls(
  { filename, text, isAlone = false }: LookedAt,
  settings: CallSettings,
): boolean {
  return (
    hasTrace(text, settings) ||
    dependentsIn({ filename, text }).length > 0 ||
    (!isAlone && words().mayBeSending.test(text) && importedFor(settings).reaches(filename, text))
  );
}

/** Whatever it is that it is given. */
export function maySend(text: string): boolean {
  return words().sending.test(text);
}

/** Files that may be given an address, a client or a request by this one, which has them. */
export function filesGivenBy({ filename, text }: LookedAt, settings: CallSettings): Set<string> {
  const imports = importedFor(settings);
  return tells(text, settings) || imports.reaches(filename, text)
    ? imports.makersOf(filename, text, maySend)
    : new Set();
}

/** The text itself says so. */
export function hasTrace(text: string, settings: CallSettings): boolean {
  return (
    /open-?_?ai/i.test(text) ||
    words().chain.test(text) ||
    words().route.test(text) ||
    frameworks.some(({ trace }) => trace.test(text)) ||
    unreadTrace.test(text) ||
    saysConfigured(text, settings)
  );
}

interface Words {
  /** a resource, then one of its methods: `files.create`, `files?.['create']` */
  chain: RegExp;
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
  return (found = {
    chain: new RegExp(String.raw`\b(?:${resources})\b[\s?.!()\[\]'"\`]{1,40}(?:${methods})\b`),
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
const ADDRESS =
  /\bopenai\.(?:com|azure\.com)\b|\.cognitiveservices\.azure\.com|\bbedrock-(?:mantle|runtime)\.|OPEN_?AI_\w*(?:URL|BASE|HOST|ENDPOINT)/i;
const REQUIRED = /\b(?:import|require)\s*\(\s*['"](?!\.)[^'"\n]*open-?_?ai/i;

const imported = new Map<string, ImportedText>();

function importedFor(settings: CallSettings): ImportedText {
  const key = JSON.stringify(settings);
  let texts = imported.get(key);
  if (!texts)
    imported.set(
      key,
      (texts = new ImportedText({
        source: (specifier) =>
          (/open-?_?ai/i.test(specifier) && !isPath(specifier)) ||
          saysConfigured(specifier, settings),
        text: (text) => tells(text, settings),
      })),
    );
  return texts;
}

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
