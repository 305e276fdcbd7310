/** Markup with code in braces: Svelte and Astro. */
import { type Markup, Pieces, type Span, trimmed } from './pieces.ts';

/** Comments, and elements whose content is no markup. */
const PASSED_OVER = /<!--[^]*?(?:-->|$)|<(script|style)\b[^>]*>[^]*?(?:<\/\1\s*>|$)/gi;
const NAMED_SLOT = /\slet:([\w$]+)(?:=\{([^}]*)\})?/g;

export function svelteMarkup(text: string): Markup {
  const pieces = new Pieces();
  // What a slot gives belongs to one element: no expression of the file may mean something else by such a name.
  pieces.open(
    0,
    [...text.matchAll(NAMED_SLOT)].map((match) => {
      const name = match[2] ?? match[1] ?? '';
      const start =
        match.index + match[0].indexOf(name, match[2] === undefined ? 0 : match[0].indexOf('{'));
      return { start, end: start + name.length };
    }),
  );
  for (const span of bracesIn(text, 0)) readBlock(text, span, pieces);
  pieces.closeAll(text.length);
  return { pieces: pieces.all, unread: [] };
}

export function astroMarkup(text: string): Markup {
  const pieces = new Pieces();
  const front = /^\s*---\r?\n[^]*?\n---/.exec(text);
  for (const { start, end } of bracesIn(text, front ? front[0].length : 0)) {
    const spread = /^\s*\.\.\./.exec(text.slice(start, end));
    const code = trimmed(text, start + (spread?.[0].length ?? 0), end);
    pieces.code(code.start, code.end);
  }
  return { pieces: pieces.all, unread: [] };
}

/** `{#each list as item (item.id)}`, `{:then answer}`, `{@const a = b}`, `{/if}`, `{...rest}`, `{answer}` */
function readBlock(text: string, { start, end }: Span, pieces: Pieces): void {
  const content = text.slice(start, end);
  const [head = '', sign = '', word = ''] = /^\s*(?:([#:@/])(\w*)|\.\.\.)\s*/.exec(content) ?? [];
  const from = start + head.length;
  if (sign === '/' && word !== '') {
    pieces.close(start);
    return;
  }
  if (sign === ':' && /^(?:then|catch)$/.test(word)) {
    pieces.close(start);
    pieces.open(start, [trimmed(text, from, end)]);
    return;
  }
  if (sign === ':' && !/^else\s+if\b/.test(content.trimStart().slice(1))) return;
  switch (sign + word) {
    case '#each':
      readEach(text, { start: from, end }, pieces);
      return;
    case '#await':
      readAwait(text, { start: from, end }, pieces);
      return;
    case '#snippet':
      readSnippet(text, { start: from, end }, pieces);
      return;
    case '@const':
      readConstant(text, { start: from, end }, pieces);
      return;
    case ':else': {
      const skipped = /^if\s*/.exec(text.slice(from, end))?.[0].length ?? 0;
      pieces.code(from + skipped, end);
      return;
    }
    default: {
      const code = trimmed(text, from, end);
      pieces.code(code.start, code.end);
      if (sign === '#') pieces.open(end);
    }
  }
}

function readEach(text: string, { start, end }: Span, pieces: Pieces): void {
  const content = text.slice(start, end);
  const as = content.lastIndexOf(' as ');
  const list = trimmed(text, start, as === -1 ? end : start + as);
  pieces.open(start, [], { by: 'forEach', of: list });
  if (as === -1) return;
  const from = start + as + 4;
  const given = trimmed(text, from, end);
  const key = text[given.end - 1] === ')' ? text.slice(from, end).indexOf('(') : -1;
  pieces.declare(key === -1 ? given : trimmed(text, from, from + key));
  if (key !== -1) pieces.code(from + key + 1, given.end - 1);
}

function readAwait(text: string, { start, end }: Span, pieces: Pieces): void {
  const content = text.slice(start, end);
  const then = /\s(?:then|catch)(?:\s|$)/.exec(content);
  const promise = trimmed(text, start, start + (then?.index ?? content.length));
  const isKept = then?.[0].includes('then') === true;
  if (!isKept) pieces.code(promise.start, promise.end);
  pieces.open(start, [], isKept ? { by: 'then', of: promise } : undefined);
  if (!then) return;
  const name = trimmed(text, start + then.index + then[0].length, end);
  if (name.end > name.start) pieces.declare(name);
}

function readSnippet(text: string, { start, end }: Span, pieces: Pieces): void {
  const content = text.slice(start, end);
  const [name] = /^[\w$]+/.exec(content) ?? [];
  pieces.open(
    start,
    [],
    name === undefined ? undefined : { by: 'name', name: { start, end: start + name.length } },
  );
  const params = /^[^(]*\(([^]*)\)\s*$/.exec(content);
  if (!params?.[1]) return;
  const from = start + content.indexOf('(') + 1;
  pieces.declare({ start: from, end: from + params[1].length });
}

function readConstant(text: string, { start, end }: Span, pieces: Pieces): void {
  if (/=(?![=>])/.test(text.slice(start, end))) pieces.constant(start, end);
}

/** What stands in braces, outside of scripts, styles and comments. */
function* bracesIn(text: string, from: number): Generator<Span> {
  const skipped = [...text.matchAll(PASSED_OVER)];
  let next = 0;
  for (let at = text.indexOf('{', from); at !== -1; at = text.indexOf('{', at)) {
    while (skipped[next] && skipped[next]!.index + skipped[next]![0].length <= at) next += 1;
    const over = skipped[next];
    if (over && over.index <= at) {
      at = over.index + over[0].length;
      continue;
    }
    const end = closingOf(text, at + 1);
    if (end === -1) return;
    yield { start: at + 1, end };
    at = end + 1;
  }
}

/** Where the brace ends whose content starts here. A quote that its line does not close is an apostrophe of a text. */
function closingOf(text: string, from: number): number {
  const open: ('brace' | 'template')[] = ['brace'];
  const token = /\\.|\/\*[^]*?\*\/|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\]|\\[^])*"|`|\$\{|[{}]/g;
  token.lastIndex = from;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const [found] = match;
    if (open.at(-1) === 'template') {
      if (found === '`') open.pop();
      else if (found === '${') open.push('brace');
      else if (!found.startsWith('\\')) token.lastIndex = match.index + 1;
    } else if (found === '`') open.push('template');
    else if (found === '{' || found === '${') open.push('brace');
    else if (found === '}') {
      open.pop();
      if (open.length === 0) return match.index;
    }
  }
  return -1;
}
