/** Carries out, in the text of a linted file, what rules suggest. */
import type { Rule, SourceCode } from 'eslint';
import type { Edit } from './calls/index.ts';
import type { Node, TSESTree } from './values/ast.ts';

export function fixesOf(
  edit: Edit,
  fixer: Rule.RuleFixer,
  sourceCode: SourceCode,
): Rule.Fix | Rule.Fix[] {
  switch (edit.kind) {
    case 'remove':
      return removeProperty(fixer, sourceCode, edit.property);
    case 'rename':
      return renameProperty(fixer, sourceCode, edit.property, edit.name);
    case 'add':
      return addProperty(fixer, sourceCode, edit.object, edit.text);
    case 'set':
      return setProperty(fixer, sourceCode, edit.property, edit.text);
    case 'replace':
      return fixer.replaceTextRange(edit.node.range, edit.text);
    case 'wrap':
      return [
        fixer.insertTextBeforeRange(edit.node.range, edit.before),
        fixer.insertTextAfterRange(edit.node.range, edit.after),
      ];
  }
}

/**
 * Takes a property out of its object, with one comma and the space that it leaves, and keeps
 * comments where they are.
 */
function removeProperty(fixer: Rule.RuleFixer, sourceCode: SourceCode, property: Node): Rule.Fix[] {
  const node = property as unknown as Parameters<SourceCode['getTokenAfter']>[0];
  const after = sourceCode.getTokenAfter(node);
  const before = sourceCode.getTokenBefore(node);
  const { text } = sourceCode;
  const [start, end] = property.range;
  if (after?.value === ',') {
    if (!isBlank(text.slice(end, after.range[0])))
      return [fixer.removeRange([start, end + spaceAt(text, end)]), fixer.remove(after)];
    return [
      fixer.removeRange(
        wholeLine(text, start, after.range[1]) ?? [
          start,
          after.range[1] + spaceAt(text, after.range[1]),
        ],
      ),
    ];
  }
  if (before?.value === ',') {
    if (!isBlank(text.slice(before.range[1], start)))
      return [fixer.remove(before), fixer.removeRange(wholeLine(text, start, end) ?? [start, end])];
    return [fixer.removeRange([before.range[0], end])];
  }
  return [fixer.removeRange(wholeLine(text, start, end) ?? [start, end + spaceAt(text, end)])];
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

/** How many blanks follow, on the same line. */
function spaceAt(text: string, at: number): number {
  return /^[ \t]*/.exec(text.slice(at))?.[0].length ?? 0;
}

/** The line with its end, when nothing else stands on it. */
function wholeLine(text: string, start: number, end: number): [number, number] | null {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const rest = /^[ \t]*\r?\n/.exec(text.slice(end));
  return rest && isBlank(text.slice(from, start)) ? [from, end + rest[0].length] : null;
}

/** Gives a property another name; a shorthand keeps its value. */
function renameProperty(
  fixer: Rule.RuleFixer,
  sourceCode: SourceCode,
  property: TSESTree.Property,
  name: string,
): Rule.Fix {
  const key = sourceCode.text.slice(...property.key.range);
  if (property.shorthand) return fixer.insertTextBeforeRange(property.range, `${name}: `);
  const quote = /^['"]/.exec(key)?.[0] ?? (property.computed ? "'" : '');
  return fixer.replaceTextRange(property.key.range, `${quote}${name}${quote}`);
}

function setProperty(
  fixer: Rule.RuleFixer,
  sourceCode: SourceCode,
  { range, key, computed }: TSESTree.Property,
  text: string,
): Rule.Fix {
  const name = sourceCode.text.slice(...key.range);
  return fixer.replaceTextRange(range, `${computed ? `[${name}]` : name}: ${text}`);
}

/** Adds a property after the last one, or into an empty object. */
function addProperty(
  fixer: Rule.RuleFixer,
  sourceCode: SourceCode,
  object: TSESTree.ObjectExpression,
  text: string,
): Rule.Fix {
  const last = object.properties.at(-1);
  if (!last) {
    const inside = sourceCode.text.slice(object.range[0] + 1, object.range[1] - 1);
    return isBlank(inside)
      ? fixer.replaceTextRange(object.range, `{ ${text} }`)
      : fixer.insertTextAfterRange(
          [object.range[0], object.range[0] + 1],
          ` ${text}${/^\s/.test(inside) ? '' : ' '}`,
        );
  }
  const after = sourceCode.getTokenAfter(
    last as unknown as Parameters<SourceCode['getTokenAfter']>[0],
  );
  const hasComma = after?.value === ',';
  const isMultiline = sourceCode.text.slice(...object.range).includes('\n');
  const { line } = sourceCode.getLocFromIndex(last.range[0]);
  const indent = isMultiline
    ? `\n${/^[ \t]*/.exec(sourceCode.lines[line - 1] ?? '')?.[0] ?? ''}`
    : ' ';
  return hasComma
    ? fixer.insertTextAfter(after, `${indent}${text},`)
    : fixer.insertTextAfterRange(last.range, `,${indent}${text}`);
}
