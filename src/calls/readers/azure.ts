/** The first client of `@azure/openai`: `client.getChatCompletions('gpt-4o', messages, options)`. */
import {
  CLIENT,
  KEYS_OF_AZURE,
  KEY_OF_OPENAI,
  NEWEST,
  NOT_SENT,
  OPTIONS,
  PACKAGE,
  methods,
} from '../../catalogue/frameworks/azure.ts';
import type { Target } from '../../catalogue/hosts.ts';
import { NOTHING } from '../../values/heap/lookup.ts';
import { type Value, type ValueOf, isNothing } from '../../values/value.ts';
import { importOf } from '../client.ts';
import { eachOnce, onlyTarget } from '../reach.ts';
import type { OpenAICall } from '../record.ts';
import { RequestView } from '../request-view.ts';
import { versionOf } from '../versions.ts';
import { droppedIn } from './dropped.ts';
import { callOf, headersOf, targetsOfUrl } from './framework.ts';
import { type Desk, type Reader, type Visited, viewOf } from './reader.ts';

export class AzureReader implements Reader {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  read({ site: { node }, callee, args }: Visited): OpenAICall[] {
    if (callee.kind !== 'member' || callee.name === null || callee.object.kind !== 'new') return [];
    if (!Object.hasOwn(methods, callee.name) || !isClient(callee.object.callee)) return [];
    const { route, arguments: names, options: at } = methods[callee.name]!;
    const targets = this.#targetsOf(callee.object);
    const [options] = args.slice(at).slice(-1);
    const view = options ? viewOf(this.#desk, options, node) : null;
    const fields = names.flatMap((name, index) => {
      const arg = args[index];
      return arg && !arg.spread ? [[name, arg.site] as const] : [];
    });
    const { evaluator, module } = this.#desk;
    return [
      callOf(this.#desk, node, {
        via: onlyTarget(targets) === 'azure' ? 'azure' : 'wrapper',
        name: callee.name,
        route,
        targets,
        body: new RequestView(evaluator, view ? [{ view, names: OPTIONS }] : [], {
          fields: Object.fromEntries(fields),
          hidden: args.some(({ spread }) => spread),
        }),
        headers: headersOf(
          this.#desk,
          view ? [view.at('requestOptions').get('headers')] : [],
          node,
        ),
        ignored: droppedIn(view, (name) => NOT_SENT.test(name), {
          reason: 'is no option of this client',
          instead: () => null,
        }),
        placement: () => null,
        framework: {
          name: '@azure/openai',
          version: versionOf('@azure/openai', module.filename, NEWEST['@azure/openai']),
        },
        related: [
          { node: callee.object.site.node, module: callee.object.site.module, what: 'the client' },
        ],
      }),
    ];
  }

  /** A credential that comes first is OpenAI's, whatever its class; before one stands an endpoint. */
  #targetsOf({ args }: ValueOf<'new'>): readonly Target[] {
    const [first, second] = args ?? [];
    if (!first || first.spread) return ['unknown'];
    const { evaluator } = this.#desk;
    const next = second ? evaluator.evaluate(second.site) : [];
    if (next.every((value) => isNothing(value) || value.kind === 'object')) return ['openai'];
    const values = evaluator.evaluate(first.site);
    if (values.some(isKeyOfOpenAI)) return eachOnce(values.map(whose));
    const byUrl = targetsOfUrl(this.#desk, { ...NOTHING, values, absent: false }, []);
    const isAzure = next.length > 0 && next.every(isKeyOfAzure);
    return isAzure
      ? eachOnce(byUrl.map((target) => (target === 'unknown' ? 'azure' : target)))
      : byUrl;
  }
}

function whose(value: Value): Target {
  return isKeyOfOpenAI(value) ? 'openai' : 'unknown';
}

function isClient(callee: Value): boolean {
  const made = importOf(callee);
  return made !== null && PACKAGE.test(made.source) && made.name === CLIENT;
}

function isKeyOfOpenAI(value: Value): boolean {
  const made = value.kind === 'new' ? importOf(value.callee) : null;
  return made !== null && PACKAGE.test(made.source) && made.name === KEY_OF_OPENAI;
}

function isKeyOfAzure(value: Value): boolean {
  const made = value.kind === 'new' ? importOf(value.callee) : null;
  return made !== null && made.name !== KEY_OF_OPENAI && KEYS_OF_AZURE.test(made.name);
}
