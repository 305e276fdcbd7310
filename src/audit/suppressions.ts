/** Findings that a comment beside the code accepts, with the reason that it gives. */
import type { SourceModule } from '../values/module.ts';
import type { LineIndex } from '../lines.ts';

interface Suppression {
  /** `null` for every rule */
  rules: readonly string[] | null;
  from: number;
  to: number;
  reason: string;
}

const DIRECTIVE =
  /^\s*(?:eslint|oxlint)-(disable-next-line|disable-line|disable|enable)\b(?!-)([^]*)$/;

export class Suppressions {
  readonly #list: Suppression[] = [];

  constructor(module: SourceModule, lines: LineIndex) {
    for (const comment of module.comments) {
      const directive = DIRECTIVE.exec(comment.value);
      if (directive)
        this.#read(
          directive[1] ?? '',
          directive[2] ?? '',
          lines.lineAt(comment.range[0]),
          lines.lineAt(comment.range[1]),
        );
    }
  }

  #read(kind: string, text: string, line: number, endLine: number): void {
    const [list = '', ...reason] = text.split(/\s-{2,}\s/);
    const names = list
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '');
    const rules = names.length > 0 ? names : null;
    if (kind === 'enable') this.#close(rules, line);
    else
      this.#list.push({
        rules,
        reason: reason.join(' -- ').trim().replace(/\s+/g, ' '),
        ...rangeOf(kind, line, endLine),
      });
  }

  #close(rules: readonly string[] | null, line: number): void {
    for (const item of this.#list) {
      const isMeant =
        rules === null || (item.rules?.every((rule) => rules.includes(rule)) ?? false);
      if (item.to === Infinity && isMeant) item.to = line;
    }
  }

  /** The reason why a finding is accepted; an empty text when none is given, `null` when it is not accepted. */
  reasonFor(rule: string, line: number): string | null {
    return (
      this.#list.find(
        (item) =>
          item.from <= line &&
          line <= item.to &&
          (item.rules === null || item.rules.includes(rule)),
      )?.reason ?? null
    );
  }
}

function rangeOf(kind: string, line: number, endLine: number): { from: number; to: number } {
  if (kind === 'disable-next-line') return { from: endLine + 1, to: endLine + 1 };
  return kind === 'disable-line' ? { from: line, to: line } : { from: line, to: Infinity };
}
