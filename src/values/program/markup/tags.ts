/** Tags of HTML, with their attributes. */
import type { Span } from './pieces.ts';

const TAG = /<!--|<(\/?)([a-zA-Z][^\s/>]*)/g;
const ATTRIBUTE =
  /[\s/]*([^\s"'<>/=][^\s"'<>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/dy;
const TAG_END = /[\s/]*>/y;

interface Attribute extends Span {
  name: string;
  value: Span | null;
}

export interface Tag extends Span {
  name: string;
  isEnd: boolean;
  isAlone: boolean;
  attributes: Attribute[];
}

/** The next tag; a `<` in an expression is none, and what stands in a comment. */
export function tagAt(text: string, from: number): Tag | null {
  TAG.lastIndex = from;
  for (let match = TAG.exec(text); match; match = TAG.exec(text)) {
    if (match[0] === '<!--') {
      const close = text.indexOf('-->', TAG.lastIndex);
      if (close === -1) return null;
      TAG.lastIndex = close + 3;
      continue;
    }
    const attributes = attributesAt(text, TAG.lastIndex);
    if (!attributes) continue;
    return {
      start: match.index,
      end: attributes.end,
      name: match[2] ?? '',
      isEnd: match[1] === '/',
      isAlone: text[attributes.end - 2] === '/',
      attributes: attributes.list,
    };
  }
  return null;
}

function attributesAt(text: string, from: number): { list: Attribute[]; end: number } | null {
  const list: Attribute[] = [];
  for (let at = from; ;) {
    TAG_END.lastIndex = at;
    if (TAG_END.test(text)) return { list, end: TAG_END.lastIndex };
    ATTRIBUTE.lastIndex = at;
    const match = ATTRIBUTE.exec(text);
    if (!match) return null;
    const name = match[1] ?? '';
    const value = match.indices?.[2] ?? match.indices?.[3] ?? match.indices?.[4];
    list.push({
      name,
      start: match.indices?.[1]?.[0] ?? at,
      end: ATTRIBUTE.lastIndex,
      value: value ? { start: value[0], end: value[1] } : null,
    });
    at = ATTRIBUTE.lastIndex;
  }
}
