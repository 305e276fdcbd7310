/** The base URL of a client: what its options give, what its class sets, and what is set on it later. */
import type { Target } from '../catalogue/hosts.ts';
import { type ClassNode, type Node, constructorOf, literalKey } from '../values/ast.ts';
import type { Evaluator } from '../values/evaluator.ts';
import { type Lookup, NOTHING, over } from '../values/heap/lookup.ts';
import type { ObjectView } from '../values/heap/object-view.ts';
import type { SourceModule } from '../values/module.ts';
import { type Arg, type Site, type Value, isNothing, takerOf } from '../values/value.ts';
import { eachOnce } from './reach.ts';
import { assignedTo } from './request/assigned.ts';
import { patternsOf } from './request/texts.ts';
import type { CallSettings } from './settings.ts';
import { parseUrl } from './target.ts';

interface MadeClient {
  className: string;
  site: Site;
  args: Arg[] | null;
  overlays: readonly Arg[];
}

export class BaseUrlReader {
  readonly #evaluator: Evaluator;
  readonly #settings: CallSettings;

  constructor(evaluator: Evaluator, settings: CallSettings) {
    this.#evaluator = evaluator;
    this.#settings = settings;
  }

  /** `views`: the options of the constructor, then those of each `withOptions`. */
  targetsOf(client: MadeClient, views: readonly ObjectView[], use: Node): readonly Target[] {
    const basePath = client.className === 'OpenAIApi' ? client.args?.[1] : undefined;
    const positional = basePath
      ? this.#evaluator.evaluate(basePath.site).filter((value) => !isNothing(value))
      : [];
    if (positional.length > 0)
      return this.#targetsOfUrls(
        { ...NOTHING, values: positional, absent: false },
        client.site.node,
      );
    const own = views.slice(0, views.length - client.overlays.length);
    let url = this.#assigned(client, own.reduce(withUrlOf, NOTHING), use);
    for (const [index, overlay] of client.overlays.entries()) {
      const made: Site = { ...overlay.site, node: takerOf(overlay) };
      url = withUrlOf(url, views[own.length + index]!);
      url = assignedTo(this.#evaluator, made, 'baseURL', use, url);
    }
    // The SDK asks the environment, which the program may set.
    const isSet = url.absent && setsEnvironment(client.site.module);
    const targets = this.#targetsOfUrls(isSet ? { ...url, unknown: true } : url, client.site.node);
    // Options that are one of several, some of them out of sight: those in sight may do without.
    const isPlain = own.length === 1 && views.length === 1 && own.every(mayLackUrl);
    return isPlain && url.absent && url.unknown && !isSet
      ? eachOnce(['openai', ...targets])
      : targets;
  }

  /** What a subclass sets, and what `client.baseURL = 'https://…'` does later. */
  #assigned({ site, args }: MadeClient, given: Lookup, use: Node): Lookup {
    if (!args) return given;
    let url = given;
    for (const value of this.#evaluator.evaluate(site)) {
      if (value.kind !== 'instance') continue;
      const own = this.#evaluator
        .member(value, 'baseURL', site)
        .filter(({ kind }) => kind !== 'member' && kind !== 'unknown');
      if (own.length === 0) continue;
      const isSure = isSetWhenMade(value.class.node, 'baseURL');
      url = {
        values: isSure ? own : [...url.values, ...own],
        absent: !isSure && url.absent,
        unknown: !isSure,
        nodes: [],
      };
    }
    return assignedTo(this.#evaluator, site, 'baseURL', use, url);
  }

  /** Without a base URL the class decides. */
  #targetsOfUrls({ values, absent, unknown }: Lookup, made: Node): readonly Target[] {
    const targets = values
      .filter((value) => !isNothing(value))
      .flatMap((value) => this.#targetsOfUrl(value, made));
    const isLeftOut = (absent && !unknown) || values.some(isNothing);
    if (isLeftOut) targets.push('openai');
    // Where none of a table is meant, it is OpenAI.
    if (unknown || (!targets.includes('openai') && values.some(isMissing))) targets.push('unknown');
    return eachOnce(targets);
  }

  #targetsOfUrl(value: Value, made: Node): Target[] {
    if (value.kind === 'literal' && typeof value.value !== 'string') return ['openai'];
    return patternsOf(this.#evaluator, value, made).map(
      (pattern) => parseUrl(pattern, this.#settings).target,
    );
  }
}

function mayLackUrl(view: ObjectView): boolean {
  return view.alternatives
    .filter(({ isDoubtful }) => !isDoubtful)
    .map((value) => withUrlOf(NOTHING, view.of([value])))
    .some(({ absent, unknown, values }) => absent && !unknown && values.length === 0);
}

/** The base URL as options give it: the last ones that have it win. */
function withUrlOf(before: Lookup, view: ObjectView): Lookup {
  const found = ['baseURL', 'basePath']
    .map((name) => view.get(name))
    .find((lookup) => lookup.values.length > 0 || lookup.unknown);
  return found ? over(before, found) : before;
}

const settingEnvironment = new WeakMap<SourceModule, boolean>();

/** `process.env.OPENAI_BASE_URL = …` */
function setsEnvironment(module: SourceModule): boolean {
  const known = settingEnvironment.get(module);
  if (known !== undefined) return known;
  const found =
    module.assignmentsOf('OPENAI_BASE_URL').length > 0 ||
    /Object\.assign\(\s*process\.env\b/.test(module.text);
  settingEnvironment.set(module, found);
  return found;
}

/** By a field, or in the constructor for certain. */
function isSetWhenMade(cls: ClassNode, name: string): boolean {
  const isField = cls.body.body.some(
    (member) =>
      member.type === 'PropertyDefinition' && !member.static && literalKey(member) === name,
  );
  const statements = constructorOf(cls)?.body?.body ?? [];
  return (
    isField ||
    statements.some(
      (statement) =>
        statement.type === 'ExpressionStatement' &&
        statement.expression.type === 'AssignmentExpression' &&
        literalKey(statement.expression.left as never) === name,
    )
  );
}

/** A text that was looked up, and may not be there. */
function isMissing({ kind, present }: Value): boolean {
  return present === false && (kind === 'literal' || kind === 'text');
}
