/**
 * URLs as the URL parser reads them, of texts that may have holes: `{}` stands for a part that is not
 * known, `{NAME}` for one that is read from an environment variable.
 */

const HOLE = /\{[^{}/?#\s]*\}/g;
/** letters that no parser changes, wherever they stand */
const STAND_IN = 'zq0hole0qz';
const STAND_INS = new RegExp(`${STAND_IN}(\\d+)x`, 'g');
const SPECIAL = /^(?:https?|wss?):$/;

/** The parts of a URL that a program can set. */
export const URL_PARTS: ReadonlySet<string> = new Set([
  'href',
  'protocol',
  'username',
  'password',
  'host',
  'hostname',
  'port',
  'pathname',
  'search',
  'hash',
]);

export interface UrlParts {
  /** without a port */
  host: string;
  path: string;
  query: string;
}

/** The parts of a whole URL; `null` for what is none, or is known too little. */
export function partsOf(pattern: string): UrlParts | null {
  const holes = new Holes();
  const url = parse(holes.fill(separated(pattern)));
  return (
    url && {
      host: holes.restore(url.hostname),
      path: holes.restore(url.pathname),
      query: holes.restore(url.search),
    }
  );
}

/** `new URL(pattern, base)` as a text. */
export function resolved(pattern: string, base: string | null): string | null {
  const holes = new Holes();
  if (base === null) {
    const url = parse(holes.fill(separated(pattern)));
    return url && holes.restore(url.href);
  }
  const root = parse(holes.fill(separated(base)));
  if (root) {
    const url = parse(holes.fill(pattern), root.href);
    return url && holes.restore(url.href);
  }
  if (/^\w+:\/\//.test(pattern)) return resolved(pattern, null);
  const origin = leadingHole(base);
  if (origin === null) return null;
  return pattern.startsWith('/') ? origin + pattern : base.replace(/[^/}]*$/, '') + pattern;
}

/** What a URL object gives under a name. */
export function partOf(pattern: string, name: string): string {
  const holes = new Holes();
  const url = parse(holes.fill(separated(pattern)));
  if (name === 'toString' || name === 'toJSON' || name === 'href')
    return url ? holes.restore(url.href) : pattern;
  if (!url) return name === 'origin' ? (leadingHole(pattern) ?? '{}') : '{}';
  if (name === 'origin') return holes.restore(url.origin);
  return URL_PARTS.has(name) ? holes.restore(url[name as 'href']) : '{}';
}

/** The URL after one of its parts is set. */
export function withPart(pattern: string, name: string, text: string): string {
  if (name === 'href') return resolved(text, null) ?? text;
  const holes = new Holes();
  const url = parse(holes.fill(separated(pattern)));
  if (url) {
    url[name as 'href'] = holes.fill(text);
    return holes.restore(url.href);
  }
  const origin = leadingHole(pattern);
  if (name === 'pathname' && origin !== null) return `${origin}/${text.replace(/^\//, '')}`;
  if (name === 'host' || name === 'hostname') return `https://${text}/{}`;
  return name === 'protocol' ? '{}' : pattern;
}

/** `{NAME}` at the start of a URL of which the host is not known. */
function leadingHole(pattern: string): string | null {
  return /^\{[^{}]*\}/.exec(pattern)?.[0] ?? null;
}

/**
 * A path that is known in whole only follows a host: `https://api.openai.com${path}`. What stands in
 * the place of a port is none, and a scheme that is not known is one of the web.
 */
function separated(pattern: string): string {
  return pattern
    .replace(/^\{[^{}]*\}:?\/\//, 'https://')
    .replace(/^(\s*\w+:\/\/[^/?#{]*):\{[^{}]*\}/, '$1')
    .replace(/^(\s*\w+:\/\/[^/?#{]*\.[a-z]{2,}(?::\d+)?)(?=\{)/i, '$1/');
}

function parse(text: string, base?: string): URL | null {
  try {
    const url = new URL(text, base);
    return SPECIAL.test(url.protocol) ? url : null;
  } catch {
    return null;
  }
}

/** Puts letters into the holes of texts that belong together, and takes them out again. */
class Holes {
  readonly #texts: string[] = [];

  fill(pattern: string): string {
    return pattern.replace(HOLE, (hole) => `${STAND_IN}${String(this.#texts.push(hole) - 1)}x`);
  }

  restore(text: string): string {
    return text.replace(STAND_INS, (_, index: string) => this.#texts[Number(index)] ?? '{}');
  }
}
