/** What a function that sends in the place of `fetch` may change. */
import { httpPackages } from '../../catalogue/http.ts';
import { isFunction, spokenName, unwrap, walk } from '../../values/ast.ts';
import type { Evaluator } from '../../values/evaluator.ts';
import { type Lookup, NOTHING } from '../../values/heap/lookup.ts';
import { type Value, rootOf } from '../../values/value.ts';
import { type Touched, touchedParts } from '../request/hooks.ts';

export function touchedByFetch(evaluator: Evaluator, fetch: Lookup): ReadonlySet<Touched> {
  const values = fetch.values.filter((value) => !isPlain(value));
  const touched = touchedParts(evaluator, null, (key) =>
    key === 'onRequest' ? { ...fetch, values } : NOTHING,
  );
  return values.some(movesUrl) ? new Set([...touched, 'url']) : touched;
}

/** The `fetch` of the platform, or of a package, sends what it is given. */
function isPlain(value: Value): boolean {
  const root = rootOf(value);
  return (
    (root.kind === 'global' && /^(?:globalThis|fetch|window|self)$/.test(root.name)) ||
    (root.kind === 'import' && httpPackages.some(({ module }) => module.test(root.source)))
  );
}

/** It sends to something else than the URL that it was given. */
function movesUrl({ site: { node, module } }: Value): boolean {
  if (!isFunction(node)) return false;
  const [first] = node.params;
  const given = first?.type === 'Identifier' ? first.name : null;
  let isMoved = false;
  walk(node.body, module.visitorKeys, (inner) => {
    if (inner.type !== 'CallExpression') return undefined;
    const [url] = inner.arguments;
    if (!/fetch$/i.test(spokenName(unwrap(inner.callee)) ?? '') || !url) return undefined;
    const sent = unwrap(url);
    const isSame =
      sent.type === 'SpreadElement' || (sent.type === 'Identifier' && sent.name === given);
    if (!isSame) isMoved = true;
    return undefined;
  });
  return isMoved;
}
