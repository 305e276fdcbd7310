/**
 * The words of the catalogue by which a text is told to be worth a look, as sources of regular expressions. The
 * package has them as data: see `scripts/build.ts`.
 */
import { frameworks } from '../catalogue/frameworks/index.ts';
import { httpConstructors, httpGlobals, httpPackages } from '../catalogue/http.ts';
import { surface } from '../catalogue/surface.ts';

export interface Words {
  /** a resource, then one of its methods: `files.create`, `files?.['create']` */
  chain: string;
  /** the path of a route that few others have: `/chat/completions`, `v1/files` */
  route: string;
  /** something that sends whatever it is given */
  sending: string;
  /** the same, or a method of something that may be a client */
  mayBeSending: string;
}

/** Names that most programs have for something else. */
const COMMON: ReadonlySet<string> = new Set(['default', 'get', 'stream', 'Agent']);

/** `generateText`: a name of several words; one word is a name of many things. */
function isTelling(name: string): boolean {
  return /[a-z][A-Z]/.test(name);
}

export const words = wordsOf();

function wordsOf(): Words {
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
  return {
    // `.content .edit-button` is a selector of CSS.
    chain: String.raw`\b(?:${resources})\b[\s?.!()\[\]'"\`]{1,40}(?:${methods})\b(?!-)`,
    route: String.raw`\bv1/(?:${first})\b|['"\`}/](?:${two})\b`,
    sending,
    mayBeSending: [
      sending,
      String.raw`\.\s*(?:create\w*|generate\w*|retrieve|\w*[sS]tream|\w+AndPoll)\s*[(<]`,
      String.raw`\bcreate\s*[(.,})]`,
      // Every `Map` has a `get`.
      String.raw`\.\s*(?:get|delete)\s*\(\s*['"\`]\/`,
    ].join('|'),
  };
}

function either(names: readonly (string | undefined)[]): string {
  return [...new Set(names)]
    .filter((name) => name !== undefined && /^[\w/]+$/.test(name))
    .join('|');
}
