/** What a function that sends in the place of `fetch` may change. */
import { httpPackages } from '../../catalogue/http.ts';
import { type TSESTree, isFunction, spokenName, unwrap, isAnyIn } from '../../values/ast.ts';
import type { Lookup } from '../../values/heap/lookup.ts';
import { type Value, isNothing, rootOf } from '../../values/value.ts';
import { type Touched, touchedIn } from '../request/hooks.ts';

export function touchedByFetch(fetch: Lookup): ReadonlySet<Touched> {
  const touched = new Set<Touched>();
  for (const value of fetch.values.filter((item) => !isNothing(item) && !isPlain(item)))
    for (const part of touchedBy(value)) touched.add(part);
  return touched;
}

/** One that nobody has read most likely still sends to where it is asked to. */
function touchedBy(value: Value): readonly Touched[] {
  if (value.kind !== 'function') return ['body'];
  const { node, module } = value.site;
  const parts = [...touchedIn(node, module, isFetch)].filter((part) => part !== 'url');
  return movesUrl(value) ? [...parts, 'url'] : parts;
}

function isFetch({ callee }: TSESTree.CallExpression): boolean {
  return /fetch$/i.test(spokenName(unwrap(callee)) ?? '');
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
  return isAnyIn(node.body, module.visitorKeys, (inner) => {
    if (inner.type !== 'CallExpression' || !isFetch(inner)) return false;
    const [url] = inner.arguments;
    if (!url) return false;
    const sent = unwrap(url);
    return sent.type !== 'SpreadElement' && !(sent.type === 'Identifier' && sent.name === given);
  });
}
