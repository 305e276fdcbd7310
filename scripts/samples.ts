/** Samples of rules-docs/works-with.md, for those who try them. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const page = fileURLToPath(new URL('../rules-docs/works-with.md', import.meta.url));

/** The first block of a language under a heading. */
export function sampleOf(heading: string, language: string): string {
  const section = readFileSync(page, 'utf8')
    .split(/^## /m)
    .find((part) => part.startsWith(`${heading}\n`));
  const block = new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\`$`, 'm').exec(section ?? '');
  if (!block) throw new Error(`no ${language} under ${heading} of works-with.md`);
  return block[1]!;
}
