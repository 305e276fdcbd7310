/** The settings of an agent in the body of its requests, and what of them is dropped. */
import {
  COMPLETION_SETTINGS,
  RESPONSE_SETTINGS,
  SINCE,
  TRANSPORT_KEYS,
  droppedOptions,
} from '../../../catalogue/frameworks/agents.ts';
import type { Node } from '../../../values/ast.ts';
import type { Lookup } from '../../../values/heap/lookup.ts';
import { ObjectView } from '../../../values/heap/object-view.ts';
import type { IgnoredOption, Placement } from '../../record.ts';
import { RequestView, type ViewPart } from '../../request-view.ts';
import { type PackageVersion, isFrom } from '../../versions.ts';
import { memberAt, openParts } from '../changed.ts';
import type { Desk } from '../reader.ts';
import { layered, objectIn } from './exports.ts';
import { type Destination, RESPONSES } from './models.ts';
import type { Member } from './team.ts';

/** What one run is given, beside the agent. */
export interface Run {
  /** `run`, `Runner.run` */
  name: string;
  use: Node;
  /** options of the runner; `null` without one of its own */
  runner: ObjectView | null;
  /** options of the run */
  options: ObjectView | null;
  version: PackageVersion;
}

export class SettingsReader {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  bodyOf(member: Member, destination: Destination, run: Run): RequestView {
    const { evaluator } = this.#desk;
    const { agent, options } = member;
    if (!options) return new RequestView(evaluator, [], { hidden: true });
    const at = { made: agent.site, use: run.use };
    const given = memberAt(
      this.#desk,
      { ...at, name: 'modelSettings' },
      layered(options, 'modelSettings'),
    );
    const layers = this.#layersOf(member, given.lookup, run);
    const data = this.#dataOf(layers, run.use);
    const isDataOpen = given.open?.has('providerData') ?? true;
    if (destination.isAiSdk)
      return this.#ofAiSdk(data, isDataOpen ? openParts(this.#desk, null, at) : []);
    const isResponse = destination.route === RESPONSES;
    const settings = isResponse ? RESPONSE_SETTINGS : COMPLETION_SETTINGS;
    const sent = isFrom(run.version, SINCE.promptCacheRetention)
      ? { ...settings, promptCacheRetention: 'prompt_cache_retention' }
      : settings;
    const own: ViewPart[] = options.map((view) => ({
      view,
      names: isResponse ? { model: 'model', instructions: 'instructions' } : { model: 'model' },
    }));
    const state: ViewPart[] =
      isResponse && run.options
        ? [{ view: run.options, names: STATE_OPTIONS, ...(member.isTool ? { only: NONE } : {}) }]
        : [];
    return new RequestView(evaluator, [
      ...own,
      ...layers.map((view) => ({ view, names: sent })),
      ...state,
      ...this.#parts(data, run),
      ...openParts(this.#desk, given.open, at, sent),
    ]);
  }

  /** Settings from what yields to what wins: those of the runner, of the tool that the agent is, of the agent. */
  #layersOf(
    { asTool, isTool }: Member,
    given: Lookup,
    { use, runner, version }: Run,
  ): ObjectView[] {
    const isInherited = !isTool || isFrom(version, SINCE.toolsInheritSettings);
    const config = isTool ? asTool?.get('runConfig') : undefined;
    const ofTool = config && objectIn(this.#desk, config, use);
    const views = [isInherited ? runner : null, ofTool ?? null].map(
      (view) => view && objectIn(this.#desk, view.get('modelSettings'), use),
    );
    const own = objectIn(this.#desk, given, use);
    return [...views, own].filter((view) => view !== null);
  }

  /** `providerData` of the last layer that has it. */
  #dataOf(layers: readonly ObjectView[], use: Node): ObjectView | null {
    return objectIn(this.#desk, layered(layers, 'providerData'), use);
  }

  #parts(data: ObjectView | null, { use, version }: Run): ViewPart[] {
    if (!data) return [];
    const extra = isFrom(version, SINCE.extraBody)
      ? ['extra_body', 'extraBody'].flatMap((key) => objectIn(this.#desk, data.get(key), use) ?? [])
      : [];
    return [{ view: data, without: TRANSPORT_KEYS }, ...extra.map((view) => ({ view }))];
  }

  /** `providerData` is spread into the options of the AI SDK. */
  #ofAiSdk(data: ObjectView | null, open: readonly ViewPart[]): RequestView {
    const options = data && objectIn(this.#desk, data.get('providerOptions'), data.use);
    const own = options && objectIn(this.#desk, options.get('openai'), options.use);
    const parts = own ? [{ view: own, names: AI_SDK_OPTIONS }] : [];
    return new RequestView(this.#desk.evaluator, [...parts, ...open]);
  }

  /** Where a key of the body would be written: into the settings of the agent. */
  placementOf({ options }: Member, key: string): Placement | null {
    const values = options?.at(-1)?.alternatives ?? [];
    const [only] = values;
    if (values.length !== 1 || only?.kind !== 'object') return null;
    const [setting] = Object.entries(RESPONSE_SETTINGS).find(([, name]) => name === key) ?? [];
    const path = setting === undefined ? ['providerData', key] : [setting];
    return { object: only.site, path: ['modelSettings', ...path] };
  }

  /** What an agent and its settings are given, and no request ever gets. */
  droppedBy(member: Member, destination: Destination | null, run: Run): IgnoredOption[] {
    const { use, version } = run;
    const settings = objectIn(this.#desk, layered(member.options ?? [], 'modelSettings'), use);
    const ofSettings = settings
      ? droppedIn(settings, droppedOptions.settings, 'is dropped: it is no model setting').map(
          (item) => ({ ...item, name: `modelSettings.${item.name}` }),
        )
      : [];
    const early =
      settings && !isFrom(version, SINCE.promptCacheRetention)
        ? droppedIn(
            settings,
            { promptCacheRetention: 'modelSettings.providerData.prompt_cache_retention' },
            `is dropped before @openai/agents ${SINCE.promptCacheRetention}`,
          )
        : [];
    const ofAiSdk =
      settings && destination?.isAiSdk
        ? droppedIn(
            settings,
            { store: 'modelSettings.providerData.providerOptions.openai.store' },
            'is dropped by aisdk()',
          )
        : [];
    return [
      ...(member.options ?? []).flatMap((view) =>
        droppedIn(view, droppedOptions.agent, 'is dropped by Agent'),
      ),
      ...ofSettings,
      ...[...early, ...ofAiSdk].map((item) => ({ ...item, name: `modelSettings.${item.name}` })),
    ];
  }
}

const NONE: ReadonlySet<string> = new Set();
const STATE_OPTIONS = {
  previousResponseId: 'previous_response_id',
  conversationId: 'conversation',
} as const;
const AI_SDK_OPTIONS = {
  store: 'store',
  previousResponseId: 'previous_response_id',
  conversation: 'conversation',
  promptCacheRetention: 'prompt_cache_retention',
} as const;

/** Options that an object has and that are without effect there. */
export function droppedIn(
  view: ObjectView,
  table: Readonly<Record<string, string | null>>,
  reason: string,
): IgnoredOption[] {
  return view.written().flatMap(({ name, node, module }): IgnoredOption[] =>
    Object.hasOwn(table, name)
      ? [
          {
            name,
            node: node.type === 'Property' ? node.key : node,
            module,
            reason,
            instead: table[name] ?? null,
          },
        ]
      : [],
  );
}
