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

export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |\n`).join('');
}

/** Shortens a list so that a comment stays below what a code host takes. */
export function upTo<T>(items: readonly T[], limit: number, line: (item: T) => string): string {
  const rest = items.length - limit;
  return `${items.slice(0, limit).map(line).join('')}${rest > 0 ? `\n… and ${String(rest)} more.\n` : ''}`;
}
