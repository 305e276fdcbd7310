/**
 * Classes whose `this` is nobody else's: what they write to it, no instance of another class gets. Told by the texts of
 * the files that may have such an instance.
 */
import { type Outline, keysWrittenIn } from './outline.ts';
import { takesMember } from './touches.ts';
import { named } from './use-texts.ts';

const NAMED = [
  String.raw`(?:const|let|var)\s+[\w$]+\s*=\s*`,
  String.raw`(?:module\.)?exports(?:\.[\w$]+)?\s*=\s*`,
].join('|');
const BEFORE_CLASS = String.raw`^(?:export\s+)?(?:default\s+)?(?:abstract\s+)?(?:${NAMED})?`;
const CLASS_NAME = String.raw`class\b\s*(?!extends\b)([\w$]*)`;
const CLASS = new RegExp(String.raw`${BEFORE_CLASS}${CLASS_NAME}[^{]*?(?:\bextends\s+([^{]*))?\{`);
const BASE = /^(?:[\w$]+\.)*([\w$]+)\s*(?:<[^{}]*>\s*)?(?:implements\b[^{}]*)?$/;
/** A function of one class that runs for an instance of another. */
const BORROWED = new RegExp(
  [
    String.raw`\.[\w$]+\s*=\s*(?:new\s+)?[\w$.]+(?:\([^()]*\))?\[`,
    String.raw`\.(?:call|apply|bind)\(\s*(?!this\b|null\b|undefined\b|[)'"\`{[])`,
    String.raw`\bReflect\.(?:apply|construct)\b|\bObject\.create\(`,
    String.raw`\.prototype\b|\b__proto__\b|\bsetPrototypeOf\b`,
  ].join('|'),
);
const WRITTEN_TO_THIS = /(?<![\w$.])this\.([\w$]+)\s*(?:\?\?|\|\||&&)?=(?![=>])/g;
const FUNCTION = /\bfunction\b/;
const MODIFIERS = 'async|get|set|static|public|private|protected|override';
const METHOD_NAME = String.raw`(?:(#?[\w$]+)\s*\??\s*(?:<[^()]*>)?\(|\[)`;
const METHOD = new RegExp(
  String.raw`(?:^|[{};]|\b(?:${MODIFIERS})\s)\s*\*?\s*${METHOD_NAME}`,
  'gm',
);
const MAX_KIN = 40;

/** `classes`: names of a class that somebody has instances of; `outlines`: of all that may have one. */
export class OwnThis {
  /** of the class, and of those that extend it */
  readonly #kin: Set<string>;
  readonly #outlines: readonly Outline[];
  readonly #isBorrowed: boolean;

  constructor(classes: readonly string[], outlines: readonly Outline[]) {
    this.#kin = new Set(classes);
    this.#outlines = outlines;
    for (let size = -1; size < this.#kin.size && this.#kin.size < MAX_KIN;) {
      size = this.#kin.size;
      for (const outline of outlines) this.#addKinIn(outline);
    }
    const isTold = this.#kin.size < MAX_KIN;
    this.#isBorrowed = !isTold || outlines.some(({ text }) => BORROWED.test(text));
  }

  /** Names of members that a file writes to something that may be such an instance. */
  writtenIn(outline: Outline): ReadonlySet<string> {
    if (this.#isBorrowed || !outline.text.includes('this.')) return outline.keysWritten;
    const { statements } = outline;
    return new Set(
      statements.of('*', false).flatMap((index) => {
        const statement = statements.textOf(index);
        const text = this.#isOwn(statement) ? statement.replaceAll(WRITTEN_TO_THIS, '') : statement;
        return keysWrittenIn(text);
      }),
    );
  }

  #isOwn(statement: string): boolean {
    const match = CLASS.exec(statement);
    const isOnlyClass = statement.split(/\bclass\b/).length === 2 && !FUNCTION.test(statement);
    if (!match || !isOnlyClass) return false;
    const [, , heritage] = match;
    const base = heritage === undefined ? '' : BASE.exec(heritage.trim())?.[1];
    return base !== undefined && !this.#kin.has(base) && !this.#isLent(statement);
  }

  /** A method that writes to `this` may be taken out, and called on something else. */
  #isLent(statement: string): boolean {
    if (statement.search(WRITTEN_TO_THIS) < 0) return false;
    const names = new Set([...statement.matchAll(METHOD)].map(([, name = '']) => name));
    return [...names].some(
      (name) => name === '' || this.#outlines.some(({ text }) => takesMember(text, name)),
    );
  }

  #addKinIn({ text, imports, statements }: Outline): void {
    for (const [local, { name, isType }] of imports)
      if (!isType && (this.#kin.has(name) || name === 'default')) this.#kin.add(local);
    if (!/\bextends\b/.test(text)) return;
    for (const name of named(text, [...this.#kin])) this.#kin.add(name);
    for (const index of statements.of('*', false)) {
      const [, name = '', heritage] = CLASS.exec(statements.textOf(index)) ?? [];
      if (name === '' || heritage === undefined) continue;
      const base = BASE.exec(heritage.trim())?.[1];
      if (base === undefined || this.#kin.has(base)) this.#kin.add(name);
    }
  }
}
