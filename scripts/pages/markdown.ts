/** The words that generated pages are made of. */

export function page(...parts: string[]): string {
  return `${parts.join('\n\n')}\n`.replace(/\n\n(?=- )/g, '\n');
}

export function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]): string =>
    `| ${cells.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

export function list(items: string[]): string {
  return items.map((text) => `- ${text}`).join('\n');
}

export function code(text: string): string {
  return `\`${text}\``;
}

/** A link to a heading, by the name that GitHub gives to it. */
export function toHeading(text: string, heading: string): string {
  return `[${text}](#${heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')})`;
}
