/** Markup in which every text is escaped unless it is markup itself. */
import { printableLines } from '../../../printable.ts';

export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

export type Content = Markup | string | number | null | undefined | readonly Content[];

/** The tag of templates: what stands in `${}` is escaped, lists are joined, nothing is left out silently. */
export function html(strings: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  return new Markup(
    strings
      .map((text, index) => text + (index < contents.length ? render(contents[index]) : ''))
      .join(''),
  );
}

/** ` data-verdict="limited"` for each of them. */
export function dataOf(values: Readonly<Record<string, Content>>): Markup {
  return html`${Object.entries(values).map(([name, value]) => html` data-${name}="${value}"`)}`;
}

function render(content: Content): string {
  if (content === null || content === undefined) return '';
  if (content instanceof Markup) return content.text;
  if (typeof content === 'string' || typeof content === 'number') return escape(String(content));
  return content.map(render).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escape(text: string): string {
  return printableLines(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** A path or route that may be broken after its slashes and dots. */
export function breakable(text: string): Markup {
  return new Markup(escape(text).replace(/[/.](?=[^/.])/g, '$&<wbr>'));
}

/** A message, with what stands in backticks as code. */
export function message(text: string): Markup {
  return html`${text.split(/`([^`]+)`/).map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}
