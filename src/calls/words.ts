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
  /** such a chain as no other library has: `responses.create`, `chat.completions.list` */
  tellingChain: string;
  /** the path of a route that few others have: `/chat/completions`, `v1/files` */
  route: string;
  /** what the program itself says of OpenAI: an address, a key, a model at another seller, a route */
  written: string;
  /** `openai.chat`, `openai?.['files']`, `openai[name]` */
  resource: string;
  /** something that sends to whatever address it is given */
  sending: string;
  /** a method that belongs to whatever it is called on */
  method: string;
}

/** Chains that no other library has. */
export const tellingChains: readonly string[] = [
  'completions.create',
  'completions.parse',
  'completions.stream',
  'responses.create',
  'responses.parse',
  'responses.stream',
  'embeddings.create',
  'transcriptions.create',
  'vectorStores.create',
  'moderations.create',
];

const HOST = String.raw`\bapi\.openai\.com\b`;
const ENDING = '(?:KEY|BASE|URL|BASE_URL|HOST|ENDPOINT)';
/** Azure is told apart by its own name. */
export const VARIABLE = String.raw`\b(?!\w*AZURE)(?:[A-Z\d]+_)*OPEN_?AI_(?:API_)?${ENDING}\b`;
/** `openai.gpt-oss-120b-1:0`, `us.openai.gpt-6-sol`: names that models of OpenAI have at Amazon Bedrock only. */
export const MODEL_NAME = String.raw`(?:[a-z]+\.)?openai\.(?:gpt-|o\d)[\w.:-]+`;
const MODEL = String.raw`(?<=['"\`])${MODEL_NAME}(?=['"\`])`;

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
  const own = tellingChains.map((chain) => chain.split('.'));
  const ownResources = either(own.map(([resource]) => resource));
  const ownMethods = either(own.map(([, name]) => name));
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
  const route = String.raw`\bv1/(?:${first})\b|['"\`}/](?:${two})\b`;
  return {
    chain: chainOf(resources, methods),
    tellingChain: `${chainOf(resources, chainOf(resources, methods))}|${chainOf(ownResources, ownMethods)}`,
    route,
    written: [HOST, VARIABLE, MODEL, route].join('|'),
    resource: String.raw`open_?ai\w*[\s?!()]*(?:\.\s*(?:${resources})\b|(?:\.\s*)?\[(?!\s*\]))`,
    sending: [
      String.raw`\b(?:${senders})\s*[(<.]`,
      String.raw`\w(?:[fF]etch|[rR]equest)\w*\s*[(<]`,
      String.raw`\.\s*(?:post|put|patch)\s*[(<]|\bhttps?\.get\b`,
    ].join('|'),
    method: [
      String.raw`\.\s*(?:create\w*|generate\w*|retrieve|\w*[sS]tream|\w+AndPoll)\s*[(<]`,
      String.raw`\bcreate\s*[(.,})]`,
      // Every `Map` has a `get`.
      String.raw`\.\s*(?:get|delete)\s*\(\s*['"\`]\/`,
    ].join('|'),
  };
}

/** `.content .edit-button` is a selector of CSS, and `files create` stands in a sentence. */
function chainOf(before: string, after: string): string {
  return String.raw`\b(?:${before})\b[\s?!()'"\`\]]{0,20}[.\[][\s?.!()\[\]'"\`]{0,20}(?:${after})(?![\w-])`;
}

function either(names: readonly (string | undefined)[]): string {
  return [...new Set(names)]
    .filter((name) => name !== undefined && /^[\w/]+$/.test(name))
    .join('|');
}
