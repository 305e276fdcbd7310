/** The Agents SDK of OpenAI: runs, sessions, voice, and the traces of all of them. */
import { contains } from '../../../values/ast.ts';
import type { Value } from '../../../values/value.ts';
import type { OpenAICall } from '../../record.ts';
import { RequestView } from '../../request-view.ts';
import { callOf } from '../framework.ts';
import type { CallNode, Desk, Reader, Visited } from '../reader.ts';
import { isMadeBy, nameOfExport } from './exports.ts';
import { runnersBehind } from './handed.ts';
import { ModelReader } from './models.ts';
import { ProcessSettings } from './process.ts';
import { RealtimeReader } from './realtime.ts';
import { RunReader, TRACES } from './runs.ts';
import { type Kept, SessionReader } from './sessions.ts';
import { TracingReader } from './tracing.ts';
import { agentsVersion } from './version.ts';

const RUNNER = /^Runner$/;

export class AgentsReader implements Reader {
  readonly #desk: Desk;
  readonly #tracing: TracingReader;
  readonly #runs: RunReader;
  readonly #sessions: SessionReader;
  readonly #realtime: RealtimeReader;

  constructor(desk: Desk) {
    const settings = new ProcessSettings(desk);
    const models = new ModelReader(desk, settings);
    this.#desk = desk;
    this.#tracing = new TracingReader(desk, settings);
    this.#sessions = new SessionReader(desk, models);
    this.#runs = new RunReader(desk, models, this.#tracing, this.#sessions);
    this.#realtime = new RealtimeReader(desk);
  }

  read({ site: { node }, callee, args }: Visited): OpenAICall[] {
    const name = nameOfExport(callee);
    if (name === 'run') return this.#runs.read(node, args, null);
    if (name === 'withTrace') return this.#traced(node);
    if (name === 'RealtimeSession') return this.#realtime.constructed(node, callee, args);
    if (name !== null) return this.#keeping(node, this.#sessions.started(callee, node));
    if (callee.kind !== 'member' || callee.name === null) return [];
    const { object } = callee;
    if (callee.name === 'run' && isMadeBy(object, RUNNER))
      return runnersBehind(this.#desk, node.callee, object).flatMap((runner) =>
        this.#runs.read(node, args, runner),
      );
    if (callee.name === 'connect') return this.#realtime.connected(node, object, args);
    return this.#keeping(node, this.#sessions.called(object, callee.name, node));
  }

  /** `withTrace(…)` posts a trace, also around runs that post none. */
  #traced(node: CallNode): OpenAICall[] {
    const tracing = this.#tracing.ofProcess(node);
    if (tracing === 'off' || this.#holdsTracedRun(node)) return [];
    return [
      callOf(this.#desk, node, {
        via: 'agents',
        name: 'withTrace',
        route: TRACES,
        targets: [tracing === 'sent' ? 'openai' : 'unknown'],
        body: new RequestView(this.#desk.evaluator, [], { hidden: true }),
        framework: { name: '@openai/agents', version: agentsVersion(this.#desk.module.filename) },
      }),
    ];
  }

  /** A run inside of it tells of the same trace. */
  #holdsTracedRun(node: CallNode): boolean {
    const { module, evaluator } = this.#desk;
    return module.calls.some((inner) => {
      if (inner === node || !contains(node, inner)) return false;
      return evaluator
        .evaluate({ node: inner.callee, module, env: null })
        .some((callee) => isRun(callee) && this.#runs.tracingOf(inner, runnerOf(callee)) !== 'off');
    });
  }

  #keeping(node: CallNode, kept: readonly Kept[]): OpenAICall[] {
    return kept.map(({ route, targets, related }) =>
      callOf(this.#desk, node, {
        via: 'agents',
        name: route.includes('compact') ? 'runCompaction' : 'OpenAIConversationsSession',
        route,
        targets,
        body: new RequestView(this.#desk.evaluator, [], { hidden: true }),
        framework: { name: '@openai/agents', version: agentsVersion(this.#desk.module.filename) },
        ...(related.node === node ? {} : { related: [related] }),
      }),
    );
  }
}

function isRun(callee: Value): boolean {
  return nameOfExport(callee) === 'run' || runnerOf(callee) !== null;
}

function runnerOf(callee: Value): (Value & { kind: 'new' }) | null {
  return callee.kind === 'member' && callee.name === 'run' && isMadeBy(callee.object, RUNNER)
    ? callee.object
    : null;
}
