/** Frameworks that make an OpenAI client from options of their own. */
import { isAnalysedPackage } from './clients.ts';
import { aiSdk } from './frameworks/ai-sdk.ts';
import { langchain } from './frameworks/langchain.ts';
import type { Target } from './hosts.ts';
import { plainSpecifier } from './specifiers.ts';

export interface FrameworkClient {
  module: RegExp;
  name: string;
  /** the option that holds the SDK options */
  nested: string | null;
  /** the option that holds the headers */
  headers: string;
  /** fixed, whatever the base URL is */
  target?: Target;
}

const AI_SDK = /^@ai-sdk\/openai$/;

export const frameworkClients: readonly FrameworkClient[] = [
  { module: AI_SDK, name: 'createOpenAI', nested: null, headers: 'headers' },
];

/** `known`: it reaches OpenAI; `named`: its name says so. */
export type Reach = 'known' | 'named';

/** Of a package whose own calls are not analysed; `null` for all others, and for what `clients.ts` knows. */
export function reachOf(specifier: string): Reach | null {
  const name = plainSpecifier(specifier);
  if (READ.some(({ packages }) => packages.test(name))) return null;
  if (!/open-?_?ai/i.test(name) || !PACKAGE.test(name)) return null;
  if (AGENTS_SDK.test(name)) return 'known';
  return isAnalysedPackage(specifier) || isAnalysedPackage(name) || NO_REQUESTS.test(name)
    ? null
    : 'named';
}

/** Frameworks whose calls have a reader. */
const READ = [aiSdk, langchain];

const PACKAGE = /^(?:@[a-z\d][\w.-]*\/)?[a-z\d][\w.-]*(?:\/|$)/i;
const AGENTS_SDK = /^@openai\/agents(?:-[\w-]+)?(?:\/|$)/;
/** Types, checks of code, and packages that only watch what others send. */
const NO_REQUESTS =
  /^eslint-plugin-|^@types\/|\/types$|\binstrumentation-openai$|^@opentelemetry\//;
