/** Samples of the pages, for those who try them. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const pages = fileURLToPath(new URL('../rules-docs/', import.meta.url));

/** The first block of a language under a heading. */
export function sampleOf(heading: string, language: string, page = 'works-with'): string {
  const section = readFileSync(`${pages}${page}.md`, 'utf8')
    .split(/^## /m)
    .find((part) => part.startsWith(`${heading}\n`));
  const block = new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\`$`, 'm').exec(section ?? '');
  if (!block) throw new Error(`no ${language} under ${heading} of ${page}.md`);
  return block[1]!;
}
