/** Classes of the SDK that open a connection, or send by a method of their own. */
import { sdkSubpath } from '../../catalogue/clients.ts';
import { surface } from '../../catalogue/surface.ts';
import { type Arg, type Value, type ValueOf, textOf } from '../../values/value.ts';
import { importOf, originOf } from '../client.ts';
import { eachOnce, onlyTarget } from '../reach.ts';
import type { OpenAICall } from '../record.ts';
import { RequestView } from '../request-view.ts';
import { RequestOptions } from '../request/options.ts';
import {
  type CallNode,
  type Desk,
  type Reader,
  type Visited,
  anchorOf,
  splitRoute,
  viewOf,
} from './reader.ts';

const ADDED_BY_RUNNERS = ['include', 'questions', 'tools'];
/** keys of an event that are no fields of a request */
const OF_EVENTS: ReadonlySet<string> = new Set(['type', 'event_id', 'response_id']);

type SdkClass = ReturnType<typeof surface>['classes'][number];

export class SocketReader implements Reader {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  read({ site: { node }, callee, args }: Visited): OpenAICall[] {
    if (node.type === 'NewExpression') {
      const entry = classOf(callee, null);
      return entry ? [this.#made(node, args, entry)] : [];
    }
    return callee.kind === 'member' ? this.#called(node, callee, args) : [];
  }

  /** `OpenAIRealtimeWS.create(client, { model })`, `runner.run(client, params)`, `socket.send(event)` */
  #called(node: CallNode, { object, name }: ValueOf<'member'>, args: readonly Arg[]): OpenAICall[] {
    if (name === 'send' && object.kind === 'new') return this.#event(node, object, args);
    const entry = classOf(object.kind === 'new' ? object.callee : object, name);
    return entry && name !== null ? [this.#made(node, args, entry)] : [];
  }

  /** `socket.send({ type: 'response.create', … })` carries the same fields as the request. */
  #event(node: CallNode, socket: ValueOf<'new'>, args: readonly Arg[]): OpenAICall[] {
    const entry = classOf(socket.callee, null);
    const view = viewOf(this.#desk, args[0], node);
    const isRequest = view?.get('type').values.some((value) => textOf(value) === 'response.create');
    if (!entry || !view || !isRequest || entry.sends !== 'WS /v1/responses') return [];
    const { evaluator } = this.#desk;
    const isBeta = entry.module.startsWith('resources/beta/');
    const path = isBeta ? 'beta.responses.create' : 'responses.create';
    return [
      {
        ...this.#made(node, socket.args ?? [], entry),
        body: new RequestView(evaluator, [{ view, without: OF_EVENTS }]),
        query: RequestView.empty(evaluator),
        method: surface().methods(path).at(-1) ?? null,
      },
    ];
  }

  #made(node: CallNode, args: readonly Arg[], entry: SdkClass): OpenAICall {
    const { evaluator, clients, module } = this.#desk;
    const method = surface().methods(entry.sends).at(-1) ?? null;
    const route = method?.requests[0].route ?? entry.sends;
    const { verb, routePath } = splitRoute(route);
    const given = args[entry.clientArgument];
    const known = given
      ? evaluator.evaluate(given.site).flatMap((value) => clients.read(value))
      : [];
    const targets = given
      ? known.flatMap(({ client }) => clients.targetsOf(client))
      : ['openai' as const];
    const [client] = known.map((item) => item.client);
    const params =
      entry.paramsArgument === null ? null : viewOf(this.#desk, args[entry.paramsArgument], node);
    const isSocket = verb === 'WS';
    const view = new RequestView(evaluator, params ? [{ view: params }] : [], {
      added: isSocket ? [] : ADDED_BY_RUNNERS,
    });
    const empty = RequestView.empty(evaluator);
    return {
      node,
      anchor: anchorOf(node),
      module,
      via: onlyTarget(targets) === 'azure' ? 'azure' : 'openai',
      path: method?.path ?? null,
      verb,
      routePath,
      route,
      alsoSends: [],
      targets: eachOnce(targets),
      method,
      byTypeOnly: false,
      wrapped: false,
      evidence: client && client.site.module !== module ? 'cross-file' : 'same-file',
      ...(client ? { origins: [originOf(client)] } : {}),
      body: isSocket ? empty : view,
      query: isSocket ? view : empty,
      headers:
        client && !isSocket
          ? new RequestOptions(this.#desk, undefined, client, node).headers()
          : empty,
      ownHeaders: empty,
    };
  }
}

/** The class of the SDK that a value is, and its method that sends; `null` for the constructor. */
function classOf(value: Value, method: string | null): SdkClass | null {
  const made = importOf(value);
  const subpath = made && sdkSubpath(made.source);
  if (!made || subpath === null) return null;
  return (
    surface().classes.find(
      (item) => item.className === made.name && item.module === subpath && item.method === method,
    ) ?? null
  );
}
