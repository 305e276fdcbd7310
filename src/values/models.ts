/**
 * What functions do with what they are given, each bound to the module that it comes from. A function
 * that has no model may do anything.
 */
import { type Value, rootOf } from './value.ts';

/** `reads`: keeps and changes nothing; `returns`: gives it back. */
export type Model = 'reads' | 'returns';

interface ModelOfModule {
  module: RegExp;
  /** every export, where it is left out */
  names?: ReadonlySet<string>;
  model: Model;
}

const modules: readonly ModelOfModule[] = [
  {
    // Loggers write what they are given, and leave it alone.
    module:
      /^(?:pino|winston|bunyan|debug|consola|loglevel|signale|tslog|log4js|npmlog|roarr|chalk|kleur|picocolors|@logtape\/logtape|@sentry\/[\w-]+|next-axiom|@nestjs\/common)(?:\/|$)/,
    model: 'reads',
  },
  {
    module:
      /^(?:node:)?(?:assert|util|crypto|fs|fs\/promises|path|os|url|querystring|console|perf_hooks)(?:\/strict)?$/,
    model: 'reads',
  },
  {
    module:
      /^(?:vitest|@jest\/globals|chai|expect|fast-deep-equal|dequal|safe-stable-stringify|fast-json-stable-stringify|json-stable-stringify|object-hash|ohash|superjson|uuid|nanoid|ms|zod|yup|valibot|ajv|joi|superstruct|tiktoken|gpt-tokenizer|js-tiktoken|gpt-3-encoder|cheerio)(?:\/|$)/,
    model: 'reads',
  },
  {
    module: /^lodash(?:-es)?(?:\/|$)/,
    names: new Set([
      'clone',
      'cloneDeep',
      'cloneDeepWith',
      'pick',
      'pickBy',
      'omit',
      'omitBy',
      'get',
      'has',
      'isEqual',
      'isEmpty',
      'isNil',
      'isPlainObject',
      'keys',
      'values',
      'size',
      'map',
      'filter',
      'mapValues',
      'mapKeys',
      'groupBy',
      'keyBy',
      'uniq',
      'uniqBy',
      'sortBy',
      'chunk',
    ]),
    model: 'reads',
  },
  { module: /^vue$/, names: new Set(['toRaw', 'markRaw', 'readonly']), model: 'returns' },
];

export function modelOf(callee: Value): Model | null {
  const root = rootOf(callee);
  if (root.kind === 'global') return READING_GLOBALS.has(root.name) ? 'reads' : null;
  if (root.kind !== 'import') return null;
  const name = callee.kind === 'import' || callee.kind === 'member' ? callee.name : null;
  const ofSubpath = /\/([\w-]+)$/.exec(root.source)?.[1];
  const found = modules.find(
    ({ module, names }) =>
      module.test(root.source) &&
      (!names || names.has(name ?? '') || (ofSubpath !== undefined && names.has(ofSubpath))),
  );
  return found?.model ?? null;
}

const READING_GLOBALS = new Set([
  'console',
  'fetch',
  '$fetch',
  'alert',
  'expect',
  'require',
  'Buffer',
  'performance',
]);

/** Which parameter of its callback a method of a list hands each element to. */
export function callbackPosition(method: string): number | null {
  if (method === 'reduce' || method === 'reduceRight') return 1;
  return ITERATING.has(method) ? 0 : null;
}

const ITERATING = new Set([
  'forEach',
  'map',
  'filter',
  'find',
  'findIndex',
  'findLast',
  'some',
  'every',
  'flatMap',
]);
