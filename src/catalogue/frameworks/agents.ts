/**
 * The Agents SDK of OpenAI, 0.1 to 0.20: what it sends. Measured with 0.2.1, 0.13.5, 0.14.0 and 0.20.0
 * (`test/wire/frameworks`); versions between them as the history of openai-agents-js tells.
 */
import type { FrameworkFacts } from './facts.ts';

/** The package as a whole, and its parts; `extensions` bring models and transports of others. */
export const AGENTS_PACKAGE =
  /^(?:npm:)?@openai\/agents(?:-(?:core|openai|realtime))?(?:@[^/]+)?(?:\/|$)/;
export const AGENTS_EXTENSIONS = /^(?:npm:)?@openai\/agents-extensions(?:@[^/]+)?(?:\/|$)/;

/** Functions that decide for the whole process. */
export const processSettings = [
  'setTracingDisabled',
  'setTraceProcessors',
  'setDefaultOpenAITracingExporter',
  'addTraceProcessor',
  'setOpenAIAPI',
  'setDefaultOpenAIClient',
  'setDefaultModelProvider',
  'setOpenAIResponsesTransport',
] as const;

export type ProcessSetting = (typeof processSettings)[number];

export const agentsSdk: FrameworkFacts = {
  packages: /^(?:npm:)?@openai\/agents(?:-(?:core|openai|realtime|extensions))?(?:@[^/]+)?(?:\/|$)/,
  trace: /['"](?:npm:)?@openai\/agents(?:-[a-z]+)?(?:[@/][\w./-]+)?['"]/i,
  // A runner or a session may come from another file.
  methods: /runner\s*[?!]?\.\s*run\s*\(|\.connect\(\s*\{\s*apiKey\b/i,
  callees: new Set([
    'run',
    'withTrace',
    'connect',
    'RealtimeSession',
    'startOpenAIConversationsSession',
    'runCompaction',
    'addItems',
    'getItems',
    'clearSession',
    'popItem',
  ]),
  senders: new Set(['run', 'withTrace', 'startOpenAIConversationsSession', 'RealtimeSession']),
  newest: {
    '@openai/agents': '0.20.0',
    '@openai/agents-core': '0.20.0',
    '@openai/agents-realtime': '0.20.0',
    '@openai/agents-openai': '0.20.0',
  },
};

/** from these versions on */
export const SINCE = {
  /** before, `new Runner({ tracingDisabled: true })` has no effect */
  runnerTracingDisabled: '0.14.0',
  /** before, `new RealtimeSession(agent, { tracingDisabled: true })` has no effect */
  sessionTracingDisabled: '0.3.0',
  promptCacheRetention: '0.3.3',
  /** the settings of a run reach agents that are used as tools */
  toolsInheritSettings: '0.5.0',
  /** `providerData.extraBody` is spread into the body */
  extraBody: '0.5.0',
} as const;

/** Keys of `modelSettings` that are sent as keys of a response. */
export const RESPONSE_SETTINGS: Readonly<Record<string, string>> = {
  store: 'store',
  temperature: 'temperature',
  topP: 'top_p',
  maxTokens: 'max_output_tokens',
  truncation: 'truncation',
  reasoning: 'reasoning',
  text: 'text',
};

/** The same of a completion. */
export const COMPLETION_SETTINGS: Readonly<Record<string, string>> = {
  store: 'store',
  temperature: 'temperature',
  topP: 'top_p',
};

/** Keys of `providerData` that go elsewhere than into the body. */
export const TRANSPORT_KEYS: ReadonlySet<string> = new Set([
  'extraBody',
  'extra_body',
  'extraHeaders',
  'extra_headers',
  'extraQuery',
  'extra_query',
]);

/** Options that people write at a place where they are dropped, and where they take effect. */
export const droppedOptions = {
  agent: {
    store: 'modelSettings.store',
    providerData: 'modelSettings.providerData',
    background: 'modelSettings.providerData.background',
    promptCacheRetention: 'modelSettings.promptCacheRetention',
    previousResponseId: 'previousResponseId of run()',
    conversationId: 'conversationId of run()',
    tracingDisabled: 'setTracingDisabled(true)',
  },
  settings: {
    background: 'modelSettings.providerData.background',
    metadata: 'modelSettings.providerData.metadata',
    user: 'modelSettings.providerData.user',
    safetyIdentifier: 'modelSettings.providerData.safety_identifier',
    previousResponseId: 'previousResponseId of run()',
    conversationId: 'conversationId of run()',
    data_usage: null,
    zdr: null,
    zdrEnabled: 'modelSettings.store',
  },
  run: {
    store: 'modelSettings.store of the agent',
    modelSettings: 'modelSettings of the agent or of a Runner',
    providerData: 'modelSettings.providerData of the agent',
    background: 'modelSettings.providerData.background of the agent',
    tracingDisabled: 'setTracingDisabled(true)',
    traceIncludeSensitiveData: 'traceIncludeSensitiveData of a Runner',
  },
  runner: {
    store: 'modelSettings.store',
    providerData: 'modelSettings.providerData',
  },
} as const satisfies Record<string, Readonly<Record<string, string | null>>>;

/**
 * Tools that run at OpenAI, by the function that makes them: their type, and the words of the API
 * for their options.
 */
export const hostedTools: Readonly<
  Record<string, { type: string; wording: Readonly<Record<string, string>> }>
> = {
  webSearchTool: { type: 'web_search', wording: { external_web_access: 'externalWebAccess' } },
  fileSearchTool: { type: 'file_search', wording: {} },
  codeInterpreterTool: { type: 'code_interpreter', wording: { container: 'container' } },
  imageGenerationTool: { type: 'image_generation', wording: { model: 'model' } },
  hostedMcpTool: {
    type: 'mcp',
    wording: {
      server_label: 'serverLabel',
      server_url: 'serverUrl',
      connector_id: 'connectorId',
      headers: 'headers',
    },
  },
  shellTool: { type: 'shell', wording: { environment: 'environment' } },
  computerTool: { type: 'computer', wording: {} },
  applyPatchTool: { type: 'apply_patch', wording: {} },
  toolSearchTool: { type: 'tool_search', wording: {} },
};
