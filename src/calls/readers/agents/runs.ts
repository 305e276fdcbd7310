/** `run(agent, input)`, `runner.run(agent, input)`: the requests of all agents that it may reach, and its traces. */
import { SINCE, droppedOptions } from '../../../catalogue/frameworks/agents.ts';
import { ObjectView } from '../../../values/heap/object-view.ts';
import type { Arg, ValueOf } from '../../../values/value.ts';
import type { IgnoredOption, OpenAICall } from '../../record.ts';
import { RequestView } from '../../request-view.ts';
import { isFrom } from '../../versions.ts';
import { callOf } from '../framework.ts';
import type { CallNode, Desk } from '../reader.ts';
import { inputOf, toolsOf } from './content.ts';
import { given, truthOf } from './exports.ts';
import { agentsBehind } from './handed.ts';
import { type Destination, type ModelReader, placeOf } from './models.ts';
import type { SessionReader } from './sessions.ts';
import { type Run, SettingsReader, droppedIn } from './settings.ts';
import { type Member, TeamReader } from './team.ts';
import type { Tracing, TracingReader } from './tracing.ts';
import { agentsVersion } from './version.ts';

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
    const agents =
      first && !first.spread
        ? agentsBehind(this.#desk, first.site.node, evaluator.evaluate(first.site))
        : [];
    const requests = this.#requestsOf(agents.length > 0 ? this.#team.membersOf(agents) : [], run);
    const records = requests.map((request) => this.#record(node, request, run, input));
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
      name: runner ? 'Runner.run' : 'run',
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

  #record(node: CallNode, request: Request, run: Run, input: Arg | undefined): OpenAICall {
    const { member, destination, body } = request;
    return callOf(this.#desk, node, {
      via: 'agents',
      name: run.name,
      route: destination.route,
      targets: destination.targets,
      body,
      ...(destination.headers ? { headers: destination.headers } : {}),
      framework: { name: '@openai/agents', version: run.version },
      related: [
        placeOf(member.agent, 'the agent'),
        ...(destination.related ? [destination.related] : []),
      ],
      placement: (key) => (destination.isAiSdk ? null : this.#settings.placementOf(member, key)),
      items: (keys) => [
        ...(keys.includes('tools') ? toolsOf(this.#desk, member) : []),
        ...(keys.includes('input') ? inputOf(this.#desk, input) : []),
      ],
    });
  }

  #kept(node: CallNode, { options, use, version, name }: Run): OpenAICall[] {
    return this.#sessions.around(options?.get('session'), use).map((kept) =>
      callOf(this.#desk, node, {
        via: 'agents',
        name,
        route: kept.route,
        targets: kept.targets,
        body: new RequestView(this.#desk.evaluator, [], { hidden: true }),
        framework: { name: '@openai/agents', version },
        related: [kept.related],
      }),
    );
  }

  #traces(node: CallNode, run: Run, runner: ValueOf<'new'> | null): OpenAICall[] {
    const tracing = this.#tracing.ofRun(node, run.runner, run.version);
    if (tracing === 'off') return [];
    return [
      callOf(this.#desk, node, {
        via: 'agents',
        name: run.name,
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
