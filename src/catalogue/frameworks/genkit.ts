/**
 * Genkit with its plugins for OpenAI. Measured on 2026-11-26 with genkit 1.42.0, @genkit-ai/compat-oai 1.42.0 and
 * genkitx-openai 0.30.0.
 */
import type { FrameworkFacts } from './facts.ts';

export const CORE = /^(?:npm:)?genkit(?:@[\w.^~-]+)?(?:\/beta)?$/;
/** Plugins, by what they are. */
export const COMPATIBLE = /^(?:npm:)?@genkit-ai\/compat-oai(?:@[\w.^~-]+)?$/;
export const OPENAI = /^(?:npm:)?@genkit-ai\/compat-oai(?:@[\w.^~-]+)?\/openai$/;
export const OLDER = /^(?:npm:)?genkitx-openai(?:@[\w.^~-]+)?$/;
/** Plugins of other vendors, and their models. */
export const OTHERS = /^(?:npm:)?(?:@genkit-ai\/|genkitx-)/;

/** What the plugins are called in the names of their models: `openai/gpt-4o`. */
export const PROVIDER = 'openai';

export const pluginFunctions = /^(?:openAI|openAIPlugin|default)$/;
export const compatibleFunctions = /^(?:openAICompatible|default)$/;

/** Where a model goes, by its name: the first that fits. */
export const routes: readonly { name: RegExp; route: string }[] = [
  { name: /gpt-image|dall-?e/i, route: 'POST /v1/images/generations' },
  { name: /tts/i, route: 'POST /v1/audio/speech' },
  { name: /whisper|transcribe/i, route: 'POST /v1/audio/transcriptions' },
  { name: /embedding/i, route: 'POST /v1/embeddings' },
];
export const CHAT = 'POST /v1/chat/completions';
export const EMBEDDINGS = 'POST /v1/embeddings';

/** Exports of `genkitx-openai` that are models. */
export const olderModels = /^(?:gpt|o\d|dallE|tts|whisper|textEmbedding)/;

export const methods: Readonly<Record<string, { holds: 'model' | 'embedder' }>> = {
  generate: { holds: 'model' },
  generateStream: { holds: 'model' },
  embed: { holds: 'embedder' },
  embedMany: { holds: 'embedder' },
};

/** Methods of what `definePrompt` and `chat` give. */
export const laterMethods: ReadonlySet<string> = new Set(['stream', 'send', 'sendStream']);

/** Keys of `config` that `compat-oai` words anew or keeps; it passes all others on. */
export const WORDED: Readonly<Record<string, string>> = {
  maxOutputTokens: 'max_tokens',
  topP: 'top_p',
  frequencyPenalty: 'frequency_penalty',
  presencePenalty: 'presence_penalty',
  logProbs: 'logprobs',
  topLogProbs: 'top_logprobs',
  stopSequences: 'stop',
  version: 'model',
};
export const KEPT: ReadonlySet<string> = new Set([
  ...Object.keys(WORDED),
  'topK',
  'apiKey',
  'visualDetailLevel',
]);

/** All that `genkitx-openai` sends of `config`. */
export const OLDER_OPTIONS: Readonly<Record<string, string>> = {
  temperature: 'temperature',
  maxOutputTokens: 'max_tokens',
  topP: 'top_p',
  stopSequences: 'stop',
  frequencyPenalty: 'frequency_penalty',
  presencePenalty: 'presence_penalty',
  logitBias: 'logit_bias',
  logProbs: 'logprobs',
  topLogProbs: 'top_logprobs',
  seed: 'seed',
  user: 'user',
  size: 'size',
  style: 'style',
  quality: 'quality',
};

export const NEWEST = {
  genkit: '1.42.0',
  '@genkit-ai/compat-oai': '1.42.0',
  'genkitx-openai': '0.30.0',
} as const;

export const genkit: FrameworkFacts = {
  packages: /^(?:npm:)?(?:genkit|@genkit-ai\/[\w-]+|genkitx-[\w-]+)(?:@[\w.^~-]+)?(?:\/|$)/,
  trace:
    /['"](?:npm:)?(?:genkit|@genkit-ai\/[\w-]+|genkitx-[\w-]+)(?:@[\w.^~-]+)?(?:\/[\w/-]+)?['"]/,
  methods: /\bai\.(?:generate|embed)/,
  callees: new Set([...Object.keys(methods), ...laterMethods]),
  newest: NEWEST,
};
