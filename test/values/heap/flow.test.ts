/** Which assignments of a variable can still be seen where it is read. */
import { describe, expect, it } from 'vitest';
import { toldOfKey, toldOfValue } from '../../helpers/heap.ts';

describe('a variable', () => {
  it.each([
    ['let a = 1; look(a); a = 2;', '1'],
    ['let a = 1; a = 2; look(a);', '2'],
    ['let a = 1; if (given) a = 2; look(a);', '1 | 2'],
    ['let a; if (given) a = 1; else a = 2; look(a);', '1 | 2'],
    ['let a = 1; if (given) { a = 2; look(a); }', '2'],
    ['let a = 1; if (given) a = 2; else look(a);', '1'],
    ['let a = 1; while (next()) a = 2; look(a);', '1 | 2'],
    ['let a = 1; while (next()) { look(a); a = 2; }', '1 | 2'],
    ['let a = 1; do a = 2; while (next()); look(a);', '2'],
    ['let a = 1; for (const row of rows) { if (next()) break; a = 2; } look(a);', '1 | 2'],
    ["let a = 1; switch (kind) { case 'x': a = 2; break; case 'y': } look(a);", '1 | 2'],
    ["let a = 1; switch (kind) { case 'x': a = 2; default: a = 3; } look(a);", '3'],
    ['let a = 1; try { unread(); a = 2; } catch {} look(a);', '1 | 2'],
    ['let a = 1; try { unread(); } catch { a = 2; } finally { a = 3; } look(a);', '3'],
    ['let a = 1; const f = () => { if (given) return; a = 2; }; f(); look(a);', '1 | 2'],
    ['let a = 1; unread(() => { a = 2; }); look(a);', '1 | 2'],
    ['let a = 1; unread(() => look(a)); a = 2;', '1 | 2'],
    ['const f = () => { let a = 1; a = 2; look(a); }; f(); f();', '2'],
    ['const f = (a) => { if (given) a = 2; look(a); }; f(1);', '1 | 2'],
    ['const f = (a = 1) => { look(a); a = 2; }; f();', '1'],
    ['const f = (a) => { a ??= 2; look(a); }; f(1); f();', '1 | 2'],
    ['let a = 1; [a] = [2]; look(a);', '2'],
    ['let a = 1; ({ a } = { a: 2 }); look(a);', '2'],
    ['let a = 1, b = 2; [a, b] = [b, a]; look(a);', '2'],
    ["let a = 'x'; a += 'y'; look(a);", '"xy"'],
    ['let a = 2; a ??= 1; look(a);', '2'],
    ['let a = 0; a &&= 2; look(a);', '0'],
    ['let a = 1; { let a = 2; } look(a);', '1'],
    ['let a = 1; if (false) a = 2; look(a);', '1'],
    ['let a = 1; if (true) a = 2; look(a);', '2'],
    ['let a = 1; given ? (a = 2) : (a = 3); look(a);', '2 | 3'],
    ['let a = 1; (a = 2, look(a));', '2'],
    ['let a = 1; if (given) { a = 2; return; } look(a);', '1'],
    ['let a = 1; if (given) throw (a = 2); look(a);', '1'],
    ['function a() {} a = 1; look(a);', '1'],
    ['let a = 1; const send = () => look(a); if (given) a = 2; send();', '1 | 2'],
  ])('%s → %s', async (code, said) => {
    expect(await toldOfValue(code)).toEqual({ said, wrong: [] });
  });

  it.each([
    [
      'const flag = [1].includes(2); let o = { a: 1 }; if (flag) o = { a: 2 }; look(o);',
      '1 | 2? | unknown',
    ],
    [
      'const flag = [1].includes(2); let a = 1; if (flag) a = 2; look({ a });',
      '1 | 2? | absent | unknown',
    ],
    ['let a = 1; if (given) a = 2; look({ a });', '1 | 2'],
    ['let a; try { a = unread(); } catch {} look({ a: 1, ...a });', '1? | unknown'],
    ['let o = { a: 1 }; try { o = { ...o, ...unread() }; } catch {} look(o);', '1? | unknown'],
    [
      'let o = { a: 1 }; o = { ...o, a: 2 }; const send = () => look(o); send();',
      '1 | 2? | unknown',
    ],
    ['let o; const get = () => { if (!o) o = { a: 1 }; return o; }; look(get());', '1 | unknown'],
    ['let o; const get = () => (o ??= { a: 1 }); look(get());', '1? | unknown'],
    [
      'let o = { a: 1 }; for (const row of rows) { if (next()) o = { a: 2 }; } look(o);',
      '1 | 2? | unknown',
    ],
    [
      'const all = [1, 2].map((v) => ({ a: v })); for (const o of all) look(o);',
      '1 | 2? | absent | unknown',
    ],
    ['const all = [1, 2].map((v) => ({ a: 3 })); look(all[0]);', '3'],
    [
      'const p = { a: 1 }; if ([1].includes(2)) p.a = 2; const o = { a: p.a }; look(o);',
      '2 | 1 | something? | absent | unknown',
    ],
  ])('one object or another: %s → %s', async (code, said) => {
    expect(await toldOfKey(code)).toEqual({ said, wrong: [] });
  });
});
