/** Python's comments that are texts: they may speak of OpenAI where the code does not use it. */

const TEXT_OR_COMMENT =
  /#[^\n]*|[rRuU]?(?:"""(?:\\[^]|(?!""")[^\\])*(?:"""|$)|'''(?:\\[^]|(?!''')[^\\])*(?:'''|$))|"(?:\\[^]|[^"\\\n])*"|'(?:\\[^]|[^'\\\n])*'/g;

/** Takes out the text that a file, class or function begins with. Every other one may be part of a request. */
export function withoutDocstrings(text: string): string {
  let result = '';
  let at = 0;
  /** the last character of code */
  let last = '';
  for (const { 0: token, index } of text.matchAll(TEXT_OR_COMMENT)) {
    const gap = text.slice(at, index);
    at = index + token.length;
    last = gap.trimEnd().at(-1) ?? last;
    const isDocstring =
      (last === '' || last === ':') && isInThreeQuotes(token) && isAlone(text, index, at);
    result += gap + (isDocstring ? '' : token);
    if (!token.startsWith('#') && !isDocstring) last = '"';
  }
  return result + text.slice(at);
}

function isInThreeQuotes(token: string): boolean {
  return /^[rRuU]?(?:"""|''')/.test(token);
}

/** Nothing else stands on its lines. */
function isAlone(text: string, start: number, end: number): boolean {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  return (
    text.slice(lineStart, start).trim() === '' &&
    /^[^\S\n]*(?:#|\n|$)/.test(text.slice(end, end + LOOK_AHEAD))
  );
}

const LOOK_AHEAD = 200;
