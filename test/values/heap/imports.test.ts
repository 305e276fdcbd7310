/** What the files of the heap load when they run. */
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseSource } from '../../../src/values/files.ts';

const HEAP = fileURLToPath(new URL('../../../src/values/heap/', import.meta.url));

/** The files that a file loads, by their paths from the heap. */
function loadedBy(filename: string): string[] {
  const { ast } = parseSource(filename, readFileSync(filename, 'utf8'));
  return ast.body.flatMap((statement) => {
    if (statement.type === 'ImportDeclaration') {
      const isOfTypes =
        statement.importKind === 'type' ||
        (statement.specifiers.length > 0 &&
          statement.specifiers.every(
            (item) => item.type === 'ImportSpecifier' && item.importKind === 'type',
          ));
      return isOfTypes ? [] : [pathOf(statement.source.value, filename)];
    }
    const isReExport =
      (statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportAllDeclaration') &&
      statement.source &&
      statement.exportKind !== 'type';
    return isReExport ? [pathOf(statement.source.value, filename)] : [];
  });
}

function pathOf(specifier: string, from: string): string {
  return relative(HEAP, join(dirname(from), specifier));
}

const files = readdirSync(HEAP).filter((name) => name.endsWith('.ts'));
const loads = new Map(files.map((name) => [name, loadedBy(join(HEAP, name))]));

/** A way from a file back to itself. */
function circleFrom(start: string): string[] | null {
  const ways = [[start]];
  const seen = new Set<string>();
  for (let way = ways.pop(); way; way = ways.pop())
    for (const next of loads.get(way.at(-1)!) ?? []) {
      if (next === start) return [...way, next];
      if (!seen.has(next)) ways.push([...way, next]);
      seen.add(next);
    }
  return null;
}

describe('the files of the heap', () => {
  it('are read here, with what they load', () => {
    expect(loads.get('object-view.ts')).toEqual(
      expect.arrayContaining(['history.ts', 'lookup.ts', 'trail.ts', '../value.ts']),
    );
  });

  it.each(files)('%s does not load itself through others', (name) => {
    expect(circleFrom(name)).toBeNull();
  });

  it.each(files)('%s does not load the evaluator', (name) => {
    expect(loads.get(name)).not.toContain('../evaluator.ts');
  });
});
