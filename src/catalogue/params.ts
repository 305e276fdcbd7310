/** Keys of requests that are documented elsewhere than in the declarations of the SDKs. */

/** OpenAI's own examples send them: `examples/chat-completions/tool-calls-stream.ts` of openai-node gives tool messages a name. */
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
