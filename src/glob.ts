/** The two kinds of patterns in settings and options. */

/** For names: `*` stands for anything, as in `files.*`, `/v1/files/*` or `@acme/*`. */
export function namePattern(pattern: string): RegExp {
  return new RegExp(`^${pattern.split('*').map(escaped).join('.*')}$`, 's');
}

/**
 * For files: `**` for any folders, `*` for any part of a name, `?` for one character, `{ts,tsx}`
 * for one of several.
 */
export function pathPattern(glob: string): RegExp {
  const parts = glob.replace(/^\.\//, '').split(/(\*\*\/?|\*|\?|\{[^{}]*\})/);
  return new RegExp(`^${parts.map(partPattern).join('')}$`);
}

function partPattern(part: string): string {
  if (part === '**/') return '(?:.*/)?';
  if (part === '**') return '.*';
  if (part === '*') return '[^/]*';
  if (part === '?') return '[^/]';
  if (part.startsWith('{') && part.endsWith('}'))
    return `(?:${part.slice(1, -1).split(',').map(escaped).join('|')})`;
  return escaped(part);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
