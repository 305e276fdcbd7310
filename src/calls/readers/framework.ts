/** What the readers of frameworks share. */
import type { Target } from '../../catalogue/hosts.ts';
import { httpPackages } from '../../catalogue/http.ts';
import { surface } from '../../catalogue/surface.ts';
import type { Node } from '../../values/ast.ts';
import { type Lookup, NOTHING } from '../../values/heap/lookup.ts';
import { ObjectView } from '../../values/heap/object-view.ts';
import { type Value, isNothing, rootOf } from '../../values/value.ts';
import { eachOnce } from '../reach.ts';
import type { OpenAICall, Via } from '../record.ts';
import { RequestView } from '../request-view.ts';
import { touchedParts } from '../request/hooks.ts';
import { patternsOf } from '../request/texts.ts';
import { parseUrl } from '../target.ts';
import { type CallNode, type Desk, anchorOf, splitRoute } from './reader.ts';

type Optional = 'items' | 'ignored' | 'placement' | 'related' | 'framework' | 'isOneOfSeveral';

/** One request of a framework, as its reader found it. */
export interface Sending extends Pick<OpenAICall, Optional> {
  via: Via;
  /** what the program calls: `generateText`, `agent.generate` */
  name: string;
  /** `POST /v1/responses` */
  route: string;
  targets: readonly Target[];
  body: RequestView;
  headers?: RequestView;
}

export function callOf(desk: Desk, node: CallNode, sending: Sending): OpenAICall {
  const { via, name, route, targets, body, headers, ...rest } = sending;
  const empty = RequestView.empty(desk.evaluator);
  const related = rest.related ?? [];
  return {
    node,
    anchor: anchorOf(node),
    module: desk.module,
    via,
    path: name,
    ...splitRoute(route),
    route,
    alsoSends: [],
    targets: eachOnce(targets),
    body,
    headers: headers ?? empty,
    ownHeaders: headers ?? empty,
    query: empty,
    byTypeOnly: false,
    wrapped: false,
    evidence: related.some(({ module }) => module !== desk.module) ? 'cross-file' : 'same-file',
    method: surface().methodOfRoute(route),
    ...rest,
  };
}

/** Whom a base URL leads to; `otherwise` where none is given. */
export function targetsOfUrl(
  { evaluator, settings }: Desk,
  { values, absent, unknown }: Lookup,
  otherwise: readonly Target[] = ['openai'],
): readonly Target[] {
  const given = values
    .filter((value) => !isNothing(value))
    .flatMap((value) => patternsOf(evaluator, value))
    .map((pattern) => parseUrl(pattern, settings).target);
  const isLeftOut = (absent && !unknown) || values.some(isNothing);
  return eachOnce([
    ...given,
    ...(isLeftOut ? otherwise : []),
    ...(unknown ? ['unknown' as const] : []),
  ]);
}

/** Objects that are sent as headers. */
export function headersOf({ evaluator }: Desk, lookups: readonly Lookup[], use: Node): RequestView {
  const parts = lookups
    .map(({ values }) => values.filter((value: Value) => !isNothing(value)))
    .filter((values) => values.length > 0)
    .map((values) => ({ view: new ObjectView(evaluator, values, use) }));
  const hidden = lookups.some(({ unknown }) => unknown);
  return new RequestView(evaluator, parts, { ignoreCase: true, hidden });
}

/** A `fetch` of the program's own changes what the framework made. */
export function rewritesBody({ evaluator }: Desk, fetch: Lookup): boolean {
  const own = withoutPlain(fetch);
  return touchedParts(evaluator, null, (key) => (key === 'onRequest' ? own : NOTHING)).has('body');
}

/** The `fetch` of the platform, or of a package, sends what it is given. */
function withoutPlain(fetch: Lookup): Lookup {
  const isPlain = (value: Value): boolean => {
    const root = rootOf(value);
    return (
      (root.kind === 'global' && /^(?:globalThis|fetch|window|self)$/.test(root.name)) ||
      (root.kind === 'import' && httpPackages.some(({ module }) => module.test(root.source)))
    );
  };
  return { ...fetch, values: fetch.values.filter((value) => !isPlain(value)) };
}
