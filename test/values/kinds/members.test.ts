/** What is taken out of a collection may not be there: where a program asks for it, both answers count. */
import { describe, expect, it } from 'vitest';
import { toldOfKey, toldOfValue } from '../../helpers/heap.ts';

describe('what is taken out of a collection', () => {
  it.each([
    ['const p = [o].find(() => given);', '2 | 1? | unknown'],
    ['const p = [o].findLast(() => given);', '2 | 1? | unknown'],
    ['const p = [o].slice(given ? 1 : 0)[0];', '2 | 1? | unknown'],
    ['const [p] = [o].filter(() => given);', '2 | 1? | unknown'],
    ["const p = new Map([['k', o]]).get(kind);", '2 | 1? | unknown'],
    ['const p = { x: o }[kind];', '2 | 1? | unknown'],
    ['const p = [o][rows.length];', '2 | 1? | unknown'],
    ['const p = [o].at(rows.length);', '2 | 1? | unknown'],
    ['const list = [o]; list.pop(); const p = list.pop();', '2 | 1? | unknown'],
    ['const kept = {}; if (given) kept.x = o; const p = kept.x;', '2 | 1? | unknown'],
    ['const [p] = [o];', '2'],
    ['const p = [o][0];', '2'],
    ['const p = [o].at(-1);', '2'],
    ['const { x: p } = { x: o };', '2'],
  ])('%s if (p) …: %s', async (code, said) => {
    const program = `const o = { a: 1 }; ${code} if (p) p.a = 2; look(o);`;
    expect(await toldOfKey(program)).toEqual({ said, wrong: [] });
  });

  it.each([
    ["look({ x: 'p' }[kind] ?? 'q');", '"p" | "q"'],
    ["look({ x: 'p' }[kind] || 'q');", '"p" | "q"'],
    ["look({ x: 'p' }[kind] && 'q');", '"q" | undefined'],
    ["look({ x: 'p' }[kind] ? 'q' : 'r');", '"q" | "r"'],
    ["look(['p'].find(() => given) ?? 'q');", '"p" | "q"'],
    ["let q = 'q'; const p = ['p'].find(() => given); if (p) q = 'r'; look(q);", '"q" | "r"'],
    ["const [p = 'q'] = ['p'].filter(() => given); look(p);", '"p" | "q"'],
    ["const { [kind]: p = 'q' } = { x: 'p' }; look(p);", '"p" | "q"'],
    ["const kept = {}; if (given) kept.x = 'p'; look(kept.x ?? 'q');", '"p" | "q"'],
    ["const p = given ? 'p' : ['p'].find(() => given2); look(p ?? 'q');", '"p" | "q"'],
    ["look({ x: 'p' }.x ?? 'q');", '"p"'],
    ["const [p = 'q'] = ['p']; look(p);", '"p"'],
  ])('%s → %s', async (code, said) => {
    expect(await toldOfValue(code)).toEqual({ said, wrong: [] });
  });

  it.each([
    ["look({ x: { y: 'p' } }[kind]?.y ?? 'q');", '"p" | "q"'],
    ["look({ x: { y: { z: 'p' } } }[kind]?.y.z ?? 'q');", '"p" | "q"'],
    ["look({ x: () => 'p' }[kind]?.() ?? 'q');", '"p" | "q"'],
    ["look({ x: { y: () => 'p' } }[kind]?.y() ?? 'q');", '"p" | "q"'],
    ["look({ x: { y: 'p' } }[kind].y ?? 'q');", '"p"'],
    ["look(({ x: { y: { z: 'p' } } }[kind]?.y).z ?? 'q');", '"p"'],
    ["look({ x: { y: 'p' } }.x?.y ?? 'q');", '"p"'],
  ])('an optional chain: %s → %s', async (code, said) => {
    expect(await toldOfValue(code)).toEqual({ said, wrong: [] });
  });
});
