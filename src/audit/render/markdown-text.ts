/** Text that comes from a code base, within Markdown. */

/** One table cell or list line: no markup, no line breaks, no mentions. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]<>()#|~!&]/g, (mark) =>
      mark === '<' ? '&lt;' : mark === '>' ? '&gt;' : mark === '&' ? '&amp;' : `\\${mark}`,
    )
    .replace(/@(?=\w)/g, '@\u200b');
}

/** A message, with what stands in backticks as code. */
export function messageMarkdown(text: string): string {
  return text
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 === 1 ? codeSpan(part) : escapeMarkdown(part)))
    .join('');
}

/** A code span, also in a table and around backticks. */
export function codeSpan(text: string): string {
  const content = text.replace(/\s+/g, ' ').replaceAll('|', '\\|');
  const longest = Math.max(0, ...[...content.matchAll(/`+/g)].map((match) => match[0].length));
  const fence = '`'.repeat(longest + 1);
  return longest > 0 ? `${fence} ${content} ${fence}` : `${fence}${content}${fence}`;
}

/** A part of a comment. Of one that is too long for what is left, rows are left out and counted. */
export interface Block {
  before: string;
  rows: readonly string[];
  /** `6` rows are left out */
  more: (rest: number) => string;
  after: string;
  limit: number;
}

export function paragraph(text: string): Block {
  return { before: `${text}\n`, rows: [], more: () => '', after: '', limit: 0 };
}

export function list(lines: readonly string[], limit: number, noun: string): Block {
  return { before: '', rows: lines, more: moreOf(noun), after: '', limit };
}

export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  limit: number,
  noun: string,
): Block {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  const before = `${line(head)}${line(head.map(() => '---'))}`;
  return { before, rows: rows.map(line), more: moreOf(noun), after: '', limit };
}

/** `title`: words of ours, since no markup is read there. */
export function folded(title: string, block: Block): Block {
  return {
    ...block,
    before: `<details><summary>${title}</summary>\n\n${block.before}`,
    after: `${block.after}\n</details>\n`,
  };
}

function moreOf(noun: string): Block['more'] {
  return (rest) => {
    const [nouns, them] = rest === 1 ? [noun, 'it'] : [`${noun}s`, 'them'];
    const left = `… and ${String(rest)} more ${nouns}: a comment has no room for ${them}.`;
    return `\n${left} The reports as text, HTML and JSON have everything.\n`;
  };
}

/** Blocks below each other, in at most this many characters: the first ones get what there is. */
export function fitted(blocks: readonly Block[], limit: number): string {
  // What frames the rows, and the sentence about those that are left out, have their place first.
  const fixed = blocks.map(
    ({ before, rows, more, after }) =>
      before.length + after.length + (rows.length > 0 ? more(rows.length).length : 0) + 1,
  );
  let left = limit - fixed.reduce((sum, length) => sum + length, 0);
  return blocks
    .map(({ before, rows, more, after, limit: most }) => {
      const taken: string[] = [];
      for (const row of rows.slice(0, most)) {
        if (row.length > left) break;
        left -= row.length;
        taken.push(row);
      }
      const rest = rows.length - taken.length;
      return `${before}${taken.join('')}${rest > 0 ? more(rest) : ''}${after}`;
    })
    .join('\n');
}

/** Shortens a list so that a comment stays below what a code host takes. */
export function upTo<T>(items: readonly T[], limit: number, line: (item: T) => string): string {
  const rest = items.length - limit;
  return `${items.slice(0, limit).map(line).join('')}${rest > 0 ? `\n… and ${String(rest)} more.\n` : ''}`;
}
