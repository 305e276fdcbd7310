/** Voice: `new RealtimeSession(agent, { … })`, and what its connection asks for. */
import { SINCE } from '../../../catalogue/frameworks/agents.ts';
import type { Target } from '../../../catalogue/hosts.ts';
import { literalKey, unwrap } from '../../../values/ast.ts';
import type { ObjectView } from '../../../values/heap/object-view.ts';
import {
  type Arg,
  type Value,
  type ValueOf,
  isNothing,
  literal,
  textOf,
} from '../../../values/value.ts';
import { eachOnce } from '../../reach.ts';
import type { IgnoredOption, OpenAICall } from '../../record.ts';
import { RequestView } from '../../request-view.ts';
import { isFrom } from '../../versions.ts';
import { callOf, targetsOfUrl } from '../framework.ts';
import type { CallNode, Desk } from '../reader.ts';
import { given, isMadeBy, nameOfExport, nameOfExtension, truthOf } from './exports.ts';
import { placeOf } from './models.ts';
import { droppedIn } from './settings.ts';
import { agentsVersion } from './version.ts';

const SOCKET = 'WS /v1/realtime';
const CALLS = 'POST /v1/realtime/calls';
const SESSION = /^RealtimeSession$/;
const TRANSPORT = /^OpenAIRealtime(?:WebSocket|WebRTC|SIP)$/;

interface Line {
  route: string;
  targets: readonly Target[];
}

export class RealtimeReader {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** `session.connect({ … })`, `transport.connect({ … })` */
  connected(node: CallNode, object: Value, args: readonly Arg[]): OpenAICall[] {
    const connection = given(this.#desk, args[0]);
    if (isMadeBy(object, SESSION)) return [this.#session(node, object, connection)];
    return isMadeBy(object, TRANSPORT) ? [this.#bare(node, object, connection)] : [];
  }

  /** A session that another file connects, or nobody: it stands for its connection. */
  constructed(node: CallNode, callee: Value, args: readonly Arg[]): OpenAICall[] {
    if (node.type !== 'NewExpression' || !SESSION.test(nameOfExport(callee) ?? '')) return [];
    const { module } = this.#desk;
    const isConnected = module.calls.some((call) => {
      const method = unwrap(call.callee);
      return method.type === 'MemberExpression' && literalKey(method) === 'connect';
    });
    if (isConnected) return [];
    const site = { node, module, env: null };
    return [this.#session(node, { kind: 'new', callee, args: [...args], site }, null)];
  }

  #session(node: CallNode, session: ValueOf<'new'>, connection: ObjectView | null): OpenAICall {
    const options = given(this.#desk, session.args?.[1]);
    const version = agentsVersion(this.#desk.module.filename);
    const isHeeded = isFrom(version, SINCE.sessionTracingDisabled);
    return callOf(this.#desk, node, {
      via: 'agents',
      name: 'RealtimeSession.connect',
      ...this.#lineOf(options?.get('transport').values ?? [], connection),
      body: session.args ? this.#tracing(session, options, isHeeded) : this.#hidden,
      framework: { name: '@openai/agents', version },
      related: [placeOf(session, 'the session')],
      ignored: ignoredIn(options, isHeeded),
    });
  }

  /** A transport that is used by itself traces unless its first settings say otherwise. */
  #bare(node: CallNode, transport: ValueOf<'new'>, connection: ObjectView | null): OpenAICall {
    const first = connection?.get('initialSessionConfig');
    const settings = first?.values.some((value) => !isNothing(value))
      ? connection!.at('initialSessionConfig').get('tracing')
      : undefined;
    const isOpen = (first?.unknown ?? false) || (settings?.unknown ?? false);
    const values = settings?.values ?? [];
    const [only = literal(transport.site, 'auto')] = values;
    return callOf(this.#desk, node, {
      via: 'agents',
      name: 'connect',
      ...this.#lineOf([transport], connection),
      body:
        isOpen || values.length > 1
          ? this.#hidden
          : new RequestView(this.#desk.evaluator, [], { defaults: { tracing: only } }),
      framework: { name: '@openai/agents', version: agentsVersion(this.#desk.module.filename) },
      related: [placeOf(transport, 'the transport')],
    });
  }

  get #hidden(): RequestView {
    return new RequestView(this.#desk.evaluator, [], { hidden: true });
  }

  /** Sent for every session: `auto`, a name of its own, or `null` where it is switched off. */
  #tracing(session: ValueOf<'new'>, options: ObjectView | null, isHeeded: boolean): RequestView {
    const disabled =
      isHeeded && options ? truthOf(options.get('tracingDisabled'), 'no') : ('no' as const);
    if (disabled === 'unknown') return this.#hidden;
    const value = literal(session.site, disabled === 'yes' ? null : 'auto');
    return new RequestView(this.#desk.evaluator, [], { defaults: { tracing: value } });
  }

  /** In Node.js a session opens a socket unless its options say otherwise. */
  #lineOf(transports: readonly Value[], connection: ObjectView | null): Line {
    const url = connection?.get('url');
    const lines = transports
      .filter((value) => !isNothing(value))
      .map((value): Line => this.#lineBy(value));
    const [first = { route: SOCKET, targets: ['openai' as const] }, ...others] = lines;
    const targets = eachOnce([first, ...others].flatMap((line) => line.targets));
    const isOwn = url && (url.unknown || url.values.some((value) => !isNothing(value)));
    return {
      route: first.route,
      targets: isOwn ? targetsOfUrl(this.#desk, url, targets) : targets,
    };
  }

  #lineBy(transport: Value): Line {
    const text = textOf(transport);
    if (text !== null) return { route: text === 'webrtc' ? CALLS : SOCKET, targets: ['openai'] };
    if (transport.kind !== 'new') return { route: SOCKET, targets: ['unknown'] };
    const name = nameOfExport(transport.callee);
    const isKnown =
      TRANSPORT.test(name ?? '') ||
      /RealtimeTransport/.test(nameOfExtension(transport.callee) ?? '');
    if (!isKnown) return { route: SOCKET, targets: ['unknown'] };
    const options = given(this.#desk, transport.args?.[0]);
    const isCall = name === 'OpenAIRealtimeWebRTC';
    const targets = options
      ? targetsOfUrl(this.#desk, options.get(isCall ? 'baseUrl' : 'url'))
      : (['openai'] as const);
    return { route: isCall ? CALLS : SOCKET, targets };
  }
}

const INSTEAD = 'tracingDisabled of RealtimeSession';

function ignoredIn(options: ObjectView | null, isHeeded: boolean): IgnoredOption[] {
  if (!options) return [];
  const early = isHeeded
    ? []
    : droppedIn(
        options,
        { tracingDisabled: null },
        `has no effect before @openai/agents ${SINCE.sessionTracingDisabled}`,
      );
  const config = options.get('config').values.some((value) => value.kind === 'object')
    ? droppedIn(
        options.at('config'),
        { tracing: isHeeded ? INSTEAD : null },
        'is replaced by RealtimeSession',
      ).map((item) => ({ ...item, name: `config.${item.name}` }))
    : [];
  return [...early, ...config];
}
