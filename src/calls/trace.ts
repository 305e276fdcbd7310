/** Whether a file may hold a call: a look at its text, and at the texts that it imports from. */
import { frameworks } from '../catalogue/frameworks/index.ts';
import { unreadTrace } from '../catalogue/frameworks/unread.ts';
import { ImportedText } from '../values/program/imported-text.ts';
import { isPath } from '../values/program/resolve.ts';
import { dependentsIn } from './dependents.ts';
import type { CallSettings } from './settings.ts';
import { type Words, words } from './words.ts';

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
    (!isAlone &&
      (isMadeByFramework({ filename, text }) ||
        (patterns().mayBeSending.test(text) && importedFor(settings).reaches(filename, text))))
  );
}

/** It takes something from a framework, or uses what another file has made with one. */
export function mayUseFramework(file: { filename: string; text: string }): boolean {
  return takesFromFramework(file.text) || isMadeByFramework(file);
}

function takesFromFramework(text: string): boolean {
  return frameworks.some(({ trace }) => trace.test(text));
}

function isMadeByFramework({ filename, text }: { filename: string; text: string }): boolean {
  return hasMethodsOfFramework(text) && madeByFrameworks.reaches(filename, text);
}

/** Methods of what another file may have made. */
export function hasMethodsOfFramework(text: string): boolean {
  return frameworks.some(({ methods }) => methods?.test(text));
}

const madeByFrameworks = new ImportedText({
  source: (specifier) => frameworks.some(({ packages }) => packages.test(specifier)),
  text: takesFromFramework,
  withTypes: true,
});

/** Whatever it is that it is given. */
export function maySend(text: string): boolean {
  return patterns().sending.test(text) || hasMethodsOfFramework(text);
}

/** Files that may be given an address, a client or a request by this one, which has them. */
export function filesGivenBy({ filename, text }: LookedAt, settings: CallSettings): Set<string> {
  const imports = importedFor(settings);
  const isTelling = tells(text, settings) || imports.reaches(filename, text);
  if (isTelling) return imports.makersOf(filename, text, maySend);
  return takesFromFramework(text) || madeByFrameworks.reaches(filename, text)
    ? madeByFrameworks.makersOf(filename, text, hasMethodsOfFramework)
    : new Set();
}

/** The text itself says so. */
export function hasTrace(text: string, settings: CallSettings): boolean {
  return (
    /open-?_?ai/i.test(text) ||
    patterns().chain.test(text) ||
    patterns().route.test(text) ||
    takesFromFramework(text) ||
    unreadTrace.test(text) ||
    saysConfigured(text, settings)
  );
}

let compiled: Readonly<Record<keyof Words, RegExp>> | null = null;

function patterns(): Readonly<Record<keyof Words, RegExp>> {
  return (compiled ??= {
    chain: new RegExp(words.chain),
    route: new RegExp(words.route),
    sending: new RegExp(words.sending),
    mayBeSending: new RegExp(words.mayBeSending),
  });
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
