/**
 * The texts that a value may have. `{}` stands for a part that is not known, `{NAME}` for one that is
 * read from an environment variable.
 */
import { posix } from 'node:path';
import { targetOfHost } from '../../catalogue/hosts.ts';
import { type Node, wrapped } from '../../values/ast.ts';
import type { Evaluator } from '../../values/evaluator.ts';
import { trailOf } from '../../values/heap/trail.ts';
import { elementsOf } from '../../values/kinds/list.ts';
import {
  type TextArgument,
  combinations,
  methodOfText,
  textArguments,
} from '../../values/kinds/text.ts';
import type { Arg, Value, ValueOf } from '../../values/value.ts';
import { isNothing, rootOf, textOf } from '../../values/value.ts';
import { isStored } from './stored.ts';
import { isParsedUrl, isUrlObject, textsOfUrl } from './url-object.ts';
import { partOf, partsOf, resolved } from './url.ts';

const HIDDEN: readonly string[] = ['{}'];
const MAX_TEXTS = 12;
const MAX_DEPTH = 8;
const PATH_PACKAGE = /^(?:node:)?path(?:\/posix)?$/;
const URL_PACKAGE = /^(?:node:)?url$/;
const JOINERS = /^(?:join|urlJoin|urljoin|joinURL|joinUrl|joinPaths|withBase|resolve|url)$/;

/** `use`: where the text is taken; a URL object may be another one later. */
export function patternsOf(
  evaluator: Evaluator,
  value: Value,
  use: Node = value.site.node,
): readonly string[] {
  return new TextReader(evaluator, 0).of(value, use);
}

/** `new Request(…)`, or a copy of one. */
export function isRequestObject(value: Value): value is ValueOf<'new'> & { args: Arg[] } {
  return (
    value.kind === 'new' &&
    value.args !== null &&
    value.callee.kind === 'global' &&
    value.callee.name === 'Request'
  );
}

class TextReader {
  readonly #evaluator: Evaluator;
  readonly #depth: number;

  constructor(evaluator: Evaluator, depth: number) {
    this.#evaluator = evaluator;
    this.#depth = depth;
  }

  of(value: Value, use: Node): readonly string[] {
    if (this.#depth > MAX_DEPTH) return HIDDEN;
    switch (value.kind) {
      case 'literal':
        return typeof value.value === 'string' || typeof value.value === 'number'
          ? [String(value.value)]
          : HIDDEN;
      case 'text':
        return this.#put(value.parts, value.site.node);
      case 'new':
        return this.#made(value, use);
      case 'member':
        return this.#member(value);
      case 'call':
        return this.#called(value, use);
      case 'global':
        return isConstant(value.name) ? this.#fromEnvironment(value.name, value) : HIDDEN;
      default:
        return HIDDEN;
    }
  }

  all(values: readonly Value[], use: Node): readonly string[] {
    const inner = new TextReader(this.#evaluator, this.#depth + 1);
    return limited(
      values.filter((item) => !isNothing(item)).flatMap((item) => inner.of(item, use)),
    );
  }

  #put(parts: readonly (string | readonly Value[])[], use: Node): readonly string[] {
    return parts.reduce<readonly string[]>(
      (texts, part) => combined(texts, typeof part === 'string' ? [part] : this.all(part, use)),
      [''],
    );
  }

  #made(value: ValueOf<'new'>, use: Node): readonly string[] {
    if (isUrlObject(value)) return this.#url(value, use);
    if (!isRequestObject(value)) return HIDDEN;
    const [input] = value.args;
    return input && !input.spread
      ? this.all(this.#evaluator.evaluate(input.site), value.site.node)
      : HIDDEN;
  }

  #url(made: { args: readonly Arg[]; site: Value['site'] }, use: Node): readonly string[] {
    return textsOfUrl(this.#evaluator, made, use, (values, at) => this.all(values, at));
  }

  #member(value: ValueOf<'member'>): readonly string[] {
    const { object, name, site } = value;
    if (name === null) return HIDDEN;
    const isUrl = isUrlObject(object) || isParsedUrl(object);
    if (isUrl || (isRequestObject(object) && name === 'url'))
      return limited(
        this.#one(object, site.node).map((text) => (isUrl ? partOf(text, name) : text)),
      );
    const isVariable = isConstant(name) && rootOf(value).kind !== 'new';
    return isVariable ? this.#fromEnvironment(name, value) : HIDDEN;
  }

  #one(value: Value, use: Node): readonly string[] {
    return new TextReader(this.#evaluator, this.#depth + 1).of(value, use);
  }

  #called(value: ValueOf<'call'>, use: Node): readonly string[] {
    if (isParsedUrl(value)) return this.#url(value, use);
    const name = this.#environmentName(value);
    if (name !== null) return this.#fromEnvironment(name, value);
    const { callee, args, site } = value;
    const called = 'name' in callee ? callee.name : null;
    if (called === null) return HIDDEN;
    if (callee.kind === 'member' && isJoinable(callee.object) && called === 'join')
      return this.#joinedList(callee.object, args, site.node);
    const root = rootOf(callee);
    const texts = (): (readonly string[])[] =>
      args.map(({ site: given }) => this.all(this.#evaluator.evaluate(given), site.node));
    if (root.kind === 'import' && PATH_PACKAGE.test(root.source))
      return called === 'join' || called === 'resolve' ? joinedPath(texts(), called) : HIDDEN;
    if (root.kind === 'import' && URL_PACKAGE.test(root.source))
      return called === 'resolve' ? resolvedOn(texts()) : HIDDEN;
    if (JOINERS.test(called) && args.length > 1) return joinedLoosely(texts());
    return callee.kind === 'member' ? this.#method(callee.object, called, args, site.node) : HIDDEN;
  }

  /** A method of a text that has holes, or of a URL. */
  #method(object: Value, name: string, args: readonly Arg[], use: Node): readonly string[] {
    const texts = this.#one(object, use);
    if (isUrlObject(object) || isParsedUrl(object))
      return name === 'toString' || name === 'toJSON'
        ? limited(texts.map((text) => partOf(text, name)))
        : HIDDEN;
    const ways = combinations(args.map((arg, index) => this.#argument(arg, name, index, use)));
    if (!ways || ways.length === 0) return HIDDEN;
    const isWritten = object.kind === 'literal';
    return limited(texts.flatMap((text) => ways.map((way) => changed(text, isWritten, name, way))));
  }

  /** What is put into a text may have holes of its own. */
  #argument(arg: Arg, method: string, index: number, use: Node): readonly TextArgument[] {
    const known = textArguments(this.#evaluator, arg);
    if (known) return known;
    const isPut = method === 'concat' || (/^replace(?:All)?$/.test(method) && index === 1);
    return isPut && !arg.spread ? this.all(this.#evaluator.evaluate(arg.site), use) : [];
  }

  /** `[base, path].join('/')`, where the list is known in part. */
  #joinedList(list: Value, args: readonly Arg[], use: Node): readonly string[] {
    const separators = args[0] ? textArguments(this.#evaluator, args[0]) : [','];
    const [separator, ...others] = separators ?? [];
    if (typeof separator !== 'string' || others.length > 0) return HIDDEN;
    const [length] = this.#evaluator.member(list, 'length', list.site);
    const isKnown = length?.kind === 'literal' && typeof length.value === 'number';
    if (isKnown)
      return this.#put(
        Array.from({ length: Number(length.value) }, (_, index) => [
          ...(index > 0 ? [separator] : []),
          this.#evaluator.member(list, String(index), list.site),
        ]).flat(),
        use,
      );
    // Something is added behind what stands there.
    const [first] = list.kind === 'array' ? elementsOf(this.#evaluator, list) : [];
    return first && this.#isOnlyAddedTo(list) ? combined(this.#one(first, use), ['{}']) : HIDDEN;
  }

  #isOnlyAddedTo(list: Value): boolean {
    return (
      list.kind === 'array' &&
      list.site.node.elements[0]?.type !== 'SpreadElement' &&
      trailOf(this.#evaluator, list.site).happenings.every(
        ({ change }) => change.kind === 'call' && /^(?:push|join)$/.test(change.method ?? ''),
      )
    );
  }

  /** `process.env.OPENAI_URL || 'https://llm.example.com'`: what the name says, it does not mean. */
  #fromEnvironment(name: string, value: Value): readonly string[] {
    const { site } = value;
    if (isStored(value)) return [`{${name}}`, ...HIDDEN];
    for (let whole = wrapped(site.node); ; whole = wrapped(whole.parent)) {
      const { parent } = whole;
      if (parent?.type !== 'LogicalExpression' || parent.left !== whole) return [`{${name}}`];
      if (parent.operator === '&&') return [`{${name}}`];
      const texts = this.all(this.#evaluator.at(parent.right, site), parent.right);
      if (texts.some(isOfAnotherVendor)) return HIDDEN;
    }
  }

  /** `Deno.env.get('X')`, `config.get('X')` */
  #environmentName({ args: [first] }: ValueOf<'call'>): string | null {
    const texts = first ? this.#evaluator.evaluate(first.site).map(textOf) : [];
    return texts.find((text) => text !== null && isConstant(text)) ?? null;
  }
}

function isOfAnotherVendor(text: string): boolean {
  const host = /^(?:https?|wss?):/i.test(text) ? (partsOf(text)?.host ?? '') : '';
  return host !== '' && !host.includes('{') && targetOfHost(host) === 'other';
}

function isConstant(name: string): boolean {
  return /^[A-Z][A-Z0-9_]+$/.test(name);
}

function isJoinable({ kind }: Value): boolean {
  return kind === 'array' || kind === 'list';
}

/** As `path.join` does; in the fourth place of a URL, one slash behind the scheme is enough. */
function joinedPath(
  parts: readonly (readonly string[])[],
  how: 'join' | 'resolve',
): readonly string[] {
  const ways = combinations(parts.map((part) => (part.length > 0 ? part : HIDDEN)));
  if (!ways) return HIDDEN;
  return limited(
    ways.map((way) => {
      if (how === 'join') return posix.join(...way);
      return way[0]?.startsWith('/') ? posix.resolve(...way) : '{}';
    }),
  );
}

/** `url.resolve(base, path)` */
function resolvedOn([
  bases = HIDDEN,
  paths = HIDDEN,
]: readonly (readonly string[])[]): readonly string[] {
  return limited(bases.flatMap((base) => paths.map((path) => resolved(path, base) ?? '{}')));
}

function joinedLoosely(parts: readonly (readonly string[])[]): readonly string[] {
  return parts.reduce<readonly string[]>(
    (texts, part, index) =>
      combined(
        texts,
        part.map((text) =>
          index === 0 ? text.replace(/\/$/, '') : `/${text.replace(/^\/|\/$/g, '')}`,
        ),
      ),
    [''],
  );
}

/** A text after a method, as far as its holes let it be told. */
function changed(
  text: string,
  isWritten: boolean,
  method: string,
  args: readonly TextArgument[],
): string {
  if (isWritten || !text.includes('{')) {
    const result = methodOfText(text, method, args);
    return typeof result === 'string' ? result : '{}';
  }
  if (/^(?:slice|substring)$/.test(method)) return sliced(text, args);
  // What may be replaced inside of a hole is not known.
  const by = /^replace(?:All)?$/.test(method) ? args[1] : '';
  if (typeof by !== 'string' || /[.:@]|\/\//.test(by)) return '{}';
  return AROUND_HOLES.has(method) ? aroundHoles(text, method, args) : '{}';
}

const AROUND_HOLES = new Set([
  'replace',
  'replaceAll',
  'concat',
  'trim',
  'trimEnd',
  'trimStart',
  'toString',
  'valueOf',
  'normalize',
  'toLowerCase',
]);

function aroundHoles(text: string, method: string, args: readonly TextArgument[]): string {
  const holes: string[] = [];
  const filled = text.replace(/\{[^{}]*\}/g, (hole) =>
    String.fromCharCode(0xe0_00 + holes.push(hole) - 1),
  );
  const result = methodOfText(filled, method, args);
  return typeof result === 'string'
    ? result.replace(/[\uE000-\uF8FF]/g, (mark) => holes[mark.charCodeAt(0) - 0xe0_00] ?? '{}')
    : '{}';
}

/** `slice` cuts what stands before the first hole, and behind the last. */
function sliced(text: string, [from = 0, to]: readonly TextArgument[]): string {
  if (typeof from !== 'number' || from < 0 || (to !== undefined && typeof to !== 'number'))
    return '{}';
  const [head, tail] = [text.indexOf('{'), text.lastIndexOf('}') + 1];
  const start = text.slice(Math.min(from, head), head);
  if (to !== undefined && to >= 0) return to <= head ? text.slice(from, to) : `${start}{}`;
  const end = text.slice(tail);
  const kept = to === undefined ? end : end.slice(0, Math.max(end.length + to, 0));
  return `${start}${text.slice(head, tail)}${kept}`;
}

function combined(left: readonly string[], right: readonly string[]): readonly string[] {
  const ends = right.length > 0 ? right : HIDDEN;
  const isProduct = left.length > 1 && ends.length > 1;
  const isTooMany = isProduct && left.length * ends.length > MAX_TEXTS;
  return limited(left.flatMap((start) => (isTooMany ? HIDDEN : ends).map((end) => start + end)));
}

function limited(texts: readonly string[]): readonly string[] {
  const all = [...new Set(texts)];
  return all.length > MAX_TEXTS ? [...all.slice(0, MAX_TEXTS), ...HIDDEN] : all;
}
