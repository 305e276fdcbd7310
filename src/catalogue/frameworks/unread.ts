/** Packages that reach OpenAI by themselves, and that no reader reads: what they send is not told. */
import { isAnalysedPackage } from '../clients.ts';
import { plainSpecifier } from '../specifiers.ts';
import { frameworks } from './index.ts';

/** `known`: it reaches OpenAI; `able`: it does with a model of OpenAI; `named`: its name says so. */
export type Reach = 'known' | 'able' | 'named';

interface UnreadPackage {
  packages: RegExp;
  reach: Reach;
  /** what has to be taken from it; anything, where that is left out */
  exports?: RegExp;
  /** where that is said, in November 2026 */
  source: string;
}

export const unreadPackages: readonly UnreadPackage[] = [
  { packages: /^@openai\/chatkit-react$/, reach: 'known', source: 'npm: @openai/chatkit-react' },
  {
    packages: /^@openai\/codex(?:-sdk)?$/,
    reach: 'known',
    source: 'npm: @openai/codex-sdk 0.163.0',
  },
  { packages: /^chatgpt$/, reach: 'known', source: 'npm: chatgpt' },
  {
    packages: /^@waylaidwanderer\/chatgpt-api$/,
    reach: 'known',
    source: 'npm: @waylaidwanderer/chatgpt-api',
  },
  {
    packages: /^@livekit\/agents-plugin-openai$/,
    reach: 'known',
    source: 'https://docs.livekit.io/agents-js/modules/plugins_agents_plugin_openai.html',
  },
  {
    packages: /^@mastra\/voice-openai(?:-realtime)?$/,
    reach: 'known',
    source: 'npm: @mastra/voice-openai, @mastra/voice-openai-realtime',
  },
  {
    packages: /^@copilotkit\/(?:runtime|backend)$/,
    reach: 'known',
    exports: /^OpenAI(?:Assistant)?Adapter$/,
    source: 'https://docs.copilotkit.ai/reference/classes/OpenAIAdapter',
  },
  {
    packages: /^@inngest\/(?:agent-kit|ai)$/,
    reach: 'known',
    exports: /^openai$/,
    source: 'https://agentkit.inngest.com/reference/model-openai',
  },
  {
    packages: /^(?:langchain|@langchain\/classic)\/chains$/,
    reach: 'known',
    exports: /^OpenAIModerationChain$/,
    source: 'npm: langchain 0.3, dist/chains/openai_moderation.js',
  },
  {
    packages: /^@browserbasehq\/stagehand$/,
    reach: 'able',
    exports: /^Stagehand$/,
    source: 'https://docs.stagehand.dev/v3/configuration/models',
  },
];

/** What a text cannot do without that takes one of them and does not say OpenAI. */
export const unreadTrace =
  /['"](?:npm:)?(?:chatgpt|@waylaidwanderer\/chatgpt-api|@browserbasehq\/stagehand)(?:@[\w.^~-]+)?['"]/;

const NAMED = /open-?_?ai/i;
const PACKAGE = /^(?:@[a-z\d][\w.-]*\/)?[a-z\d][\w.-]*(?:\/|$)/i;
/** Types, checks of code, pictures, and packages that only watch what others send. */
const NO_REQUESTS =
  /^eslint-plugin-|^@site\/|\/(?:img|images|icons|logos|assets)\/|^@types\/|\/types$|\binstrumentation-openai$|^@opentelemetry\/|^@openai\/chatkit$/;

/** Frameworks that reach a model of OpenAI by its name alone, without a package of OpenAI's. */
const ABLE =
  /^(?:ai|@ai-sdk\/(?:azure|gateway)|@azure\/openai|langchain|deepagents|llamaindex|@mastra\/core)$/;
const OF_OPENAI =
  /^(?:@openai\/agents(?:-(?:openai|realtime))?|@genkit-ai\/compat-oai)$|open-?_?ai/i;

/** Of a package that another one depends on: what that comes to, where a reader or nobody reads it. */
export function reachOfDependency(name: string): Exclude<Reach, 'named'> | null {
  if (ABLE.test(name)) return 'able';
  const isFramework = frameworks.some(({ packages }) => packages.test(name));
  if (isFramework) return OF_OPENAI.test(name) ? 'known' : null;
  const reach = reachOf(name, null);
  return reach === 'named' ? null : reach;
}

/** A package of which something may be told, whatever is taken from it. */
export function mayBeUnread(specifier: string): boolean {
  return reachOf(specifier, null) !== null;
}

/**
 * Of a package whose calls no reader reads; `null` for all others. `names`: what is taken from it, or `null`
 * where that cannot be told.
 */
export function reachOf(specifier: string, names: readonly string[] | null): Reach | null {
  const name = plainSpecifier(specifier);
  const known = unreadPackages.find(({ packages }) => packages.test(name));
  if (known) {
    const { exports, reach } = known;
    if (!exports) return reach;
    if (names === null) return 'able';
    return names.some((item) => exports.test(item)) ? reach : null;
  }
  if (frameworks.some(({ packages }) => packages.test(name))) return null;
  if (!NAMED.test(name) || !PACKAGE.test(name)) return null;
  const isRead = isAnalysedPackage(specifier) || isAnalysedPackage(name);
  return isRead || NO_REQUESTS.test(name) ? null : 'named';
}
