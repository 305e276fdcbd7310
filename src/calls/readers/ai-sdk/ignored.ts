/** What a program sets and the AI SDK never sends. */
import {
  SETTINGS_4,
  consumedOptions,
  optionNames,
  topLevelMistakes,
} from '../../../catalogue/frameworks/ai-sdk.ts';
import { ObjectView, type WrittenKey } from '../../../values/heap/object-view.ts';
import { awaitedResults } from '../../../values/kinds/promise.ts';
import type { Value } from '../../../values/value.ts';
import type { IgnoredOption } from '../../record.ts';
import { hostedToolsIn } from './content.ts';
import { viewBelow } from '../given.ts';
import type { Model } from './model.ts';
import {
  type Asked,
  nameInMiddleware,
  namespacesOf,
  providerOptionsOf,
  settingsOf,
} from './options.ts';
import { viewOfArg } from './provider.ts';

/** `isAlone`: no other provider may get the same options. */
export function ignoredBy(asked: Asked, model: Model, isAlone: boolean): IgnoredOption[] {
  if (model.provider.vendor !== 'openai') return [];
  const found = new Ignored(asked, model);
  return [
    ...found.atTop(),
    ...found.inProviderOptions(isAlone),
    ...found.ofFactory(),
    ...found.inMetadata(),
    ...found.inMiddleware(),
    ...found.ofAgent(),
    ...found.ofSteps(),
    ...found.tools(),
  ];
}

class Ignored {
  readonly #asked: Asked;
  readonly #model: Model;
  readonly #names: Readonly<Record<string, string>>;

  constructor(asked: Asked, model: Model) {
    this.#asked = asked;
    this.#model = model;
    this.#names = optionNames(model.api, model.generation);
  }

  /** `generateText({ …, store: false })` */
  atTop(): IgnoredOption[] {
    return this.#asked.given
      .written()
      .filter(({ name }) => topLevelMistakes.test(name))
      .map((key) => this.#option(key.name, key, 'is no option of the AI SDK and is not sent'));
  }

  inProviderOptions(isAlone: boolean): IgnoredOption[] {
    const { evaluator, site } = this.#asked;
    const options = viewBelow(evaluator, providerOptionsOf(this.#asked), site);
    const read = namespacesOf(this.#model);
    return options.keys().flatMap((namespace): IgnoredOption[] => {
      const keys = viewBelow(evaluator, options.get(namespace), site).written();
      if (read.includes(namespace))
        return keys
          .filter(({ name }) => this.#isDropped(name))
          .map((key) => this.#option(`providerOptions.${namespace}.${key.name}`, key));
      const isMeant =
        /^open[-_]?ai/i.test(namespace) ||
        this.#model.provider.names.includes(namespace) ||
        (isAlone && namespace === 'azure');
      return isMeant
        ? keys.map((key) =>
            this.#option(
              `providerOptions.${namespace}.${key.name}`,
              key,
              'stands under a name that @ai-sdk/openai does not read',
            ),
          )
        : [];
    });
  }

  /** `openai('gpt-5', { store: false })` */
  ofFactory(): IgnoredOption[] {
    const { settings, generation, api } = this.#model;
    if (!settings) return [];
    const isRead = (name: string): boolean =>
      generation === 4 && api !== 'responses' && SETTINGS_4.has(name);
    return viewOfArg(this.#asked.evaluator, settings)
      .written()
      .filter(({ name }) => !isRead(name))
      .map((key) => this.#option(key.name, key, 'is dropped: models take no such setting'));
  }

  /** Names that `providerOptions` had in earlier versions, or that only results have. */
  inMetadata(): IgnoredOption[] {
    const { generation, given } = this.#asked;
    const names = [
      'providerMetadata',
      ...(generation > 4 ? ['experimental_providerMetadata'] : []),
    ];
    return names.flatMap((name) =>
      given
        .within(given.at(name), 'openai')
        .written()
        .map((key) => this.#option(`${name}.openai.${key.name}`, key)),
    );
  }

  inMiddleware(): IgnoredOption[] {
    const { evaluator, generation, site } = this.#asked;
    const dropped = nameInMiddleware(generation === 4 ? 5 : 4);
    return this.#model.middleware.flatMap((value) => {
      const settings = settingsOf(evaluator, value, site);
      if (!settings) return this.#transformed(value, dropped);
      const below = viewBelow(evaluator, settings.get(dropped), site);
      return [
        ...settings
          .written()
          .filter(({ name }) => topLevelMistakes.test(name))
          .map((key) => this.#option(`settings.${key.name}`, key)),
        ...viewBelow(evaluator, below.get('openai'), site)
          .written()
          .map((key) => this.#option(`settings.${dropped}.openai.${key.name}`, key)),
      ];
    });
  }

  /** `transformParams` that speaks of options by a name which another generation has. */
  #transformed(value: Value, dropped: string): IgnoredOption[] {
    const { evaluator, site } = this.#asked;
    if (value.kind !== 'object') return [];
    const transform = new ObjectView(evaluator, [value], site.node).get('transformParams');
    const made = this.#made(transform.values);
    if (made.length === 0) return [];
    const options = new ObjectView(evaluator, made, site.node).get(dropped);
    return viewBelow(evaluator, viewBelow(evaluator, options, site).get('openai'), site)
      .written()
      .map((key) => this.#option(`${dropped}.openai.${key.name}`, key));
  }

  /** Objects that functions return. */
  #made(functions: readonly Value[]): Value[] {
    const { evaluator, site } = this.#asked;
    return functions
      .flatMap((value): readonly Value[] =>
        value.kind === 'function' ? awaitedResults(evaluator, value, site) : [],
      )
      .filter((value) => value.kind === 'object');
  }

  /** What a call gives replaces what its agent was made with. */
  ofAgent(): IgnoredOption[] {
    const { evaluator, isAgent, given, site, generation } = this.#asked;
    const [agent, call] = given.views;
    if (!isAgent || !agent || !call) return [];
    const replacing = call.get('providerOptions');
    if (replacing.absent || replacing.unknown) {
      return generation === 5 ? this.#returned('prepareCall') : [];
    }
    const keysIn = (view: ObjectView): WrittenKey[] =>
      namespacesOf(this.#model).flatMap((name) =>
        viewBelow(
          evaluator,
          viewBelow(evaluator, view.get('providerOptions'), site).get(name),
          site,
        ).written(),
      );
    const again = new Set(keysIn(call).map(({ name }) => name));
    return keysIn(agent)
      .filter(({ name }) => !again.has(name))
      .map((key) =>
        this.#option(
          `providerOptions.openai.${key.name}`,
          key,
          'is lost: the `providerOptions` of the call replace those of the agent',
        ),
      );
  }

  ofSteps(): IgnoredOption[] {
    const { generation } = this.#asked;
    if (generation >= 6) return [];
    return this.#returned(generation === 4 ? 'experimental_prepareStep' : 'prepareStep');
  }

  /** Hosted tools exist for the Responses API only. */
  tools(): IgnoredOption[] {
    if (this.#model.api !== 'chat') return [];
    return hostedToolsIn(this.#asked).map(({ key, value }) => ({
      name: key === 'tools' ? 'tools' : `tools.${key}`,
      node: value.site.node,
      module: value.site.module,
      reason: 'is dropped: chat completions have no hosted tools',
      instead: null,
    }));
  }

  /** `providerOptions` in what a function returns that earlier versions ask for other things. */
  #returned(name: string): IgnoredOption[] {
    const { evaluator, given, site } = this.#asked;
    const made = this.#made(given.get(name).values);
    if (made.length === 0) return [];
    const options = new ObjectView(evaluator, made, site.node).get('providerOptions');
    return viewBelow(evaluator, viewBelow(evaluator, options, site).get('openai'), site)
      .written()
      .map((key) =>
        this.#option(`providerOptions.openai.${key.name}`, key, `is not read from \`${name}\``),
      );
  }

  #isDropped(name: string): boolean {
    if (Object.hasOwn(this.#names, name) || consumedOptions.has(name)) return false;
    const { api } = this.#model;
    return api === 'responses' || api === 'chat' || topLevelMistakes.test(name);
  }

  #option(
    name: string,
    { node, module, name: last }: WrittenKey,
    reason = 'is dropped by @ai-sdk/openai',
  ): IgnoredOption {
    const right = this.#spelling(last);
    const place = right === null ? null : `providerOptions.openai.${right}`;
    return { name, node, module, reason, instead: place === name ? null : place };
  }

  /** `previous_response_id`, `Store` → `previousResponseId`, `store` */
  #spelling(name: string): string | null {
    const plain = (text: string): string => text.replaceAll('_', '').toLowerCase();
    return Object.keys(this.#names).find((known) => plain(known) === plain(name)) ?? null;
  }
}
