/** Where a text has a name, and what stands around it there. */

const MAX_BEFORE = 500;

/** One place of a name in a text. */
export class Place {
  readonly text: string;
  readonly start: number;
  readonly end: number;

  constructor(text: string, start: number, end: number) {
    this.text = text;
    this.start = start;
    this.end = end;
  }

  /** What stands right before it: `pattern` ends there. */
  before(pattern: RegExp, length = MAX_BEFORE): RegExpExecArray | null {
    return pattern.exec(this.text.slice(Math.max(0, this.start - length), this.start));
  }

  /** What stands right behind it: `pattern` is sticky. */
  behind(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.end;
    return pattern.exec(this.text);
  }
}

/** As a variable: no member or key of something. */
export function placesOf(text: string, name: string): Place[] {
  return [...wordsIn(text, name)].filter(({ start }) => !isMember(text, start));
}

/** As a word of its own, whatever it stands for. */
export function wordsOf(text: string, name: string): Place[] {
  return [...wordsIn(text, name)];
}

/** One after the other: often the first of them tells. */
export function* wordsIn(text: string, name: string): Generator<Place> {
  if (name === '') return;
  for (let start = text.indexOf(name); start >= 0; start = text.indexOf(name, start + 1)) {
    const end = start + name.length;
    if (!isWord(text.charCodeAt(start - 1)) && !isWord(text.charCodeAt(end)))
      yield new Place(text, start, end);
  }
}

/** `.name`, `#name`, but not `...name` */
function isMember(text: string, start: number): boolean {
  const before = text[start - 1];
  return before === '#' || (before === '.' && !text.startsWith('..', start - 3));
}

/** A character of names; `NaN` where the text ends. */
function isWord(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 95 ||
    code === 36
  );
}
