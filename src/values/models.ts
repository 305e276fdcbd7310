/**
 * What functions do with what they are given, each bound to the module that it comes from: a name alone
 * proves nothing. A function that has no model may do anything.
 */
import { OPENER } from './program/markup/graft.ts';
import { type Value, rootOf } from './value.ts';

export type Model =
  /** keeps and changes nothing */
  | 'reads'
  /** gives a function that runs the given one, with what it is given itself */
  | 'wraps'
  /** gives back what it is given */
  | 'returns'
  /** gives a function that returns what the given one does */
  | 'memoizes'
  /** gives what the given function returns */
  | 'runs'
  /** gives an instance of the given class */
  | 'makes'
  /** gives an object whose `current` or `value` is what it is given */
  | 'holds'
  /** gives an object whose `value` is what the given function returns */
  | 'computes'
  /** gives what an object holds or computes, and anything else as it is */
  | 'opens'
  /** gives what it is given, and a function that sets it */
  | 'keeps state'
  | 'makes context'
  | 'reads context';

interface ModelsOfModule {
  module: RegExp;
  /** names of exports, apart from each other by spaces */
  names?: Partial<Record<Model, string>>;
  /** for every other export */
  all?: Model;
}

/** They come from no module. */
const RUNES = /^<runes>$/;

const modules: readonly ModelsOfModule[] = [
  {
    // Loggers write what they are given, and leave it alone.
    module:
      /^(?:pino|winston|bunyan|debug|consola|loglevel|signale|tslog|log4js|npmlog|roarr|chalk|kleur|picocolors|@logtape\/logtape|@sentry\/[\w-]+|next-axiom)(?:\/|$)/,
    all: 'reads',
  },
  {
    // What these give calls what they are given.
    module: /^(?:node:)?util$/,
    names: { wraps: 'promisify callbackify deprecate aborted' },
  },
  {
    module:
      /^(?:node:)?(?:assert|util|crypto|fs|fs\/promises|path|os|url|querystring|console|perf_hooks)(?:\/strict)?$/,
    all: 'reads',
  },
  {
    module:
      /^(?:vitest|@jest\/globals|chai|expect|fast-deep-equal|dequal|safe-stable-stringify|fast-json-stable-stringify|json-stable-stringify|object-hash|ohash|superjson|uuid|nanoid|ms|zod|yup|valibot|ajv|joi|superstruct|tiktoken|gpt-tokenizer|js-tiktoken|gpt-3-encoder|cheerio)(?:\/|$)/,
    all: 'reads',
  },
  {
    module: /^lodash(?:-es)?(?:[/.]|$)/,
    names: {
      reads:
        'clone cloneDeep cloneDeepWith pick pickBy omit omitBy get has isEqual isEmpty isNil isPlainObject keys values size map filter mapValues mapKeys groupBy keyBy uniq uniqBy sortBy chunk',
      memoizes: 'memoize once',
    },
  },
  {
    module: /^(?:underscore|ramda|rambda|radash|remeda|es-toolkit|async)(?:\/|$)/,
    names: { memoizes: 'memo memoize once' },
  },
  {
    module:
      /^(?:memoize-one|memoize|memoizee|fast-memoize|micro-memoize|nano-memoize|p-memoize|moize|mem|onetime|once|lazy-value|thunky)$/,
    all: 'memoizes',
  },
  { module: /^next\/cache(?:\.js)?$/, names: { memoizes: 'unstable_cache' } },
  { module: /^@vueuse\//, names: { memoizes: 'createGlobalState createSharedComposable' } },
  {
    module: /^(?:react|preact(?:\/(?:hooks|compat))?|@wordpress\/element)$/,
    names: {
      memoizes: 'memo lazy cache useCallback',
      runs: 'useMemo',
      holds: 'useRef createRef',
      'keeps state': 'useState',
      'makes context': 'createContext',
      'reads context': 'useContext use',
    },
  },
  {
    module: /^(?:vue|vue-demi|@vue\/(?:reactivity|composition-api|runtime-core)|#imports)$/,
    names: {
      returns: 'toRaw markRaw readonly shallowReadonly reactive shallowReactive',
      holds: 'ref shallowRef',
      computes: 'computed',
      opens: `unref toValue ${OPENER}`,
    },
  },
  {
    module: RUNES,
    names: { returns: '$state raw $derived snapshot', runs: 'by' },
  },
  {
    module: /^(?:@preact\/signals[\w-]*|@builder\.io\/qwik|@qwik\.dev\/core|solid-js)$/,
    names: { holds: 'signal useSignal', computes: 'computed useComputed', runs: 'untracked' },
  },
  {
    module: /^@angular\/core(?:\/testing)?$/,
    names: { holds: 'signal', runs: 'untracked', makes: 'inject get' },
  },
  { module: /^@nestjs\/(?:core|testing)$/, names: { makes: 'get resolve' } },
  { module: /^@nestjs\/common$/, all: 'reads' },
  {
    module:
      /^(?:tsyringe|tsyringe-neo|inversify(?:-react)?|typedi|awilix|brandi(?:-react)?|injection-js|typescript-ioc|@needle-di\/core|@aurelia\/kernel|@tsed\/(?:di|common))$/,
    names: { makes: 'inject resolve get useInjection' },
  },
];

/** What scripts and frameworks give without an import. */
const GLOBALS: Readonly<Record<string, string>> = {
  _: 'lodash',
  React: 'react',
  Vue: 'vue',
  $state: '<runes>',
  $derived: '<runes>',
  [OPENER]: 'vue',
};
const IMPORTED_BY_NUXT = new Set(
  'ref shallowRef computed toRaw markRaw readonly shallowReadonly reactive shallowReactive unref toValue'.split(
    ' ',
  ),
);

interface ModelsByName {
  models: ReadonlyMap<string, Model>;
  all: Model | undefined;
}

const byName = modules.map(({ module, names = {}, all }): ModelsByName & { module: RegExp } => {
  const models = new Map<string, Model>();
  for (const [model, list] of Object.entries(names) as [Model, string][])
    for (const name of list.split(' ')) models.set(name, model);
  return { module, models, all };
});

/** The same few packages are asked about for every call. */
const bySource = new Map<string, readonly ModelsByName[]>();

export function modelOf(callee: Value): Model | null {
  const root = rootOf(callee);
  if (root.kind === 'global' && READING_GLOBALS.has(root.name)) return 'reads';
  const source = sourceOf(root);
  const known = source === null ? [] : modelsIn(source);
  if (source === null || known.length === 0) return null;
  const name = callee.kind === 'new' || !('name' in callee) ? null : callee.name;
  const [, subpath = ''] = /[/.]([\w-]+)$/.exec(source) ?? [];
  const outer = namesWithin(callee);
  for (const { models, all } of known) {
    if (outer.some((item) => models.get(item) === 'wraps')) return 'wraps';
    const model = models.get(name ?? '') ?? models.get(subpath) ?? all;
    if (model) return model;
  }
  return null;
}

function modelsIn(source: string): readonly ModelsByName[] {
  let found = bySource.get(source);
  if (!found) {
    found = byName.filter(({ module }) => module.test(source));
    bySource.set(source, found);
  }
  return found;
}

/** `promisify`, of what `promisify(fn)` gives */
function namesWithin(callee: Value): string[] {
  const names: string[] = [];
  for (let value = callee; ;) {
    if (value.kind === 'call' || value.kind === 'new') value = value.callee;
    else if (value.kind === 'member') {
      if (value.name !== null) names.push(value.name);
      value = value.object;
    } else return value.kind === 'import' ? [...names, value.name] : names;
  }
}

function sourceOf(root: Value): string | null {
  if (root.kind === 'import') return root.source;
  if (root.kind !== 'global') return null;
  return IMPORTED_BY_NUXT.has(root.name) ? 'vue' : (GLOBALS[root.name] ?? null);
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

/** Methods of lists and other collections that give one of the elements. */
export const TAKES_ONE = new Set(['at', 'find', 'findLast', 'pop', 'shift', 'get']);

/** Methods of functions that run them, now or later. */
export const RUNS_FUNCTION: ReadonlySet<string> = new Set(['apply', 'bind', 'call']);

/** Methods that the language calls: where an object is compared, written down, or awaited. */
export const CALLED_UNSEEN: ReadonlySet<string> = new Set([
  'then',
  'toJSON',
  'toLocaleString',
  'toString',
  'valueOf',
]);

/** Methods of lists that give a list of the same elements. */
export const KEEPS_ELEMENTS = new Set([
  'filter',
  'slice',
  'reverse',
  'sort',
  'toSorted',
  'toReversed',
  'splice',
  'concat',
  'values',
  'toSpliced',
  'copyWithin',
  'fill',
  'with',
]);
