/** What nobody has read may change an object; what a model knows to read leaves it alone. */
import { describe, expect, it } from 'vitest';
import { escapesOf, toldOfKey } from '../../helpers/heap.ts';

describe('an escape', () => {
  it.each([
    ['const o = { a: 1 }; unread(o); look(o);', '1 | unknown'],
    ['const o = {}; unread(o); look(o);', 'absent | unknown'],
    ['const o = { a: 1 }; look(o); unread(o);', '1'],
    ['const o = { a: 1 }; unread(o); o.a = 2; look(o);', '2'],
    ['const o = { a: 1 }; unread({ o }); look(o);', '1 | unknown'],
    ['const o = { a: 1 }; unread([o]); look(o);', '1 | unknown'],
    ['const o = { a: 1 }; unread({ ...o }); look(o);', '1'],
    ['const o = { a: 1 }; unread(o.a); look(o);', '1'],
    ['const o = { a: 1 }; unread(() => o); look(o);', '1 | unknown'],
    ['const o = { a: 1 }; new unread(o); look(o);', '1 | unknown'],
    ["const o = { a: 1 }; unread.on('event', o); look(o);", '1 | unknown'],
    ['const o = { a: 1 }; if (given) unread(o); look(o);', '1 | unknown'],
    ['const o = { a: 1 }; for (const row of rows) { look(o); unread(o); }', '1 | unknown'],
    ['const o = { a: 1 }; unread`${o}`; look(o);', '1 | unknown'],
    ['const o = { o: { a: 1 } }; unread(o); look(o.o);', '1 | unknown'],
    ['const o = { o: { a: 1 } }; unread(o.o); look(o.o);', '1 | unknown'],
    ['const o = { a: 1, o: { b: 1 } }; unread(o.o); look(o);', '1'],
    ['const o = { a: 1 }; const p = unread(o); look(p);', 'unknown'],
    ['const o = { a: 1 }; const f = (run) => run(o); f(unread); look(o);', '1 | unknown'],
    ['export const f = (run) => { const o = { a: 1 }; run(o); look(o); };', '1 | unknown'],
    ['export const f = ({ run }) => { const o = { a: 1 }; run(o); look(o); };', '1 | unknown'],
    ['const o = { a: 1 }; const run = given ? unread : (x) => x; run(o); look(o);', '1 | unknown'],
    ['const o = { a: 1 }; const p = new Proxy(o, {}); p.a = 2; look(o);', '2'],
    [
      'const o = { a: 1 }; const p = new Proxy(o, { set: () => true }); p.a = 2; look(o);',
      '1 | unknown',
    ],
    [
      'const h = {}; const o = { a: 1 }; const p = new Proxy(o, h); h.get = () => 2; look(p);',
      '1 | unknown',
    ],
    ['const o = { a: 1 }; const p = new Proxy(o, { get: () => 2 }); look(p);', '1 | unknown'],
    [
      "const o = {}; Object.defineProperty(o, 'a', { value: 1, enumerable: true }); look(o);",
      'unknown',
    ],
    ["const o = { a: 1 }; Object.defineProperty(o, 'b', { value: 2 }); look(o);", '1'],
    [
      "const o = { a: 1 }; Object.defineProperty(o, 'a', { value: 2, writable: false }); o.a = 3; look(o);",
      '3? | unknown',
    ],
    ['const o = { a: 1 }; Object.freeze(o); o.a = 2; look(o);', '1 | 2? | unknown'],
    ['const o = Object.freeze({ a: 1 }); look(o);', '1'],
    ['const o = { a: 1 }; Object.seal(o); delete o.a; look(o);', '1? | absent | unknown'],
    ["const o = { a: 1 }; Reflect.set(o, 'a', 2); look(o);", '2'],
    ["const o = { a: 1 }; Reflect.deleteProperty(o, 'a'); look(o);", 'absent'],
    ['const o = { a: 1 }; Object.setPrototypeOf(o, { a: 2 }); look(o);', '1'],
    ['const o = { a: 1 }; eval(text); look(o);', '1 | unknown'],
    ['const o = { a: 1 }; const p = [o]; look(o); eval(text);', '1 | unknown'],
    ['const p = {}; { const o = { a: 1 }; p.o = o; look(o); } eval(text);', '1 | unknown'],
    ['{ const o = { a: 1 }; look(o); } eval(text);', '1'],
    ['const f = () => { const o = { a: 1 }; look(o); }; f(); eval(text);', '1'],
    ['const f = () => { let a = 1; const o = { a }; look(o); }; f(); eval(text);', '1'],
    ['let a = 1; { const o = { a }; look(o); } eval(text);', '1 | something'],
    ['const a = 1; { const o = { a }; look(o); } eval(text);', '1'],
    ['const f = (a) => { { const o = { a }; look(o); } eval(text); }; f(1);', '1 | something'],
    ['const eval = (x) => x; const o = { a: 1 }; eval(o.a); look(o);', '1'],
    // whoever imports it may call what it gives
    [
      'export const f = () => { const o = { a: 1 }; return { set: () => { o.a = 2; }, get: () => look(o) }; }; f().get();',
      '1 | 2? | unknown',
    ],
    [
      'export function f() { const o = { a: 1 }; return [() => look(o), () => { o.a = 2; }]; } f()[0]();',
      '1 | 2? | unknown',
    ],
    [
      'export function f() { const o = { a: 1 }; function set() { o.a = 2; } function get() { look(o); } return { set, get }; } f().get();',
      '1 | 2? | unknown',
    ],
    [
      'export class C { o = { a: 1 }; set = () => { this.o.a = 2; }; get = () => look(this.o); } new C().get();',
      '1 | 2? | unknown',
    ],
    [
      'const f = () => { const o = { a: 1 }; return { set: () => { o.a = 2; }, get: () => look(o) }; }; f().get();',
      '1',
    ],
    ['const o = { a: 1 }; console.log(o); look(o);', '1'],
    [
      'const o = { a: 1 }; const f = given ? () => { o.a = 2; } : null; console.log(f); look(o);',
      '1 | 2? | unknown',
    ],
    ['const o = { a: 1 }; const f = given ? { o } : null; console.log(f); look(o);', '1'],
    [
      'const o = { a: 1 }; function run() { const change = (p) => { p.a = 2; return arguments; }; change(o); } run(); look(o);',
      '2',
    ],
    ['const o = { a: 1 }; JSON.stringify(o); look(o);', '1'],
    ['const o = { a: 1 }; Object.keys(o); look(o);', '1'],
    ['const o = { a: 1 }; const text = `${o}`; look(o);', '1'],
    ['const o = { a: 1 }; JSON.stringify(o, unread); look(o);', '1 | unknown'],
    ['const o = { a: 1 }; [o].forEach(unread); look(o);', '1 | unknown'],
    ['const o = { a: 1 }; Array.from([o], (item) => { item.a = 2; }); look(o);', '1 | unknown'],
    [
      'const o = { a: 1 }; Promise.resolve(o).then(unread).catch(() => {}); look(o);',
      '1 | unknown',
    ],
    ["import { info } from 'pino';\nconst o = { a: 1 };\ninfo(o);\nlook(o);", '1'],
    [
      "import pino from 'pino';\nconst logger = pino();\nconst o = { a: 1 };\nlogger.info({ o });\nlook(o);",
      '1',
    ],
    ["import { inspect } from 'util';\nconst o = { a: 1 };\ninspect(o);\nlook(o);", '1'],
    ["import { cloneDeep } from 'lodash';\nconst o = { a: 1 };\ncloneDeep(o);\nlook(o);", '1'],
    ["import _ from 'lodash';\nconst o = { a: 1 };\n_.omit(o, 'a');\nlook(o);", '1'],
    ["import { z } from 'zod';\nconst o = { a: 1 };\nz.object({}).parse(o);\nlook(o);", '1'],
    [
      "import { expect } from 'vitest';\nconst o = { a: 1 };\nexpect(o).toEqual({});\nlook(o);",
      '1',
    ],
    [
      "import merge from 'unread-merge';\nconst o = { a: 1 };\nmerge(o, {});\nlook(o);",
      '1 | unknown',
    ],
    [
      "import { info } from 'unread-logger';\nconst o = { a: 1 };\ninfo(o);\nlook(o);",
      '1 | unknown',
    ],
    [
      "import logger from 'unread-logger';\nconst o = { a: 1 };\nlogger.info(o);\nlook(o);",
      '1 | unknown',
    ],
    [
      "import { get } from 'unread-tools';\nconst o = { a: 1 };\nget(o, 'a');\nlook(o);",
      '1 | unknown',
    ],
  ])('%s → %s', async (code, said) => {
    expect(await toldOfKey(code)).toEqual({ said, wrong: [] });
  });

  it.each([
    ['const o = {}; look(o);', []],
    ['const o = {}; console.log(o); look(o);', []],
    ['const o = {}; unread(o); look(o);', ['is handed to a function that is not read']],
    ['const o = {}; new unread(o); look(o);', ['is handed to a function that is not read']],
    [
      'const o = {}; for (const p of [o]) unread(p); look(o);',
      ['is handed to a function that is not read'],
    ],
    [
      'const o = {}; Promise.resolve(o).then(unread); look(o);',
      ['is handed to a function that is not read'],
    ],
    ['const o = {}; unread(() => o); look(o);', ['is returned to a function that is not read']],
    ['const o = {}; kept = o; look(o);', ['is kept in the global kept']],
    ['const o = {}; unread.o = o; look(o);', ['becomes a part of something that is not read']],
    [
      'class A { constructor(o) { this[unread()] = o; } } const o = {}; new A(o); look(o);',
      ['is kept under a name that is not known'],
    ],
    ['const o = {}; new Proxy(o, {}); look(o);', []],
    ['const o = {}; new Proxy(o, { get: () => 1 }); look(o);', ['stands behind a proxy']],
    ['const o = {}; JSON.stringify(o, unread); look(o);', ['goes through a replacer']],
    ['const o = {}; Array.from([o], unread); look(o);', ['goes through a function']],
    [
      'const o = {}; const f = (...all) => all; f(...rows, o); look(o);',
      ['is one of several spread arguments'],
    ],
    ['function f() { return arguments; } const o = {}; f(o); look(o);', ['is one of `arguments`']],
    [
      "const o = {}; Object.defineProperty({}, 'a', o); look(o);",
      ['is what a property is defined by'],
    ],
    ['const o = {}; [].splice(0, 0, o); look(o);', ['is put into a list']],
    ['const o = {}; throw o; look(o);', ['goes where it is not followed']],
    ['const o = {}; unread`${o}`; look(o);', ['goes where it is not followed']],
    [
      'const o = {}; const box = { b: { c: { d: { e: { f: o } } } } }; look(o);',
      ['stands too deep in others'],
    ],
  ])('has a reason: %s → %j', (code, reasons) => {
    expect(escapesOf(code)).toEqual(reasons);
  });

  it.each([
    [100, '1'],
    [500, 'unknown'],
  ])('leaves nothing known of an object that has %d names', async (count, said) => {
    const names = Array.from({ length: count }, (_, index) => `const name${String(index)} = o;`);
    const code = `const o = { a: 1 }; o.a = 1; look(o); ${names.join(' ')}`;
    expect((await toldOfKey(code)).said).toContain(said);
  });
});
