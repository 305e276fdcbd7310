/** Fenced code of a Markdown file, each block as a text of its own in which every position is that of the file. */

const LANGUAGES = new Set([
  'js',
  'javascript',
  'mjs',
  'cjs',
  'jsx',
  'node',
  'ts',
  'typescript',
  'mts',
  'cts',
  'tsx',
]);
const FENCE = /^([\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)?)(`{3,}|~{3,})\s*(?:\{?\s*\.?)?([\w-]*)/;

export interface FencedCode {
  /** line of the opening fence */
  line: number;
  /** the block, with white space for all that stands before it in the file */
  text: string;
}

export function fencedCode(text: string): FencedCode[] {
  const blocks: FencedCode[] = [];
  let open: { fence: string; isCode: boolean; line: number; from: number } | null = null;
  let at = 0;
  for (const [index, line] of text.split('\n').entries()) {
    const bare = line.replace(/\r$/, '');
    if (open) {
      const closing = /^[\s>]*(`{3,}|~{3,})\s*$/.exec(bare)?.[1];
      if (
        closing !== undefined &&
        closing[0] === open.fence[0] &&
        closing.length >= open.fence.length
      ) {
        if (open.isCode) blocks.push({ line: open.line, text: alone(text, open.from, at) });
        open = null;
      }
    } else {
      const opening = FENCE.exec(bare);
      if (opening)
        open = {
          fence: opening[2] ?? '',
          isCode: LANGUAGES.has((opening[3] ?? '').toLowerCase()),
          line: index + 1,
          from: at + line.length + 1,
        };
    }
    at += line.length + 1;
  }
  if (open?.isCode) blocks.push({ line: open.line, text: alone(text, open.from, text.length) });
  return blocks;
}

/** The part of a text, without the marks of a quotation around it, and blanks for what stands before. */
function alone(text: string, from: number, to: number): string {
  return blank(text.slice(0, from)) + text.slice(from, to).replace(/^(?:[ \t]*>)+/gm, blank);
}

function blank(text: string): string {
  return text.replace(/[^\n\r]/g, ' ');
}
