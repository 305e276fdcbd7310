/** Whether the traces of a run are sent to OpenAI. */
import { SINCE } from '../../../catalogue/frameworks/agents.ts';
import type { Node } from '../../../values/ast.ts';
import type { ObjectView } from '../../../values/heap/object-view.ts';
import { elementsOf } from '../../../values/kinds/list.ts';
import type { Value } from '../../../values/value.ts';
import { type PackageVersion, isFrom } from '../../versions.ts';
import type { Desk } from '../reader.ts';
import { nameOfExport, truthOf } from './exports.ts';
import { isWorker } from './worker.ts';
import type { ProcessSettings, Setting } from './process.ts';

export type Tracing = 'sent' | 'off' | 'unknown';

export class TracingReader {
  readonly #desk: Desk;
  readonly #settings: ProcessSettings;
  #isInWorker: boolean | null = null;

  constructor(desk: Desk, settings: ProcessSettings) {
    this.#desk = desk;
    this.#settings = settings;
  }

  /** What the process as a whole does when a place is reached. */
  ofProcess(use: Node): Tracing {
    const told = worseOf(this.#switch(use), this.#processors(use));
    if (told !== 'sent') return told;
    this.#isInWorker ??= isWorker(this.#desk.module);
    // There traces wait until the program flushes them.
    return this.#isInWorker ? 'unknown' : told;
  }

  /** `config`: the options of the runner, where there is one of its own; a missing one counts as none. */
  ofRun(use: Node, config: ObjectView | null, version: PackageVersion): Tracing {
    const whole = this.ofProcess(use);
    if (!config || whole === 'off' || !isFrom(version, SINCE.runnerTracingDisabled)) return whole;
    const disabled = truthOf(config.get('tracingDisabled'), 'no');
    return disabled === 'yes' ? 'off' : disabled === 'no' ? whole : 'unknown';
  }

  #switch(use: Node): Tracing {
    const { environment } = this.#settings;
    const initial = environment === 'off' ? 'off' : environment === 'unset' ? 'sent' : 'unknown';
    return settled(
      initial,
      this.#settings.before(use, ['setTracingDisabled']),
      ({ args: [arg] }) => {
        if (!arg || arg.spread) return 'unknown';
        const said = { values: this.#desk.evaluator.evaluate(arg.site), absent: false };
        const disabled = truthOf({ ...said, unknown: false, nodes: [] }, 'no');
        return disabled === 'yes' ? 'off' : disabled === 'no' ? 'sent' : 'unknown';
      },
    );
  }

  #processors(use: Node): Tracing {
    const names = ['setTraceProcessors', 'setDefaultOpenAITracingExporter', 'addTraceProcessor'];
    const settings = this.#settings.before(use, names);
    const isAdded = settings.some(({ name }) => name === 'addTraceProcessor');
    const replaced = settled('sent', settings, (setting) => this.#processorsIn(setting));
    return replaced === 'off' && isAdded ? 'unknown' : replaced;
  }

  #processorsIn({ name, args: [arg] }: Setting): Tracing | null {
    if (name === 'setDefaultOpenAITracingExporter') return 'sent';
    if (name === 'addTraceProcessor') return null;
    const { evaluator } = this.#desk;
    if (!arg || arg.spread) return 'unknown';
    const states = evaluator
      .evaluate(arg.site)
      .flatMap((list): Tracing[] =>
        list.kind === 'array' || list.kind === 'list'
          ? elementsOf(evaluator, list).map((value) => this.#processor(value))
          : ['unknown'],
      );
    if (states.includes('sent')) return 'sent';
    return states.includes('unknown') ? 'unknown' : 'off';
  }

  /**
   * A class of the program keeps what it gets to itself, as far as this reader is concerned: what
   * it sends stands there.
   */
  #processor(value: Value): Tracing {
    if (value.kind === 'instance' || value.kind === 'object') return 'off';
    if (value.kind !== 'new') return 'unknown';
    const name = nameOfExport(value.callee);
    if (name === 'ConsoleSpanExporter') return 'off';
    if (name === 'OpenAITracingExporter') return 'sent';
    if (name !== 'BatchTraceProcessor') return 'unknown';
    const [exporter] = value.args ?? [];
    const exporters = exporter ? this.#desk.evaluator.evaluate(exporter.site) : [];
    const [first = 'unknown', ...others] = exporters.map((item) => this.#processor(item));
    return others.every((state) => state === first) ? first : 'unknown';
  }
}

/** One setting after the other; what may have run leaves it open. */
export function settled<T extends string>(
  initial: T | 'unknown',
  settings: readonly Setting[],
  stateOf: (setting: Setting) => T | 'unknown' | null,
): T | 'unknown' {
  let state = initial;
  for (const setting of settings) {
    const next = stateOf(setting);
    if (next === null) continue;
    state = setting.when === 'always' || next === state ? next : 'unknown';
  }
  return state;
}

/** It is sent only where nothing keeps it from being sent. */
function worseOf(left: Tracing, right: Tracing): Tracing {
  if (left === 'off' || right === 'off') return 'off';
  return left === 'unknown' || right === 'unknown' ? 'unknown' : 'sent';
}
