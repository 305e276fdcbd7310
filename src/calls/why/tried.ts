/** A place without a call: what was looked at there, and where the trail ends. */
import { type Node, literalKey, unwrap } from '../../values/ast.ts';
import { excerptOf, quoted } from '../../values/excerpt.ts';
import { type Hop, hopsAlong } from '../../values/hops.ts';
import { whyUnread } from '../../values/program/load.ts';
import { isPath } from '../../values/program/resolve.ts';
import { type Value, type ValueOf, rootOf } from '../../values/value.ts';
import type { Witness } from './witness.ts';
import type { AnalysedFile } from '../analysis.ts';
import type { CallNode } from '../readers/reader.ts';
import { type Said, distinctSaid, saidOf } from './words.ts';

/** One thing that a callee may be. */
export interface End {
  /** from where it is made to the place */
  steps: readonly Hop[];
  /** `\`client\` is the parameter client` */
  said: Said;
}

export interface Tried {
  node: CallNode;
  /** `client.files.create` */
  callee: string;
  ends: End[];
  /** what it is given first, as far as that says where it goes */
  given: Said[];
}

const MAX_ENDS = 8;

export function triedAt(file: AnalysedFile, witness: Witness, node: CallNode): Tried {
  const { module } = file;
  const callee = unwrap(node.callee);
  const site = { node: callee, module, env: null };
  const visit = file.visits.find((item) => item.node === node);
  const values = visit?.values ?? witness.ask(site);
  const looked = file.clients.some((client) => client.node === node)
    ? 'makes a client'
    : visit
      ? 'as a call'
      : 'not at all';
  const ends = values.map((value) => endOf(witness, value, callee, file, looked));
  const [first] = node.arguments;
  const given =
    first && first.type !== 'SpreadElement' && values.some(isOutside)
      ? witness.ask({ node: first, module, env: null }).map(saidOf)
      : [];
  return {
    node,
    callee: excerptOf(callee, module),
    ends: ends
      .filter(({ said }, index) => ends.findIndex((end) => end.said.words === said.words) === index)
      .slice(0, MAX_ENDS),
    given: distinctSaid(given),
  };
}

function endOf(
  witness: Witness,
  value: Value,
  callee: Node,
  { module }: AnalysedFile,
  looked: Looked,
): End {
  const root = rootOf(value);
  const sought = { node: root.site.node, isBehind: (item: Value) => rootOf(item) === root };
  const way = witness.wayTo(sought, callee, module);
  const { node, module: home } = root.site;
  return {
    steps: way ? hopsAlong(witness, way) : [],
    said: { words: endWords(root, callee, looked), at: { node, module: home } },
  };
}

/** How the analysis took a place. */
type Looked = 'makes a client' | 'as a call' | 'not at all';

function endWords(root: Value, callee: Node, looked: Looked): string {
  const name = quoted(nameAt(root, callee));
  if (looked === 'makes a client') return `${name} makes a client, which sends nothing by itself`;
  switch (root.kind) {
    case 'function':
    case 'class':
      return `${name} is a part of the program: what it sends is told where its body sends it`;
    case 'unknown':
      return `${name} ${root.reason}`;
    case 'import':
      if (isPath(root.source)) return `${name} comes from ${whyGone(root)}`;
      return looked === 'as a call'
        ? `${name} comes from the package ${quoted(root.source)}: nothing of this name is known to reach OpenAI`
        : `${name} comes from the package ${quoted(root.source)}, and nothing that is known to reach OpenAI has this name`;
    case 'global':
      return `${name} is a name that the program does not declare: a global one`;
    case 'shape':
      return `${name} is described by a type only, which is none of OpenAI's`;
    case 'literal':
      return `${name} is ${String(root.value)}`;
    default:
      return `${name} is made by the program, and is no client of OpenAI`;
  }
}

function whyGone({ source, from }: ValueOf<'import'>): string {
  const reason = from === undefined ? null : whyUnread(source, from);
  return `${quoted(source)}, which ${reason ?? 'is not read'}`;
}

function nameAt(root: Value, callee: Node): string {
  if (root.kind === 'global') return root.name;
  if (root.kind === 'import' && root.name !== '*' && root.name !== 'default') return root.name;
  let current = callee;
  while (current.type === 'MemberExpression' && current.object.type !== 'ThisExpression')
    current = unwrap(current.object);
  if (current.type === 'Identifier') return current.name;
  if (current.type === 'MemberExpression') return `this.${literalKey(current) ?? '…'}`;
  return 'it';
}

function isOutside(value: Value): boolean {
  const { kind } = rootOf(value);
  return kind === 'import' || kind === 'global' || kind === 'unknown';
}
