/** Which file of the source imports which. */
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseSource } from '../src/values/program/parse.ts';

const SOURCE = fileURLToPath(new URL('../src/', import.meta.url));

/** The files that a file imports from, if only for types. */
function importedBy(name: string): string[] {
  const { imports } = parseSource(name, readFileSync(join(SOURCE, name), 'utf8'));
  return imports.flatMap((node) => {
    const source = 'source' in node ? node.source : null;
    const specifier = source?.type === 'Literal' ? String(source.value) : '';
    return specifier.startsWith('.')
      ? [relative(SOURCE, join(SOURCE, dirname(name), specifier))]
      : [];
  });
}

const names = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => relative('.', name));
const imports = new Map(names.map((name) => [name, importedBy(name)]));

/** A way from a file back to itself. */
function circleFrom(start: string, graph: ReadonlyMap<string, readonly string[]>): string[] | null {
  const ways = [[start]];
  const seen = new Set<string>();
  for (let way = ways.pop(); way; way = ways.pop())
    for (const next of graph.get(way.at(-1)!) ?? []) {
      if (next === start) return [...way, next];
      if (!seen.has(next)) ways.push([...way, next]);
      seen.add(next);
    }
  return null;
}

describe('imports between the files of the source', () => {
  it('are seen, also those of types', () => {
    expect(imports.get('values/ask.ts')).toContain('values/value.ts');
    expect(imports.get('values/heap/object-view.ts')).toContain('values/ask.ts');
    expect(imports.get('calls/index.ts')).toContain('calls/analysis.ts');
  });

  it('that go in a circle are found', () => {
    const graph = new Map([
      ['a', ['b']],
      ['b', ['c', 'd']],
      ['c', []],
      ['d', ['a']],
    ]);
    expect(circleFrom('a', graph)).toEqual(['a', 'b', 'd', 'a']);
    expect(circleFrom('c', graph)).toBeNull();
  });

  it('go in no circle', () => {
    expect(names.flatMap((name) => circleFrom(name, imports)?.join(' → ') ?? [])).toEqual([]);
  });

  it('do not lead from the parts of the values to the evaluator', () => {
    const below = names.filter((name) => name.startsWith('values/'));
    expect(below.filter((name) => imports.get(name)?.includes('values/evaluator.ts'))).toEqual([]);
  });
});
