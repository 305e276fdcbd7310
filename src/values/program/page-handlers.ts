/** Code in the attributes of a page: `onclick="send()"`, `href="javascript:send()"`. */
import { tagAt } from './markup/tags.ts';
import { HANDLER_OPENING, type InlineScript } from './script.ts';

const HANDLER = /^on[a-z]+$/i;
const ADDRESS = /^\s*javascript:/i;
/** What stands in them is no markup. */
const RAW = /^(?:script|style|textarea|title|template)$/i;

export function inlineHandlers(text: string): InlineScript[] {
  const found: InlineScript[] = [];
  let at = 0;
  for (let tag = tagAt(text, at); tag; tag = tagAt(text, at)) {
    at = tag.end;
    if (tag.isEnd) continue;
    for (const { name, start, value } of tag.attributes) {
      if (!value) continue;
      const code = text.slice(value.start, value.end);
      const skipped = HANDLER.test(name) ? '' : ADDRESS.exec(code)?.[0];
      if (skipped === undefined) continue;
      const from = value.start + skipped.length;
      if (from - start >= HANDLER_OPENING.length)
        found.push({ start: from, end: value.end, isModule: false, isHandler: true });
    }
    if (RAW.test(tag.name) && !tag.isAlone) at = closingOf(text, tag.name, at);
  }
  return found;
}

function closingOf(text: string, name: string, from: number): number {
  const closing = new RegExp(`</${name}\\s*>`, 'gi');
  closing.lastIndex = from;
  const match = closing.exec(text);
  return match ? match.index : text.length;
}
