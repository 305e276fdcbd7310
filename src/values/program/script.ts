/** The script of a file that holds other things too: positions stay those of the whole file. */
import { extname } from 'node:path';
import { ENTITY_RUN, decoded } from './markup/entities.ts';

export interface Script {
  /** a name whose extension tells the language */
  filename: string;
  text: string;
  isModule: boolean;
}

export function scriptOf(filename: string, text: string): Script {
  switch (extname(filename)) {
    case '.vue':
    case '.svelte':
      return blank(filename, text, /<script\b([^>]*)>([\s\S]*?)<\/script\s*>/gi);
    case '.astro':
      return blank(
        filename,
        text,
        /(?:^|\n)()---\r?\n([\s\S]*?)\n---|<script\b([^>]*)>([\s\S]*?)<\/script\s*>/gi,
      );
    case '.html':
    case '.htm':
      return {
        filename: `${filename}.jsx`,
        text: onlyScripts(text, inlineScripts(text)),
        isModule: true,
      };
    default:
      return { filename, text, isModule: false };
  }
}

/** A script in a page of HTML. */
export interface InlineScript {
  start: number;
  end: number;
  /** it has a scope of its own; the others share one */
  isModule: boolean;
  /** it stands in an attribute, and runs as a function */
  isHandler?: true;
}

/** What goes before a handler and after it, in the place of its name and its quotes. */
export const HANDLER_OPENING = ';()=>{';
const HANDLER_CLOSING = '};';

const SCRIPT_TYPE =
  /^(?:module|(?:text|application)\/(?:x-)?(?:java|ecma|type)script|text\/(?:babel|jsx))?$/i;

/** Scripts that a page holds itself: not those of a `src`, no import maps, no templates, nothing in a comment. */
export function inlineScripts(text: string): InlineScript[] {
  const scripts: InlineScript[] = [];
  const opening = /<!--|<script(?=[\s>])([^>]{0,4000})>/gi;
  const closing = /<\/script\s*>/gi;
  for (let tag = opening.exec(text); tag; tag = opening.exec(text)) {
    const start = opening.lastIndex;
    if (tag[0] === '<!--') {
      const end = text.indexOf('-->', start);
      if (end === -1) break;
      opening.lastIndex = end;
      continue;
    }
    closing.lastIndex = start;
    const end = closing.exec(text)?.index;
    if (end === undefined) break;
    opening.lastIndex = closing.lastIndex;
    const attributes = tag[1] ?? '';
    const [, type = ''] = /(?:^|\s)type\s*=\s*["']?([^"'\s]*)/i.exec(attributes) ?? [];
    if (/(?:^|\s)src\s*=/i.test(attributes) || !SCRIPT_TYPE.test(type)) continue;
    scripts.push({ start, end, isModule: type.toLowerCase() === 'module' });
  }
  return scripts;
}

/** Everything outside the given parts becomes white space. */
export function onlyScripts(
  text: string,
  parts: readonly Pick<InlineScript, 'start' | 'end' | 'isHandler'>[],
): string {
  let result = '';
  let at = 0;
  let isHandler = false;
  for (const part of [...parts, { start: text.length, end: text.length, isHandler: false }]) {
    let gap = white(text.slice(at, part.start));
    if (isHandler) gap = HANDLER_CLOSING + gap.slice(HANDLER_CLOSING.length);
    // Two scripts on one line are two statements.
    else if (text[at] === '<' && result !== '') gap = `;${gap.slice(1)}`;
    if (part.isHandler) gap = gap.slice(0, -HANDLER_OPENING.length) + HANDLER_OPENING;
    const code = text.slice(part.start, part.end);
    result += gap + (part.isHandler ? code.replace(ENTITY_RUN, decoded) : code);
    at = part.end;
    isHandler = part.isHandler === true;
  }
  return result;
}

function white(part: string): string {
  return part.replace(/[^\n\r]/g, ' ');
}

/** Everything outside the matched scripts becomes white space. */
function blank(filename: string, text: string, pattern: RegExp): Script {
  const parts: { start: number; end: number }[] = [];
  let typed = false;
  for (const match of text.matchAll(pattern)) {
    const attributes = match[1] ?? match[3] ?? '';
    const body = match[2] ?? match[4] ?? '';
    if (/\bsrc\s*=|\btype\s*=\s*["'](?!module|text\/(?:java|type)script)/i.test(attributes))
      continue;
    const start =
      match.index + match[0].indexOf(body, match[0].indexOf(attributes) + attributes.length);
    typed ||= /\blang\s*=\s*["']?tsx?/i.test(attributes);
    parts.push({ start, end: start + body.length });
  }
  const isTyped = typed || filename.endsWith('.astro');
  return {
    filename: `${filename}${isTyped ? '.ts' : '.jsx'}`,
    text: onlyScripts(text, parts),
    isModule: true,
  };
}
