/** What the readers of frameworks share. */
import type { Target } from '../../catalogue/hosts.ts';
import { plainSpecifier } from '../../catalogue/specifiers.ts';
import { surface } from '../../catalogue/surface.ts';
import type { Node } from '../../values/ast.ts';
import type { Lookup } from '../../values/heap/lookup.ts';
import { ObjectView } from '../../values/heap/object-view.ts';
import { type Value, isNothing } from '../../values/value.ts';
import { importOf } from '../client.ts';
import { eachOnce } from '../reach.ts';
import type { OpenAICall, Via } from '../record.ts';
import { RequestView } from '../request-view.ts';
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

/** The export of a package behind a value, wherever the package is loaded from: `npm:ai@5` is `ai`. */
export function exportOf(value: Value): { source: string; name: string } | null {
  const made = importOf(value);
  return made && { source: plainSpecifier(made.source), name: made.name };
}
