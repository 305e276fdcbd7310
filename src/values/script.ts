/** The script of a file that holds other things too: positions stay those of the whole file. */
import { extname } from 'node:path';

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
    default:
      return { filename, text, isModule: false };
  }
}

/** Everything outside the matched scripts becomes white space. */
function blank(filename: string, text: string, pattern: RegExp): Script {
  let result = '';
  let at = 0;
  let typed = false;
  const white = (part: string): string => part.replace(/[^\n\r]/g, ' ');
  for (const match of text.matchAll(pattern)) {
    const attributes = match[1] ?? match[3] ?? '';
    const body = match[2] ?? match[4] ?? '';
    if (/\bsrc\s*=|\btype\s*=\s*["'](?!module|text\/(?:java|type)script)/i.test(attributes))
      continue;
    const start =
      match.index + match[0].indexOf(body, match[0].indexOf(attributes) + attributes.length);
    typed ||= /\blang\s*=\s*["']?tsx?/i.test(attributes);
    result += white(text.slice(at, start)) + body;
    at = start + body.length;
  }
  const isTyped = typed || filename.endsWith('.astro');
  return {
    filename: `${filename}${isTyped ? '.tsx' : '.jsx'}`,
    text: result + white(text.slice(at)),
    isModule: true,
  };
}
