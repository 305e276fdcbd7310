/**
 * Keys of requests that are documented elsewhere than in the declarations of the SDKs, and keys
 * that nobody documents.
 */
import { inventedSwitches } from './policy/others.ts';
import type { InventedSwitch } from './policy/types.ts';

/**
 * OpenAI's own examples send them: `examples/chat-completions/tool-calls-stream.ts` of openai-node
 * gives tool messages a name.
 */
const SENT_IN_EXAMPLES: ReadonlySet<string> = new Set(['messages.name']);

export function isSentInExamples(path: string): boolean {
  return SENT_IN_EXAMPLES.has(path);
}

/** Controls that gateways take in the body, and the provider that documents them. */
const GATEWAY_PARAMS: Readonly<Record<string, string>> = {
  'provider.zdr': 'OpenRouter',
  'provider.data_collection': 'OpenRouter',
  'provider.dataCollection': 'OpenRouter',
  'providerOptions.gateway': 'Vercel AI Gateway',
};

export function gatewayParamOf(path: string): string | null {
  return Object.hasOwn(GATEWAY_PARAMS, path) ? (GATEWAY_PARAMS[path] ?? null) : null;
}

const byName = (...kinds: InventedSwitch['kind'][]): ReadonlyMap<string, InventedSwitch> =>
  new Map(
    inventedSwitches
      .filter(({ kind }) => kinds.includes(kind))
      .map((item) => [item.name.toLowerCase(), item]),
  );
const INVENTED = byName('body');
const INVENTED_METADATA = byName('body', 'metadata');

/** Options of a request of the SDK, which some methods take in the place of a query. */
export const requestOptions: ReadonlySet<string> = new Set([
  'method',
  'path',
  'query',
  'body',
  'headers',
  'maxRetries',
  'stream',
  'timeout',
  'httpAgent',
  'signal',
  'idempotencyKey',
]);

/** A switch that people believe in and no text of OpenAI has, by the place in a request where it stands. */
export function inventionAt(path: string, name = path): InventedSwitch | null {
  const spelt = apiName(name);
  if (path.startsWith('metadata.')) return INVENTED_METADATA.get(spelt) ?? null;
  return isFreeText(path) ? null : (INVENTED.get(spelt) ?? null);
}

/** Free-form objects carry whatever the program likes. */
function isFreeText(path: string): boolean {
  return /(?:^|\.)(?:metadata|parameters|schema|attributes|logit_bias|variables)\./.test(path);
}

/** As the API would spell it: `dataUsage`, `Data-Usage`, `DATA_USAGE` → `data_usage` */
export function apiName(name: string): string {
  return name
    .replace(/-/g, '_')
    .replace(/(?<=[a-z\d])(?=[A-Z])/g, '_')
    .toLowerCase();
}
