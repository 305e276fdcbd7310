/** In which order the parts of a function run, and what may not run at all. */
import { describe, expect, it } from 'vitest';
import { toldOfKey } from '../../helpers/heap.ts';

describe('the order', () => {
  it.each([
    ['const o = {}; if (given) o.a = 1; else o.a = 2; look(o);', '1 | 2'],
    ['const o = {}; if (given) o.a = 1; look(o);', '1 | absent'],
    ["const o = {}; if (!('a' in o)) o.a = 1; look(o);", '1'],
    ['const o = { a: 1 }; if (given) o.a = 2; else look(o);', '1'],
    [
      'const o = {}; if (given) { if (given2) o.a = 1; else o.a = 2; } else o.a = 3; look(o);',
      '1 | 2 | 3',
    ],
    ['const o = {}; given && (o.a = 1); look(o);', '1 | absent'],
    ['const o = { a: 1 }; given || delete o.a; look(o);', '1 | absent'],
    ['const o = { a: null }; o.a ??= 1; look(o);', '1'],
    ['const o = { a: 2 }; o.a ??= 1; look(o);', '2'],
    ['const o = { a: 2 }; o.a &&= 1; look(o);', '1'],
    ['const o = {}; o.a &&= 1; look(o);', 'absent'],
    ['const o = {}; o.a ??= 1; look(o);', '1'],
    ['const o = {}; if (given) o.a ??= 1; o.a ??= 2; look(o);', '1 | 2'],
    ['const o = { a: 1 }; const n = given ? (o.a = 2, 1) : 0; look(o);', '2 | 1'],
    [
      'const o = { a: 1 }; if (given) { o.a = 2; } else if (given2) { o.a = 3; } look(o);',
      '2 | 3 | 1',
    ],
    ['const o = { a: 1 }; if (given && given2) o.a = 2; look(o);', '2 | 1'],
    ['const o = { a: 1 }; if (given) o.a = 2; if (given2) o.a = 3; look(o);', '3 | 2 | 1'],
    ['const o = { a: 1 }; if (given) return; o.a = 2; look(o);', '2'],
  ])('branches: %s → %s', async (code, said) => {
    expect(await toldOfKey(code)).toEqual({ said, wrong: [] });
  });

  it.each([
    ['const o = { a: 1 }; if (false) o.a = 2; look(o);', '1'],
    ['const o = { a: 1 }; if (true) o.a = 2; look(o);', '2'],
    ['const o = { a: 1 }; while (false) o.a = 2; look(o);', '1'],
    ['const o = { a: 1 }; do o.a = 2; while (false); look(o);', '2'],
    ['const isOn = false; const o = { a: 1 }; if (isOn) o.a = 2; look(o);', '1'],
    ['const isOn = true; const o = { a: 1 }; if (!isOn) delete o.a; look(o);', '1'],
    ['const o = { a: 1 }; false && (o.a = 2); look(o);', '1'],
    ['const o = { a: 1 }; true || (o.a = 2); look(o);', '1'],
    [
      'let isOn = false; const turnOn = () => { isOn = true; }; turnOn(); const o = { a: 1 }; if (isOn) o.a = 2; look(o);',
      '2 | 1? | unknown',
    ],
    [
      'const settings = { isOn: false }; unread(settings); const o = { a: 1 }; if (settings.isOn) o.a = 2; look(o);',
      '2 | 1? | unknown',
    ],
    [
      'const o = { a: 1 }; const f = (p, isOn) => { if (isOn) p.a = 2; }; f(o, false); look(o);',
      '1',
    ],
    [
      'const o = { a: 1 }; const f = (p, isOn) => { if (isOn) p.a = 2; }; f(o, true); look(o);',
      '2',
    ],
    [
      'const o = { a: 1 }; const f = (p, isOn) => { if (isOn) p.a = 2; }; f(o, given); look(o);',
      '2 | 1',
    ],
    [
      'const o = { a: 1 }; const f = (p, isOn = true) => { if (isOn) p.a = 2; }; f(o); look(o);',
      '2',
    ],
    ['const isOff = !true; const o = { a: 1 }; if (isOff) o.a = 2; look(o);', '1'],
    [
      'let isOn = true; const o = { a: 1 }; while (isOn) { o.a = 2; isOn = false; } look(o);',
      '1 | 2? | unknown',
    ],
    [
      'const f = (isOn = false) => { const o = { a: 1 }; if (isOn) o.a = 2; look(o); }; f(); f(true);',
      '2 | 1? | unknown',
    ],
    ['const o = { a: 1 }; if ([].length) o.a = 2; look(o);', '1'],
    ['const list = []; const o = { a: 1 }; if (list.length > 0) o.a = 2; look(o);', '1'],
    [
      'const list = []; list.push(1); const o = { a: 1 }; if (list.length > 0) o.a = 2; look(o);',
      '2 | 1? | unknown',
    ],
    ["const mode = 'x'; const o = { a: 1 }; if (mode === 'x') o.a = 2; look(o);", '2'],
    ["const mode = 'x'; const o = { a: 1 }; if (mode !== 'x') o.a = 2; look(o);", '1'],
    ["let mode = 'x'; const o = { a: 1 }; if (mode === 'x') o.a = 2; look(o);", '2 | 1? | unknown'],
    ["const mode = kind; const o = { a: 1 }; if (mode === 'x') o.a = 2; look(o);", '2 | 1'],
    [
      "const f = (mode, o) => { if (mode === 'x') o.a = 2; };\nexport const g = (o) => f('x', o);\nconst o = { a: 1 };\nf('x', o);\nlook(o);",
      '2 | 1? | unknown',
    ],
  ])('conditions that are constant: %s → %s', async (code, said) => {
    expect(await toldOfKey(code)).toEqual({ said, wrong: [] });
  });

  it.each([
    [
      "const o = {}; switch (kind) { case 'x': o.a = 1; break; default: o.a = 2; } look(o);",
      '2 | 1',
    ],
    ["const o = { a: 1 }; switch (kind) { case 'x': o.a = 2; } look(o);", '2 | 1'],
    ["const o = { a: 1 }; switch (kind) { case 'x': o.a = 2; break; case 'y': } look(o);", '1 | 2'],
    [
      "const o = { a: 1 }; switch (kind) { case 'x': case 'y': o.a = 2; break; default: } look(o);",
      '1 | 2',
    ],
    [
      "const o = { a: 1 }; switch (kind) { case 'x': o.a = 2; case 'y': o.a = 3; } look(o);",
      '3 | 1',
    ],
    ["const o = {}; switch (kind) { case 'x': o.a = 1; break; case 'y': look(o); }", 'absent'],
    ["const o = {}; switch (kind) { case 'x': o.a = 1; case 'y': look(o); }", '1 | absent'],
    [
      "const f = () => { const o = {}; switch (kind) { case 'x': o.a = 1; return o; case 'y': o.a = 2; return o; } return o; }; look(f());",
      '1 | 2 | absent',
    ],
    [
      "const o = { a: 1 }; out: switch (kind) { case 'x': o.a = 2; break out; case 'y': o.a = 3; } look(o);",
      '3 | 1 | 2',
    ],
    ['const o = { a: 1 }; switch (1) { case 1: o.a = 2; } look(o);', '2'],
    [
      "const mode = 'x'; const o = { a: 1 }; switch (mode) { case 'x': o.a = 2; break; default: o.a = 3; } look(o);",
      '2',
    ],
    [
      "const mode = 'z'; const o = { a: 1 }; switch (mode) { case 'x': o.a = 2; break; default: o.a = 3; } look(o);",
      '3',
    ],
    [
      "const mode = 'z'; const o = { a: 1 }; switch (mode) { default: o.a = 3; break; case 'z': o.a = 2; } look(o);",
      '2',
    ],
    [
      "const mode = kind; const o = { a: 1 }; switch (mode) { case 'x': o.a = 2; break; default: o.a = 3; } look(o);",
      '3 | 2',
    ],
    ['const o = { a: 1 }; out: { if (given) break out; o.a = 2; } look(o);', '2 | 1'],
    [
      'const o = { a: 1 }; const flag = [1].includes(2); out: { if (flag) break out; o.a = 2; } look(o);',
      '2 | 1? | unknown',
    ],
    [
      'const o = { a: 1 }; const flag = [1].includes(2); out: { if (flag) { if (given) break out; } o.a = 2; } look(o);',
      '2 | 1? | unknown',
    ],
    [
      "const o = { a: 1 }; do { switch (kind) { case 'x': o.a = 2; break; } look(o); } while (next());",
      '2 | 1',
    ],
    [
      "const o = { a: 1 }; do { switch (kind) { case 'x': o.a = 2; continue; } o.a = 3; } while (next()); look(o);",
      '3 | 2? | unknown',
    ],
  ])('switch: %s → %s', async (code, said) => {
    expect(await toldOfKey(code)).toEqual({ said, wrong: [] });
  });

  it.each([
    ['const o = { a: 1 }; for (const row of rows) o.a = 2; look(o);', '1 | 2? | unknown'],
    ['const o = { a: 1 }; for (let i = 0; i < 3; i += 1) o.a = 2; look(o);', '2'],
    ['const o = { a: 1 }; for (let i = 0; next(); o.a = 2) look(o);', '1 | 2'],
    ['const o = { a: 1 }; do { o.a = 2; } while (next()); look(o);', '2'],
    ['const o = { a: 1 }; do { look(o); o.a = 2; } while (next());', '1 | 2'],
    [
      'const o = { a: 1 }; do { if (next()) break; o.a = 2; } while (next()); look(o);',
      '2 | 1? | unknown',
    ],
    ['const o = { a: 1 }; while (true) { o.a = 2; if (next()) break; o.a = 3; } look(o);', '2'],
    ['for (const row of rows) { const o = { a: 1 }; look(o); o.a = 2; }', '1'],
    ['const o = { a: 1 }; for (const row of rows) { look(o); o.a = 2; }', '1 | 2'],
    ['const o = { a: 1 }; for (const row of rows) { look(o); delete o.a; }', '1 | absent'],
    ['let o; for (const row of rows) { o = { a: 1 }; look(o); o.a = 2; }', '1'],
    [
      'const o = { a: 1 }; outer: for (const row of rows) { for (const other of rows) { if (next()) continue outer; o.a = 2; } o.a = 3; } look(o);',
      '1 | 3 | 2? | unknown',
    ],
    [
      'const o = { a: 1 }; outer: for (const row of rows) { for (const other of rows) { o.a = 2; break outer; } o.a = 3; } look(o);',
      '1 | 3 | 2? | unknown',
    ],
    ['const o = { a: 1 }; block: { o.a = 2; break block; } look(o);', '2'],
    ['const o = { a: 1 }; while (next()) { o.a = 2; break; } look(o);', '1 | 2? | unknown'],
    ['const o = { a: 1 }; while ((o.a = 2) && next()) o.a = 3; look(o);', '2'],
    ['const o = {}; for (o.a of rows) {} look(o);', 'absent | unknown'],
    ['const o = { a: 1 }; rows.forEach(() => { o.a = 2; }); look(o);', '1 | 2? | unknown'],
    ['const o = { a: 1 }; [1, 2].forEach(() => { o.a = 2; }); look(o);', '2'],
    ['for (const o of [{ a: 1 }, { a: 2 }]) { o.a = 3; look(o); }', '1 | 3 | 2? | unknown'],
    [
      'const all = [{ a: 1 }, { a: 2 }]; for (const o of all) o.a = 3; look(all[0]);',
      '1 | 3? | unknown',
    ],
    ['for await (const o of [{ a: 1 }]) { look(o); o.a = 2; }', '1'],
    [
      'const o = { a: 1 }; for (const p of [o]) { if (next()) continue; p.a = 2; } look(o);',
      '2 | 1? | unknown',
    ],
    [
      'label: for (const row of rows) { const o = { a: 1 }; for (;;) { if (next()) continue label; o.a = 2; look(o); break; } }',
      '2',
    ],
    ['const o = { a: 1 }; for (const x of [1]) o.a = 2; look(o);', '2'],
    ['const o = { a: 1 }; for (const x of []) o.a = 2; look(o);', '1'],
    [
      'const list = [1]; list.push(2); const o = { a: 1 }; for (const x of list) o.a = 2; look(o);',
      '1 | 2? | unknown',
    ],
    [
      'const list = [1]; list.pop(); const o = { a: 1 }; for (const x of list) o.a = 2; look(o);',
      '1 | 2? | unknown',
    ],
    [
      'const list = [1]; unread(list); const o = { a: 1 }; for (const x of list) o.a = 2; look(o);',
      '1 | 2? | unknown',
    ],
    ['const o = { a: 1 }; for (const x of [...rows]) o.a = 2; look(o);', '1 | 2? | unknown'],
    ['const o = { a: 1 }; for (const x in { b: 1 }) o.a = 2; look(o);', '2'],
    ['const o = { a: 1 }; for (const x in {}) o.a = 2; look(o);', '1'],
    ['const o = { a: 1 }; for (let i = 0; i < 0; i += 1) o.a = 2; look(o);', '1'],
    [
      'const o = { a: 1 }; for (let i = 0; i < rows.length; i += 1) o.a = 2; look(o);',
      '1 | 2? | unknown',
    ],
    ['const o = { a: 1 }; for (let i = 0; i <= 0; i++) o.a = 2; look(o);', '2'],
    [
      'const o = { a: 1 }; for (let i = 0; i < 2; i++) { i = 5; o.a = 2; } look(o);',
      '1 | 2? | unknown',
    ],
    [
      'const list = [1, 2]; const o = { a: 1 }; for (let i = 0; i < list.length; i++) o.a = 2; look(o);',
      '2',
    ],
    ['const o = { a: 1 }; for (const x of [1, 2]) { look(o); o.a = 2; }', '1 | 2'],
    ['const o = { a: 1 }; for (const x of [1]) { look(o); o.a = 2; }', '1'],
    [
      'const o = { a: 1 }; for (const x of [1]) { if (next()) break; o.a = 2; } look(o);',
      '2 | 1? | unknown',
    ],
    ["const o = {}; for (const [k, v] of [['a', 1]]) o[k] = v; look(o);", '1'],
  ])('loops: %s → %s', async (code, said) => {
    expect(await toldOfKey(code)).toEqual({ said, wrong: [] });
  });

  it.each([
    [
      'const change = (o) => { if (given) return; o.a = 2; }; const o = { a: 1 }; change(o); look(o);',
      '1 | 2',
    ],
    [
      'const change = (o) => { if (given) { o.a = 2; return; } o.a = 3; }; const o = { a: 1 }; change(o); look(o);',
      '2 | 3',
    ],
    [
      "const change = (o) => { if (given) throw new Error('no'); o.a = 2; }; const o = { a: 1 }; change(o); look(o);",
      '2',
    ],
    [
      'const make = () => { const o = { a: 1 }; if (given) return o; o.a = 2; return o; }; look(make());',
      '1 | 2',
    ],
    [
      "const f = () => { const o = { a: 1 }; if (given) { o.a = 2; throw new Error('no'); } look(o); }; f();",
      '1',
    ],
    ['const f = (o) => { try { return o; } finally { o.a = 2; } }; look(f({ a: 1 }));', '2'],
    ['const f = (o) => { try { return o; } finally { return o; } }; look(f({ a: 1 }));', '1'],
    [
      'const f = (o) => { try { try { return o; } finally { o.a = 2; return o; } } finally { o.b = 3; } }; look(f({ a: 1 }));',
      '2',
    ],
    ['const o = { a: 1 }; for (;;) { try { break; } finally { o.a = 2; break; } } look(o);', '2'],
    [
      'const o = { a: 1 }; for (;;) { try { for (;;) { break; } o.a = 2; } finally { break; } } look(o);',
      '2',
    ],
    [
      'const f = (o) => { for (const row of rows) { if (next()) return; o.a = 2; } }; const o = { a: 1 }; f(o); look(o);',
      '1 | 2? | unknown',
    ],
    [
      'const flag = [1].includes(2); function run() { if (flag) { if (given) return; } o.a = 2; } const o = { a: 1 }; run(); look(o);',
      '1 | 2? | unknown',
    ],
    [
      'function run() { if (given) { if (given2) return; } o.a = 2; } const o = { a: 1 }; run(); look(o);',
      '1 | 2',
    ],
    [
      'function run() { try { unread(); } catch { if (given) return; } o.a = 2; } const o = { a: 1 }; run(); look(o);',
      '1 | 2? | unknown',
    ],
    [
      'function run() { if (given) return; if (given2) { o.a = 3; return; } o.a = 2; } const o = { a: 1 }; run(); look(o);',
      '1 | 3 | 2',
    ],
    [
      'const flag = [1].includes(2); function run() { if (flag) return; if (given2) { o.a = 3; return; } o.a = 2; } const o = { a: 1 }; run(); look(o);',
      '1 | 3 | 2? | unknown',
    ],
  ])('early return and throw: %s → %s', async (code, said) => {
    expect(await toldOfKey(code)).toEqual({ said, wrong: [] });
  });

  it.each([
    ['const o = { a: 1 }; try { o.a = 2; } catch { o.a = 3; } look(o);', '2'],
    ['const o = { a: 1 }; try { next(); o.a = 2; } catch {} look(o);', '2 | 1? | unknown'],
    ['const o = { a: 1 }; try { o.a = 2; unread(); } catch { look(o); }', '1 | 2? | unknown'],
    ['const o = { a: 1 }; try { unread(); } finally { o.a = 2; } look(o);', '2'],
    ["const o = { a: 1 }; try { throw new Error('no'); } catch { o.a = 2; } look(o);", '2'],
    [
      "const o = { a: 1 }; try { if (given) throw new Error('no'); o.a = 2; } catch { o.a = 3; } look(o);",
      '2 | 3? | unknown',
    ],
    [
      "const o = { a: 1 }; try { o.a = 2; if (given) throw new Error('no'); } catch { look(o); }",
      '1 | 2? | unknown',
    ],
    [
      "const o = { a: 1 }; try { try { if (given) throw new Error('no'); o.a = 2; } finally { o.a = 3; } } catch {} look(o);",
      '3 | 1 | 2? | unknown',
    ],
    [
      'const f = () => { const o = { a: 1 }; try { if (given) return o; } finally { o.a = 2; } return o; }; look(f());',
      '2',
    ],
    [
      "const boom = () => { throw new Error('no'); }; const o = { a: 1 }; try { o.a = 2; boom(); o.a = 3; } catch {} look(o);",
      '3 | 1 | 2? | unknown',
    ],
    ['const o = Object.freeze({ a: 1 }); try { o.a = 2; } catch {} look(o);', '1 | 2? | unknown'],
    [
      'const f = () => { const o = { a: 1 }; try { unread(); return o; } catch { o.a = 2; return o; } }; look(f());',
      '1 | 2? | unknown',
    ],
    [
      'const f = () => { const o = { a: 1 }; try { unread(); } catch { return o; } o.a = 2; return o; }; look(f());',
      '1 | 2? | unknown',
    ],
  ])('try: %s → %s', async (code, said) => {
    expect(await toldOfKey(code)).toEqual({ said, wrong: [] });
  });
});
