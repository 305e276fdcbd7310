/** `run(agent, input)`, `runner.run(agent, input)`: the requests of all agents that it may reach, and its traces. */
import { SINCE, droppedOptions } from '../../../catalogue/frameworks/agents.ts';
import { ObjectView } from '../../../values/heap/object-view.ts';
import type { Arg, ValueOf } from '../../../values/value.ts';
import type { IgnoredOption, OpenAICall, RelatedNode } from '../../record.ts';
import { RequestView } from '../../request-view.ts';
import { storedBy } from '../../store.ts';
import { callOf } from '../framework.ts';
import type { CallNode, Desk } from '../reader.ts';
import { inputOf, toolsOf } from './content.ts';
import { given, truthOf } from './exports.ts';
import { type Destination, type ModelReader, placeOf } from './models.ts';
import type { SessionReader } from './sessions.ts';
import { type Run, SettingsReader, droppedIn } from './settings.ts';
import { type Member, TeamReader } from './team.ts';
import type { Tracing, TracingReader } from './tracing.ts';
import { agentsVersion, isFrom } from './version.ts';

export const TRACES = 'POST /v1/traces/ingest';

/** One agent, and who answers it. */
interface Request {
  member: Member;
  destination: Destination;
  body: RequestView;
}

export class RunReader {
  readonly #desk: Desk;
  readonly #models: ModelReader;
  readonly #tracing: TracingReader;
  readonly #sessions: SessionReader;
  readonly #team: TeamReader;
  readonly #settings: SettingsReader;

  constructor(desk: Desk, models: ModelReader, tracing: TracingReader, sessions: SessionReader) {
    this.#desk = desk;
    this.#models = models;
    this.#tracing = tracing;
    this.#sessions = sessions;
    this.#team = new TeamReader(desk);
    this.#settings = new SettingsReader(desk);
  }

  /** `runner`: what runs it; `null` for the one that the SDK makes. */
  read(node: CallNode, args: readonly Arg[], runner: ValueOf<'new'> | null): OpenAICall[] {
    const run = this.#runOf(node, args, runner);
    const [first, input] = args;
    const { evaluator } = this.#desk;
    const agents = first && !first.spread ? evaluator.evaluate(first.site) : [];
    const requests = this.#requestsOf(agents.length > 0 ? this.#team.membersOf(agents) : [], run);
    const records = groupsOf(requests).map((group) => this.#record(node, group, run, input));
    const kept = this.#kept(node, run);
    const traces = this.#traces(node, run, runner);
    const all = [...records, ...kept, ...traces];
    const ignored = this.#ignored(run, requests);
    const [main, ...others] = all;
    return main ? [{ ...main, ignored: [...(main.ignored ?? []), ...ignored] }, ...others] : [];
  }

  /** What a run does about traces. */
  tracingOf(node: CallNode, runner: ValueOf<'new'> | null): Tracing {
    const { runner: config, version } = this.#runOf(node, [], runner);
    return this.#tracing.ofRun(node, config, version);
  }

  #runOf(node: CallNode, args: readonly Arg[], runner: ValueOf<'new'> | null): Run {
    const config = runner && (runner.args ? given(this.#desk, runner.args[0]) : this.#unseen(node));
    return {
      use: node,
      runner: config,
      options: given(this.#desk, args[2]),
      version: agentsVersion(this.#desk.module.filename),
    };
  }

  /** Options of a runner of which only the type is known. */
  #unseen(node: CallNode): ObjectView {
    return new ObjectView(this.#desk.evaluator, [], node);
  }

  #requestsOf(members: readonly Member[], run: Run): Request[] {
    return members.flatMap((member) =>
      this.#models.destinationsOf(member, run.runner, run.use).map((destination) => ({
        member,
        destination,
        body: this.#settings.bodyOf(member, destination, run),
      })),
    );
  }

  #record(
    node: CallNode,
    group: readonly [Request, ...Request[]],
    run: Run,
    input: Arg | undefined,
  ): OpenAICall {
    const [{ member, destination, body }, ...others] = group;
    const members = [...new Set(group.map((request) => request.member))];
    const related = [
      ...members.map(({ agent }) => placeOf(agent, 'the agent')),
      ...group.flatMap((request) => request.destination.related ?? []),
    ];
    const isAlone = members.length === 1 && !destination.isAiSdk;
    return callOf(this.#desk, node, {
      via: 'agents',
      name: 'run',
      route: destination.route,
      targets: destination.targets,
      body: others.reduce((view, other) => view.or(other.body), body),
      framework: { name: '@openai/agents', version: run.version },
      related: distinct(related),
      placement: (key) => (isAlone ? this.#settings.placementOf(member, key) : null),
      items: (keys) => [
        ...(keys.includes('tools') ? members.flatMap((item) => toolsOf(this.#desk, item)) : []),
        ...(keys.includes('input') ? inputOf(this.#desk, input) : []),
      ],
    });
  }

  #kept(node: CallNode, { options, use }: Run): OpenAICall[] {
    return this.#sessions.around(options?.get('session'), use).map((kept) => ({
      ...callOf(this.#desk, node, {
        via: 'agents',
        name: 'run',
        route: kept.route,
        targets: kept.targets,
        body: new RequestView(this.#desk.evaluator, [], { hidden: true }),
        framework: { name: '@openai/agents', version: agentsVersion(this.#desk.module.filename) },
        related: [kept.related],
      }),
      alsoSends: kept.alsoSends,
    }));
  }

  #traces(node: CallNode, run: Run, runner: ValueOf<'new'> | null): OpenAICall[] {
    const tracing = this.#tracing.ofRun(node, run.runner, run.version);
    if (tracing === 'off') return [];
    return [
      callOf(this.#desk, node, {
        via: 'agents',
        name: 'run',
        route: TRACES,
        targets: [tracing === 'sent' ? 'openai' : 'unknown'],
        body: new RequestView(this.#desk.evaluator, [], { hidden: true }),
        framework: { name: '@openai/agents', version: run.version },
        ...(runner ? { related: [placeOf(runner, 'the runner')] } : {}),
      }),
    ];
  }

  #ignored(run: Run, requests: readonly Request[]): IgnoredOption[] {
    const { runner, options, version } = run;
    const ofRunner = runner
      ? [
          ...droppedIn(runner, droppedOptions.runner, 'is dropped by Runner'),
          ...(isFrom(version, SINCE.runnerTracingDisabled) ||
          truthOf(runner.get('tracingDisabled'), 'no') === 'no'
            ? []
            : droppedIn(
                runner,
                { tracingDisabled: 'setTracingDisabled(true)' },
                `has no effect before @openai/agents ${SINCE.runnerTracingDisabled}`,
              )),
        ]
      : [];
    const ofRun = options
      ? [...droppedIn(options, droppedOptions.run, 'is dropped by run()'), ...switchIn(options)]
      : [];
    return [
      ...requests.flatMap(({ member, destination }) =>
        this.#settings.droppedBy(member, destination, run),
      ),
      ...ofRunner,
      ...ofRun,
    ].filter((item, index, all) => all.findIndex((other) => other.node === item.node) === index);
  }
}

/** `run(agent, input, { tracing: { disabled: true } })` */
function switchIn(options: ObjectView): IgnoredOption[] {
  if (!options.get('tracing').values.some((value) => value.kind === 'object')) return [];
  const instead = 'setTracingDisabled(true)';
  return droppedIn(
    options.at('tracing'),
    { disabled: instead, enabled: instead },
    'is dropped by run()',
  ).map((item) => ({ ...item, name: `tracing.${item.name}` }));
}

/** Requests of the same route to the same addressee that leave the same behind. */
function groupsOf(requests: readonly Request[]): [Request, ...Request[]][] {
  const groups = new Map<string, [Request, ...Request[]]>();
  for (const request of requests) {
    const { destination, body } = request;
    const stored = storedBy(body.get('store'));
    const key = [destination.route, destination.targets.join(), stored].join(' ');
    const known = groups.get(key);
    if (known) known.push(request);
    else groups.set(key, [request]);
  }
  return [...groups.values()];
}

function distinct(places: readonly RelatedNode[]): RelatedNode[] {
  return places.filter(
    ({ node }, index) => places.findIndex((other) => other.node === node) === index,
  );
}
