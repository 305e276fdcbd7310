/**
 * The AI SDK of Vercel, generations 4 to 7: `ai` and the packages of its providers. Measured on 2026-11-26 with
 * ai 4.3.19, 5.0.277, 6.0.326, 7.0.173 and @ai-sdk/openai 1.3.24, 2.0.131, 3.0.141, 4.0.118.
 */
import type { FrameworkFacts } from './facts.ts';

/** A generation has the number of its `ai`; `@ai-sdk/openai` is three behind, `@ai-sdk/openai-compatible` four. */
export type Generation = 4 | 5 | 6 | 7;

export const NEWEST = {
  ai: '7.0.173',
  '@ai-sdk/openai': '4.0.118',
  '@ai-sdk/azure': '4.0.85',
  '@ai-sdk/openai-compatible': '3.0.92',
} as const;

/** What a function does with its model. */
export type Sends =
  | 'language'
  | 'embedding'
  | 'image'
  | 'transcription'
  | 'speech'
  | 'file'
  | 'skill'
  | 'batch'
  | 'model';

export interface SenderFacts {
  sends: Sends;
  /** the option that holds the model or the provider */
  model: 'model' | 'api' | 'provider';
}

const sender = (sends: Sends, model: SenderFacts['model'] = 'model'): SenderFacts => ({
  sends,
  model,
});

/** Functions of `ai`, and what they send. */
export const senders: Readonly<Record<string, SenderFacts>> = {
  generateText: sender('language'),
  streamText: sender('language'),
  generateObject: sender('language'),
  streamObject: sender('language'),
  experimental_generateText: sender('language'),
  experimental_streamText: sender('language'),
  experimental_generateObject: sender('language'),
  experimental_streamObject: sender('language'),
  streamTextLowMemory: sender('language'),
  experimental_streamTextLowMemory: sender('language'),
  streamUI: sender('language'),
  embed: sender('embedding'),
  embedMany: sender('embedding'),
  generateImage: sender('image'),
  experimental_generateImage: sender('image'),
  transcribe: sender('transcription'),
  experimental_transcribe: sender('transcription'),
  generateSpeech: sender('speech'),
  experimental_generateSpeech: sender('speech'),
  decide: sender('model'),
  experimental_decide: sender('model'),
  extract: sender('model'),
  experimental_extract: sender('model'),
  uploadFile: sender('file', 'api'),
  uploadSkill: sender('skill', 'api'),
  startBatch: sender('batch', 'provider'),
  experimental_startBatch: sender('batch', 'provider'),
};

/** Classes of `ai` whose instances send, and the methods by which they do. */
export const agentClasses: ReadonlySet<string> = new Set([
  'Agent',
  'Experimental_Agent',
  'ToolLoopAgent',
]);
export const agentMethods: ReadonlySet<string> = new Set(['generate', 'stream', 'respond']);

/** Functions of `ai` that run the agent which they are given. */
export const agentRunners: ReadonlySet<string> = new Set([
  'createAgentUIStream',
  'createAgentUIStreamResponse',
  'pipeAgentUIStreamToResponse',
]);

/** Packages that hold the functions above; `rsc` has `streamUI`. */
export const CORE = /^(?:ai(?:\/rsc)?|@ai-sdk\/rsc)$/;

/** What a prompt goes to, by the provider and the name of its factory. */
export type Api =
  | 'responses'
  | 'chat'
  | 'completion'
  | 'embedding'
  | 'image'
  | 'transcription'
  | 'speech'
  | 'decision'
  | 'extraction';

export const ROUTES: Readonly<Record<Api, string>> = {
  responses: 'POST /v1/responses',
  chat: 'POST /v1/chat/completions',
  completion: 'POST /v1/completions',
  embedding: 'POST /v1/embeddings',
  image: 'POST /v1/images/generations',
  transcription: 'POST /v1/audio/transcriptions',
  speech: 'POST /v1/audio/speech',
  decision: 'POST /v1/decisions',
  extraction: 'POST /v1/responses',
};

/** Factories of a provider; `default` depends on the generation. */
export const factories: Readonly<Record<string, Api | 'default'>> = {
  languageModel: 'default',
  chat: 'chat',
  chatModel: 'chat',
  responses: 'responses',
  completion: 'completion',
  completionModel: 'completion',
  embedding: 'embedding',
  embeddingModel: 'embedding',
  textEmbedding: 'embedding',
  textEmbeddingModel: 'embedding',
  image: 'image',
  imageModel: 'image',
  transcription: 'transcription',
  transcriptionModel: 'transcription',
  speech: 'speech',
  speechModel: 'speech',
  decisionModel: 'decision',
  extractionModel: 'extraction',
};

export type Vendor = 'openai' | 'azure' | 'compatible';

/** `openai('gpt-5')`, where nothing says which API: measured for all four generations. */
export function defaultApi(vendor: Vendor, generation: Generation, id: string | null): Api {
  if (vendor === 'compatible') return 'chat';
  if (vendor === 'azure') return generation >= 6 ? 'responses' : 'chat';
  if (generation >= 5) return 'responses';
  return id === 'gpt-3.5-turbo-instruct' ? 'completion' : 'chat';
}

/** Where models go that are named by a text: `model: 'openai/gpt-5'`. Generation 4 throws. */
const GATEWAYS: Readonly<Record<Generation, string | null>> = {
  4: null,
  5: '/v1/ai',
  6: '/v3/ai',
  7: '/v4/ai',
};

const GATEWAY_PATHS: Readonly<Partial<Record<Sends, string>>> = {
  language: 'language-model',
  embedding: 'embedding-model',
  image: 'image-model',
  transcription: 'transcription-model',
  speech: 'speech-model',
};

/** The request that a function sends there; its `route` is `null` where none was measured. */
export function gatewayOf(generation: Generation, sends: Sends): { route: string | null } | null {
  const gateway = GATEWAYS[generation];
  const path = GATEWAY_PATHS[sends];
  return gateway === null ? null : { route: path ? `POST ${gateway}/${path}` : null };
}

type Names = Readonly<Record<string, string>>;

const RESPONSES_4: Names = {
  metadata: 'metadata',
  parallelToolCalls: 'parallel_tool_calls',
  previousResponseId: 'previous_response_id',
  store: 'store',
  user: 'user',
  instructions: 'instructions',
};
const RESPONSES_5: Names = {
  ...RESPONSES_4,
  conversation: 'conversation',
  include: 'include',
  maxToolCalls: 'max_tool_calls',
  promptCacheKey: 'prompt_cache_key',
  promptCacheOptions: 'prompt_cache_options',
  promptCacheRetention: 'prompt_cache_retention',
  safetyIdentifier: 'safety_identifier',
  serviceTier: 'service_tier',
  truncation: 'truncation',
};
const RESPONSES_7: Names = { ...RESPONSES_5, contextManagement: 'context_management' };
const CHAT_4: Names = {
  maxCompletionTokens: 'max_completion_tokens',
  metadata: 'metadata',
  prediction: 'prediction',
  store: 'store',
};
const CHAT_5: Names = {
  ...CHAT_4,
  logitBias: 'logit_bias',
  logprobs: 'logprobs',
  parallelToolCalls: 'parallel_tool_calls',
  promptCacheKey: 'prompt_cache_key',
  promptCacheOptions: 'prompt_cache_options',
  promptCacheRetention: 'prompt_cache_retention',
  safetyIdentifier: 'safety_identifier',
  serviceTier: 'service_tier',
  user: 'user',
};
const IMAGE: Names = {
  background: 'background',
  inputFidelity: 'input_fidelity',
  moderation: 'moderation',
  outputCompression: 'output_compression',
  outputFormat: 'output_format',
  quality: 'quality',
  safetyIdentifier: 'safety_identifier',
  style: 'style',
  user: 'user',
};

/** Options of `providerOptions.openai` that are sent, and what they are called on the wire. */
export function optionNames(api: Api, generation: Generation): Names {
  switch (api) {
    case 'responses':
    case 'extraction':
      return generation === 4 ? RESPONSES_4 : generation === 7 ? RESPONSES_7 : RESPONSES_5;
    case 'chat':
      return generation === 4 ? CHAT_4 : CHAT_5;
    case 'completion':
      return { user: 'user', suffix: 'suffix', logitBias: 'logit_bias', echo: 'echo' };
    case 'embedding':
      return { dimensions: 'dimensions', user: 'user' };
    case 'image':
      return IMAGE;
    case 'decision':
      return { promptCacheKey: 'prompt_cache_key', safetyIdentifier: 'safety_identifier' };
    case 'transcription':
    case 'speech':
      return { instructions: 'instructions', language: 'language', prompt: 'prompt' };
  }
}

/** Keys that every key of which is passed on by `createOpenAICompatible`, except for these. */
export const KEPT_BY_COMPATIBLE: ReadonlySet<string> = new Set([
  'reasoningEffort',
  'textVerbosity',
  'strictJsonSchema',
]);

/** Second arguments of model factories count in generation 4 only, and only these. */
export const SETTINGS_4: ReadonlySet<string> = new Set([
  'user',
  'structuredOutputs',
  'parallelToolCalls',
  'logitBias',
  'logprobs',
  'simulateStreaming',
  'downloadImages',
  'useLegacyFunctionCalling',
  'reasoningEffort',
  'dimensions',
  'maxEmbeddingsPerCall',
  'supportsParallelCalls',
  'echo',
  'suffix',
  'maxImagesPerCall',
]);

/** Those of them that are sent. */
export const SETTING_NAMES_4: Names = {
  user: 'user',
  parallelToolCalls: 'parallel_tool_calls',
  logitBias: 'logit_bias',
  dimensions: 'dimensions',
};

/** Hosted tools: what they are on the wire, and the first generation that has them. */
export const hostedTools: Readonly<Record<string, readonly [type: string, since: Generation]>> = {
  webSearchPreview: ['web_search_preview', 4],
  webSearch: ['web_search', 5],
  fileSearch: ['file_search', 5],
  codeInterpreter: ['code_interpreter', 5],
  imageGeneration: ['image_generation', 5],
  localShell: ['local_shell', 5],
  mcp: ['mcp', 6],
  shell: ['shell', 6],
  applyPatch: ['apply_patch', 6],
  toolSearch: ['tool_search', 6],
  computer: ['computer', 7],
  programmaticToolCalling: ['programmatic_tool_calling', 7],
};

/** Functions of other packages that give back the model which they are given. */
export const modelWrappers: readonly { module: RegExp; names: RegExp }[] = [
  { module: /^@posthog\/ai(?:\/|$)/, names: /^withTracing$/ },
  { module: /^(?:braintrust|langsmith\/|evalite\/)/, names: /^(?:wrap|trace)AISDKModel$/ },
];

/** `wrapAISDK(ai)` gives back the functions of `ai`. */
export const moduleWrappers = /^wrapAISDK$/;

/** Middlewares that look at what comes back, and leave the options alone. */
export const harmlessMiddlewares: ReadonlySet<string> = new Set([
  'extractReasoningMiddleware',
  'extractJsonMiddleware',
  'simulateStreamingMiddleware',
  'addToolInputExamplesMiddleware',
  'defaultInstructionsMiddleware',
  'devToolsMiddleware',
]);

/** Packages of providers, and what their exports make. */
export const openaiProvider = /^@ai-sdk\/openai$/;
export const azureProvider = /^@ai-sdk\/azure$/;
export const compatibleProvider = /^@ai-sdk\/openai-compatible$/;
/** Providers of other vendors, in the usual names of their packages. */
export const otherProviders =
  /^@ai-sdk\/|(?:^|[/-])ai-sdk(?:[/-]|$)|ai-provider|-ai-sdk|^ai\/test$|workers-ai/;

export const aiSdk: FrameworkFacts = {
  packages: /^(?:npm:|https:\/\/esm\.sh\/)?(?:ai|@ai-sdk\/[\w-]+)(?:@[\w.^~-]+)?(?:\/|$)/,
  trace:
    /(?:from|import|require)\b[^'"\n]{0,60}['"](?:npm:)?ai(?:@[\w.^~-]+)?(?:\/[\w/-]+)?['"]|['"](?:npm:)?@ai-sdk\/[\w-]+(?:@[\w.^~-]+)?(?:\/[\w/-]+)?['"]|\b(?:generateText|streamText|generateObject|streamObject|embedMany|generateImage)\b/i,
  methods: /agent\w*[\s?!)]*\.(?:generate|stream|respond)\s*\(/i,
  callees: new Set([
    ...Object.keys(senders),
    ...agentRunners,
    ...agentMethods,
    'getToken',
    'doGenerate',
    'doStream',
    'doEmbed',
  ]),
  newest: NEWEST,
};

/** Parameters of the API, and inventions, that are no options of a function of `ai`: it passes none of them on. */
export const topLevelMistakes =
  /^(?:store|stored|background|conversation|previousResponseId|previous_response_id|promptCache(?:Key|Retention)|prompt_cache_(?:key|retention)|safety_?identifier|service_?tier|truncation|zdr|zero_?data_?retention|data_?(?:usage|retention)|no_?store|retention)$/i;

/** Options of `providerOptions.openai` that shape other parts of the request, or how it is made. */
export const consumedOptions: ReadonlySet<string> = new Set([
  'allowedTools',
  'compactionTrigger',
  'contextManagement',
  'forceReasoning',
  'include',
  'includeWebSearchSources',
  'logprobs',
  'maxCompletionTokens',
  'maxToolCalls',
  'parallelToolCalls',
  'passThroughUnsupportedFiles',
  'reasoningContext',
  'reasoningEffort',
  'reasoningEffortUpdate',
  'reasoningMode',
  'reasoningSummary',
  'simulateStreaming',
  'strictJsonSchema',
  'strictSchemas',
  'structuredOutputs',
  'systemMessageMode',
  'textFormat',
  'textVerbosity',
]);
