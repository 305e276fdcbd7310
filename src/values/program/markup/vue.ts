/** The template of a Vue component. */
import { type Markup, Pieces, type Span, type Unread, trimmed } from './pieces.ts';
import { type Tag, tagAt } from './tags.ts';

/** They have no content, and no end. */
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/i;
/** What they give to the elements inside is named by their value. */
const SLOT = /^(?:#|v-slot\b|slot-scope$)/;
const WITHOUT_CODE = /^v-(?:for|else|pre|once|cloak)$/;
const LOOP = /\s(?:in|of)\s/;

/** No expression in a text is longer. */
const MAX_TEXT = 20_000;

interface Element {
  name: string;
  scopes: number;
  /** nothing in it is compiled */
  isRaw: boolean;
}

export function vueMarkup(text: string): Markup {
  return new Template(text).read();
}

class Template {
  readonly #text: string;
  readonly #pieces = new Pieces();
  readonly #unread: Unread[] = [];
  readonly #open: Element[] = [];
  /** how many elements of a name are open */
  readonly #names = new Map<string, number>();

  constructor(text: string) {
    this.#text = text;
  }

  read(): Markup {
    let at = 0;
    for (let tag = tagAt(this.#text, at); tag; tag = tagAt(this.#text, at)) {
      this.#texts(at, tag.start);
      at = this.#open.length === 0 ? this.#block(tag) : this.#element(tag);
    }
    this.#pieces.closeAll(this.#text.length);
    return { pieces: this.#pieces.all, unread: this.#unread };
  }

  /** At the top of a file: of all blocks only the template holds markup. */
  #block(tag: Tag): number {
    const { name, isEnd, isAlone, attributes, end } = tag;
    if (isEnd || isAlone) return end;
    if (name === 'template') {
      const written = attributes.find((item) => item.name === 'lang' || item.name === 'src');
      const value = written?.value ? this.#text.slice(written.value.start, written.value.end) : '';
      if (!written || value === 'html') return this.#element(tag);
      const reason =
        written.name === 'src'
          ? 'stands in another file'
          : `is written in ${value}, which is not read`;
      this.#unread.push({ start: tag.start, reason: `the template ${reason}` });
    }
    const close = this.#text.indexOf(`</${name}`, end);
    return close === -1 ? this.#text.length : close + name.length + 2;
  }

  #element(tag: Tag): number {
    const { name, isEnd, isAlone, end } = tag;
    if (isEnd) {
      this.#close(name, end);
      return end;
    }
    const isRaw =
      this.#open.at(-1)?.isRaw === true || tag.attributes.some((item) => item.name === 'v-pre');
    const element = { name, isRaw, scopes: isRaw ? 0 : this.#enter(tag) };
    if (isAlone || VOID.test(name)) this.#leave(element, end);
    else {
      this.#open.push(element);
      this.#names.set(name, (this.#names.get(name) ?? 0) + 1);
    }
    return end;
  }

  /** With those inside of it that nobody has closed. */
  #close(name: string, end: number): void {
    if (!this.#names.get(name)) return;
    for (let element = this.#open.pop(); element; element = this.#open.pop()) {
      this.#names.set(element.name, (this.#names.get(element.name) ?? 1) - 1);
      this.#leave(element, end);
      if (element.name === name) return;
    }
  }

  /** Attributes, in the scope that the element has for them. */
  #enter({ attributes, start }: Tag): number {
    let scopes = 0;
    for (const { name, value } of attributes) {
      if (!value) continue;
      const loop = name === 'v-for' ? this.#loopIn(value) : null;
      if (loop) {
        this.#pieces.open(start, [loop.names], { by: 'forEach', of: loop.list });
        scopes += 1;
      } else if (SLOT.test(name)) {
        this.#pieces.open(start, [value]);
        scopes += 1;
      }
    }
    for (const { name, value } of attributes)
      if (value && /^(?:[:@.]|v-)/.test(name) && !SLOT.test(name) && !WITHOUT_CODE.test(name))
        this.#pieces.code(value.start, value.end);
    return scopes;
  }

  #leave({ scopes }: Element, end: number): void {
    for (let count = 0; count < scopes; count += 1) this.#pieces.close(end);
  }

  /** `(item, index) in list` */
  #loopIn({ start, end }: Span): { names: Span; list: Span } | null {
    const between = LOOP.exec(this.#text.slice(start, end));
    if (!between) return null;
    const at = start + between.index;
    const names = trimmed(this.#text, start, at);
    const isList = this.#text[names.start] === '(' && this.#text[names.end - 1] === ')';
    return {
      names: isList ? { start: names.start + 1, end: names.end - 1 } : names,
      list: { start: at + between[0].length, end },
    };
  }

  /** `{{ … }}` */
  #texts(from: number, to: number): void {
    const last = this.#open.at(-1);
    if (!last || last.isRaw) return;
    for (const { index } of this.#text.slice(from, to).matchAll(/\{\{/g)) {
      const opening = from + index + 2;
      const close = this.#text.slice(opening, opening + MAX_TEXT).indexOf('}}');
      if (close === -1) continue;
      const { start, end } = trimmed(this.#text, opening, opening + close);
      this.#pieces.code(start, end);
    }
  }
}
