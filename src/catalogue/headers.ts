/** Headers: which OpenAI documents, which belong to gateways, which nobody documents. */
import { inventedSwitches } from './policy/others.ts';

/** What OpenAI documents: the SDKs set them, or the API reference names them. */
const DOCUMENTED = new Set([
  'openai-organization',
  'openai-project',
  'openai-beta',
  'openai-safety-identifier',
  'openai-version',
  'openai-processing-ms',
  'openai-model',
  'openai-poll-after-ms',
]);

const INVENTED = new Set(
  inventedSwitches.filter((item) => item.kind === 'header').map((item) => item.name.toLowerCase()),
);

/** Families of names that promise retention and that no text of OpenAI has. */
const FAMILIES: readonly RegExp[] = [
  /^(?:x-)?openai-.*(?:retention|retain|zdr|no-store|nostore|no-log|train|data-usage|data-policy|opt-?out|privacy)/,
  /^x-(?:no|zero|option|privacy|disable)-.*(?:train|log(?:ging|s)?$|retention|retain|store$)/,
  /^x-(?:data-retention|zdr|retention-policy)/,
];

export function isInventedHeader(name: string): boolean {
  const lower = name.toLowerCase();
  if (DOCUMENTED.has(lower)) return false;
  return INVENTED.has(lower) || FAMILIES.some((pattern) => pattern.test(lower));
}

const GATEWAY_CONTROLS: readonly { pattern: RegExp; provider: string }[] = [
  { pattern: /^cf-aig-/, provider: 'Cloudflare AI Gateway' },
];

/** The gateway whose control it is. */
export function gatewayControlOf(name: string): string | null {
  const lower = name.toLowerCase();
  return GATEWAY_CONTROLS.find(({ pattern }) => pattern.test(lower))?.provider ?? null;
}
