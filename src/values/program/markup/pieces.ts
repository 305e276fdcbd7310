/** What is code in the markup of a component: expressions, and the names that an element gives to those inside. */

export interface Span {
  start: number;
  end: number;
}

/** An expression, or statements. */
export interface Code extends Span {
  kind: 'code';
}

export interface Scope extends Span {
  kind: 'scope';
  /** lists of parameters */
  params: Span[];
  inner: Piece[];
  made?: Made;
}

/**
 * How a scope comes about: as a function that something is handed to, once for each element of a list or when a
 * promise is kept, or as one of that name.
 */
export type Made = { by: 'forEach' | 'then'; of: Span } | { by: 'name'; name: Span };

/** `name = expression`, for what follows in the scope */
export interface Constant extends Span {
  kind: 'constant';
}

export type Piece = Code | Scope | Constant;

/** A part that is not read, and why. */
export interface Unread {
  start: number;
  reason: string;
}

export interface Markup {
  pieces: Piece[];
  unread: Unread[];
}

/** Deeper scopes share the last one: their names shadow a little more than they do. */
const MAX_DEPTH = 100;

/** Collects the pieces of nested scopes. */
export class Pieces {
  readonly all: Piece[] = [];
  readonly #open: Scope[] = [];

  code(start: number, end: number): void {
    if (end > start) this.#inner.push({ kind: 'code', start, end });
  }

  constant(start: number, end: number): void {
    this.#inner.push({ kind: 'constant', start, end });
  }

  open(start: number, params: readonly Span[] = [], made?: Made): void {
    const deepest = this.#open[MAX_DEPTH];
    if (deepest) {
      if (made && 'of' in made) this.code(made.of.start, made.of.end);
      deepest.params.push(...params);
      this.#open.push(deepest);
      return;
    }
    const scope: Scope = {
      kind: 'scope',
      start,
      end: start,
      params: [...params],
      inner: [],
      ...(made ? { made } : {}),
    };
    this.#inner.push(scope);
    this.#open.push(scope);
  }

  /** A name that holds until the scope ends. */
  declare(param: Span): void {
    this.#open.at(-1)?.params.push(param);
  }

  close(end: number): void {
    const scope = this.#open.pop();
    if (scope) scope.end = end;
  }

  closeAll(end: number): void {
    while (this.#open.length > 0) this.close(end);
  }

  get #inner(): Piece[] {
    return this.#open.at(-1)?.inner ?? this.all;
  }
}

/** The part of a text without the white space around it. */
export function trimmed(text: string, start: number, end: number): Span {
  const part = text.slice(start, end);
  const from = start + (part.length - part.trimStart().length);
  return { start: from, end: Math.max(from, start + part.trimEnd().length) };
}
