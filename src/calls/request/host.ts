/**
 * Whether a URL goes to nobody of interest, told by how it begins. What is put into its path behind that may come from
 * many callers, and decides nothing then.
 */
import { constantInit } from '../../values/constants.ts';
import { type Node, type TSESTree, enclosingFunction, unwrap } from '../../values/ast.ts';
import type { SourceModule } from '../../values/module.ts';
import type { Site } from '../../values/value.ts';
import type { CallSettings } from '../settings.ts';
import { parseUrl } from '../target.ts';

const MAX_TEXTS = 12;
const HOST = /^(?:[a-z][a-z\d+.-]*:)?\/\/[^/?#\\\s]+[/?#]/i;
const NO_HOST = /^(?:\{\w*\})?\/(?!\/)/;

export interface Beginning {
  settings: CallSettings;
  /** a client may have a base that it is put on */
  hasBase: boolean;
  /** what an expression in it may stand for */
  textsOf: (site: Site) => readonly string[];
}

/** `https://api.example.com/${path}`, `${base}/items/${id}` */
export function goesElsewhere(url: Site, { settings, hasBase, textsOf }: Beginning): boolean {
  let texts: readonly string[] = [''];
  for (const part of piecesOf(url.node, url.module)) {
    const further = typeof part === 'string' ? [part] : textsOf({ ...url, node: part });
    if (texts.length * further.length > MAX_TEXTS) return false;
    texts = texts.flatMap((text) => further.map((item) => text + item));
    if (texts.every((text) => HOST.test(text) || (NO_HOST.test(text) && !hasBase)))
      return texts.every((text) => isOfNobody(`${text}{}`, settings));
  }
  return false;
}

function isOfNobody(text: string, settings: CallSettings): boolean {
  const { target } = parseUrl(text, settings);
  return target === 'other' || target === 'unknown';
}

/** What a text is put together of, in its order; nothing for one that is written as a whole. */
function piecesOf(written: Node, module: SourceModule): readonly (string | Node)[] {
  const node = unwrap(constantBehind(written, module));
  if (node.type === 'TemplateLiteral') return piecesOfTemplate(node);
  if (node.type !== 'BinaryExpression' || node.operator !== '+') return [];
  const left = piecesOf(node.left, module);
  return [...(left.length > 0 ? left : [textOrNode(node.left)]), ...operand(unwrap(node.right))];
}

function operand(node: Node): readonly (string | Node)[] {
  return node.type === 'TemplateLiteral' ? piecesOfTemplate(node) : [textOrNode(node)];
}

function textOrNode(node: Node): string | Node {
  return node.type === 'Literal' && typeof node.value === 'string' ? node.value : node;
}

function piecesOfTemplate({ quasis, expressions }: TSESTree.TemplateLiteral): (string | Node)[] {
  return quasis.flatMap(({ value: { cooked } }, index) => [
    cooked ?? '',
    ...expressions.slice(index, index + 1),
  ]);
}

/** `const url = …` of the same function: there it is what it is here. */
function constantBehind(node: Node, module: SourceModule): Node {
  const name = unwrap(node);
  const init = constantInit(name, module);
  return init && enclosingFunction(init) === enclosingFunction(name) ? init : name;
}
