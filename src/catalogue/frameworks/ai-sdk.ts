/** The AI SDK of Vercel, versions 4 to 7. */
import type { FrameworkFacts } from './facts.ts';

/** Functions that send what their model makes of it. */
export const senders: ReadonlySet<string> = new Set([
  'generateText',
  'streamText',
  'generateObject',
  'streamObject',
]);

export const NEWEST = { ai: '7.0.173', '@ai-sdk/openai': '4.0.118' } as const;

export const aiSdk: FrameworkFacts = {
  packages: /^(?:ai|@ai-sdk\/[\w-]+)(?:\/|$)/,
  trace: /['"](?:ai|@ai-sdk\/[\w-]+)(?:\/[\w/-]+)?['"]/,
  callees: senders,
  newest: NEWEST,
};

/** Options of `providerOptions.openai`, and what they are called on the wire. */
export const RESPONSES_OPTIONS: Readonly<Record<string, string>> = {
  store: 'store',
  previousResponseId: 'previous_response_id',
};
