/** Values in words, as somebody reads them who has the code at hand. */
import { cutAfter, excerptOf } from '../../values/excerpt.ts';
import type { SourceModule } from '../../values/module.ts';
import type { Node } from '../../values/ast.ts';
import type { Value } from '../../values/value.ts';

/** Words, and the place that they speak of. */
export interface Said {
  words: string;
  at: { node: Node; module: SourceModule } | null;
}

const MAX_LENGTH = 80;

export function saidOf(value: Value): Said {
  const { node, module } = value.site;
  return { words: wordsOf(value), at: { node, module } };
}

function wordsOf(value: Value): string {
  const { node, module } = value.site;
  switch (value.kind) {
    case 'literal':
      return typeof value.value === 'string' ? shortened(value.value) : String(value.value);
    case 'text':
      return shortened(patternOf(value.parts));
    case 'import':
      return value.name === '*'
        ? `the package ${value.source}`
        : `${value.name} of ${value.source}`;
    case 'unknown':
      return value.reason;
    default:
      return excerptOf(node, module);
  }
}

function patternOf(parts: readonly (string | readonly Value[])[]): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return part;
      const [only, ...others] = part;
      return only?.kind === 'literal' && others.length === 0 ? String(only.value) : '{…}';
    })
    .join('');
}

/** As a literal of the language: what is a text is told apart from a number. */
function shortened(text: string): string {
  return JSON.stringify(cutAfter(text, MAX_LENGTH));
}

export function distinctSaid(items: readonly Said[]): Said[] {
  return items.filter(
    ({ words, at }, index) =>
      items.findIndex((item) => item.words === words && item.at?.node === at?.node) === index,
  );
}
