/** Fenced code of a Markdown file, each block as a text of its own in which every position is that of the file. */
import { scriptOf } from '../values/program/script.ts';

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
/** Their scripts are read. */
const COMPONENTS = new Set(['vue', 'svelte', 'html']);
const FENCE = /^([\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)?)(`{3,}|~{3,})\s*(?:\{?\s*\.?)?([\w-]*)/;

export interface FencedCode {
  /** line of the opening fence */
  line: number;
  /** the block, with white space for all that stands before it in the file */
  text: string;
}

interface Fence {
  fence: string;
  language: string;
  line: number;
  from: number;
}

export function fencedCode(text: string): FencedCode[] {
  const blocks: FencedCode[] = [];
  let open: Fence | null = null;
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
        blocks.push(...codeIn(open, text, at));
        open = null;
      }
    } else {
      const opening = FENCE.exec(bare);
      if (opening)
        open = {
          fence: opening[2] ?? '',
          language: (opening[3] ?? '').toLowerCase(),
          line: index + 1,
          from: at + line.length + 1,
        };
    }
    at += line.length + 1;
  }
  return open ? [...blocks, ...codeIn(open, text, text.length)] : blocks;
}

function codeIn({ language, line, from }: Fence, text: string, to: number): FencedCode[] {
  const code = alone(text, from, to);
  if (LANGUAGES.has(language)) return [{ line, text: code }];
  return COMPONENTS.has(language) ? [{ line, text: scriptOf(`block.${language}`, code).text }] : [];
}

/** The part of a text, without the marks of a quotation around it, and blanks for what stands before. */
function alone(text: string, from: number, to: number): string {
  return blank(text.slice(0, from)) + text.slice(from, to).replace(/^(?:[ \t]*>)+/gm, blank);
}

function blank(text: string): string {
  return text.replace(/[^\n\r]/g, ' ');
}
