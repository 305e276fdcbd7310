/** Mastra. Measured on 2026-11-26 with @mastra/core 1.71.0 and @ai-sdk/openai 4.0.118. */
import type { FrameworkFacts } from './facts.ts';

export const CORE = /^(?:npm:)?@mastra\/core(?:@[\w.^~-]+)?(?:\/[\w/-]+)?$/;

/** Methods of an agent that ask its model, and where their options stand. */
export const methods: Readonly<Record<string, { options: number; isLegacy?: boolean }>> = {
  generate: { options: 1 },
  stream: { options: 1 },
  streamUntilIdle: { options: 1 },
  resumeStream: { options: 1 },
  resumeGenerate: { options: 1 },
  resumeStreamUntilIdle: { options: 1 },
  network: { options: 1 },
  generateVNext: { options: 1 },
  streamVNext: { options: 1 },
  generateLegacy: { options: 1, isLegacy: true },
  streamLegacy: { options: 1, isLegacy: true },
};

/** Names before the slash of `openai/gpt-5`: it goes to OpenAI itself, all others to somebody else. */
export const OPENAI = 'openai';
export const AZURE = /^azure/;

/** Classes that make a model of such a name. */
export const routers: Readonly<Record<string, 'language' | 'embedding'>> = {
  ModelRouterLanguageModel: 'language',
  ModelRouterEmbeddingModel: 'embedding',
};

/** Options of an agent that hold those of its calls; all others of such names are dropped by this version. */
export const DEFAULTS = 'defaultOptions';
export const DROPPED_DEFAULTS = [
  'defaultGenerateOptions',
  'defaultStreamOptions',
  'defaultVNextStreamOptions',
] as const;

export const NEWEST = { '@mastra/core': '1.71.0' } as const;

export const mastra: FrameworkFacts = {
  packages: /^(?:npm:)?@mastra\/[\w-]+(?:@[\w.^~-]+)?(?:\/|$)/,
  trace: /['"](?:npm:)?@mastra\/[\w-]+(?:@[\w.^~-]+)?(?:\/[\w/-]+)?['"]/,
  methods: /\bgetAgent(?:ById)?\s*\(/,
  callees: new Set([
    ...Object.keys(methods),
    'Mastra',
    'createStep',
    'doEmbed',
    'embed',
    'embedMany',
  ]),
  // `createStep({ id, execute })`: what it runs stands in the file.
  describing: new Set(['createStep']),
  newest: NEWEST,
};
