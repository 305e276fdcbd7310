/** When functions run that hold an object: at once, later, never, or called by somebody else. */
import { describe, expect, it } from 'vitest';
import { toldOfKey } from '../../helpers/heap.ts';

describe('the history', () => {
  it.each([
    ['const o = { a: 1 }; const change = () => { o.a = 2; }; change(); look(o);', '2'],
    ['const o = { a: 1 }; const change = () => { o.a = 2; }; look(o); change();', '1'],
    [
      'const o = { a: 1 }; const change = () => { o.a = 2; }; if (given) change(); look(o);',
      '2 | 1',
    ],
    [
      'const o = { a: 1 }; const change = () => { o.a = 2; }; unread(change); look(o);',
      '1 | 2? | unknown',
    ],
    [
      'const o = { a: 1 }; unread(() => { o.a = 2; }); await unread(); look(o);',
      '1 | 2? | unknown',
    ],
    ['const o = { a: 1 }; const send = () => look(o); o.a = 2; send();', '2'],
    ['const o = { a: 1 }; const send = () => look(o); send(); o.a = 2;', '1'],
    [
      'const o = { a: 1 }; const send = () => look(o); send(); o.a = 2; send();',
      '1 | 2? | unknown',
    ],
    ['const o = { a: 1 }; const send = () => look(o); unread(send); o.a = 2;', '1 | 2? | unknown'],
    [
      'const o = {};\nexport function change() { o.a = 1; }\nunread(change);\nexport function send() { look(o); }\nunread(send);',
      '1? | absent | unknown',
    ],
    [
      'const o = { a: 1 };\nexport const change = () => { o.a = 2; };\nexport const send = () => look(o);',
      '1 | 2? | unknown',
    ],
    [
      'const o = { a: 1 };\nexport function change() { o.a = 2; }\nexport const send = () => look(o);',
      '1 | 2? | unknown',
    ],
    [
      'const o = { a: 1 };\nconst change = () => { o.a = 2; };\nconst send = () => look(o);\nexport { change, send };',
      '1 | 2? | unknown',
    ],
    [
      'const o = { a: 1 };\nconst change = () => { o.a = 2; };\nexport default { change };\nlook(o);',
      '1 | 2? | unknown',
    ],
    [
      'const o = { a: 1 };\nconst change = () => { o.a = 2; };\nexport const send = () => look(o);\nvoid change;',
      '1',
    ],
    [
      'export const send = () => { const o = { a: 1 }; change(o); look(o); };\nexport const change = (o) => { o.a = 2; };',
      '2',
    ],
    [
      'const make = () => { const o = { a: 1 }; unread(() => { o.a = 2; }); return o; }; look(make());',
      '1 | 2? | unknown',
    ],
    ['const o = { a: 1 }; (async () => { o.a = 2; })(); look(o);', '1 | 2? | unknown'],
    [
      'const o = { a: 1 }; const later = (async () => { await null; o.a = 2; })(); await later; look(o);',
      '1 | 2? | unknown',
    ],
    [
      'const o = { a: 1 }; Promise.resolve().then(() => { o.a = 2; }); look(o);',
      '1 | 2? | unknown',
    ],
    ['const o = { a: 1 }; queueMicrotask(() => { o.a = 2; }); look(o);', '1 | 2? | unknown'],
    ['const o = { a: 1 }; const tools = { change() { o.a = 2; } }; tools.change(); look(o);', '2'],
    ['const o = { a: 1 }; const tools = { change() { o.a = 2; } }; look(o);', '1 | 2? | unknown'],
    [
      'const o = { a: 1 }; class Tools { change() { o.a = 2; } } new Tools().change(); look(o);',
      '2',
    ],
    ['const o = { a: 1 }; class Tools { static { o.a = 2; } } look(o);', '2'],
    ['const o = { a: 1 }; class Tools { b = (o.a = 2); } look(o);', '1 | 2? | unknown'],
    [
      'const o = { a: 1 }; class Tools { b = (o.a = 2); } new Tools(); look(o);',
      '1 | 2? | unknown',
    ],
    [
      'const o = { a: 1 }; function* changes() { o.a = 2; yield 1; o.a = 3; } [...changes()]; look(o);',
      '1 | 3? | unknown',
    ],
    [
      'const o = { a: 1 }; const reader = { get b() { o.a = 2; return 1; } }; reader.b; look(o);',
      '1 | 2? | unknown',
    ],
    [
      'const o = { a: 1 }; const change = (value = (o.a = 2)) => value; change(); look(o);',
      '1 | 2? | unknown',
    ],
    ['const o = { a: 1 }; const { b = (o.a = 2) } = {}; look(o);', '1 | 2? | unknown'],
    [
      'const o = { a: 1 }; let change = () => { o.a = 2; }; change = () => { o.a = 3; }; change(); look(o);',
      '3 | 2? | unknown',
    ],
    [
      'const o = { a: 1 }; let change = () => {}; if (given) change = () => { o.a = 3; }; change(); look(o);',
      '1 | 3? | unknown',
    ],
    [
      'let current = { a: 1 }; const change = () => { current.a = 2; }; change(); look(current);',
      '2',
    ],
    ['let o; function init() { o = { a: 1 }; } init(); o.a = 2; look(o);', '2 | unknown'],
    [
      'const o = { a: 1 }; function f() { g(); o.a = 2; } function g() { look(o); } f();',
      '1 | 2? | unknown',
    ],
    ['const o = { a: 1 }; const p = { b: (o.a = 2), ...o }; look(p);', '2'],
    ['const o = { a: 1 }; const p = { ...o, b: (o.a = 2) }; look(p);', '1'],
    [
      'const o = { a: 1 }; const f = async (p) => { p.a = 2; await null; }; f(o); look(o);',
      '1 | 2? | unknown',
    ],
    ['const o = { a: 1 }; await Promise.all([1].map(async () => { o.a = 2; })); look(o);', '2'],
    [
      'const o = { a: 1 }; Promise.all([1].map(async () => { o.a = 2; })); look(o);',
      '1 | 2? | unknown',
    ],
    [
      'const o = { a: 1 }; await [1].map(async () => { await null; o.a = 2; }); look(o);',
      '1 | 2? | unknown',
    ],
    [
      'const o = { a: 1 }; await Promise.all(rows.map(async () => { o.a = 2; })); look(o);',
      '1 | 2? | unknown',
    ],
    [
      'const o = { a: 1 }; await Promise.all([1].map(async () => { await null; o.a = 2; })); look(o);',
      '2',
    ],
    [
      'const o = { a: 1 }; const f = async () => { await null; o.a = 2; }; await Promise.all([f()]); look(o);',
      '2',
    ],
    [
      'const o = { a: 1 }; const f = async () => { await null; o.a = 2; }; const g = async () => { o.a = 3; }; await Promise.all([f(), g()]); look(o);',
      '1 | 2 | 3? | unknown',
    ],
    [
      'const o = { a: 1 }; const f = async () => { await null; o.a = 2; }; await Promise.race([f()]); look(o);',
      '1 | 2? | unknown',
    ],
    [
      'const o = { a: 1 }; const f = async () => { await null; o.a = 2; }; const g = async () => f(); await g(); look(o);',
      '2',
    ],
    [
      'const o = { a: 1 }; const f = async () => { await null; o.a = 2; }; const g = async () => f(); g(); look(o);',
      '1 | 2? | unknown',
    ],
    [
      'const o = { a: 1 }; const f = async () => { await null; o.a = 2; }; const g = async () => { f(); }; await g(); look(o);',
      '1 | 2? | unknown',
    ],
    [
      'const o = { a: 1 }; const f = async () => { await null; o.a = 2; }; const g = () => f(); g(); look(o);',
      '1 | 2? | unknown',
    ],
    [
      'const o = { a: 1 }; await Promise.all([1].map(async () => { try { await null; } finally { o.a = 2; } })); look(o);',
      '2',
    ],
    [
      'const o = { a: 1 }; [1].forEach(async () => { await null; o.a = 2; }); look(o);',
      '1 | 2? | unknown',
    ],
    [
      'const o = { a: 1 }; await Promise.all([o].map(async (p) => { await null; p.a = 2; })); look(o);',
      '2',
    ],
  ])('a closure changes it: %s → %s', async (code, said) => {
    expect(await toldOfKey(code)).toEqual({ said, wrong: [] });
  });

  it.each([
    [
      'const o = { a: 1 }; const send = async () => { look(o); await null; }; const sent = send(); o.a = 2; await sent;',
      '1',
    ],
    ['const o = { a: 1 }; queueMicrotask(() => look(o)); o.a = 2;', '1 | 2? | unknown'],
    ['const o = { a: 1 }; [1].forEach(() => look(o)); o.a = 2;', '1'],
    [
      "const o = { a: 1 }; unread.on('x', () => look(o)); unread.on('y', () => { o.a = 2; });",
      '1 | 2? | unknown',
    ],
    [
      'const o = {}; const handlers = { first() { o.a = 1; }, second() { look(o); } }; handlers.first(); handlers.second();',
      '1',
    ],
    [
      'const o = { a: 1 }; class Job { start() { o.a = 2; this.send(); } send() { look(o); } } new Job().start();',
      '1 | 2? | unknown',
    ],
    [
      'class Job { constructor() { this.o = { a: 1 }; this.fill(); this.send(); } fill() { this.o.a = 2; } send() { look(this.o); } } new Job();',
      '2',
    ],
    [
      'class Job { o = {}; with(a) { this.o.a = a; return this; } send() { look(this.o); } } new Job().with(1).send();',
      '1',
    ],
    [
      'class Job { o = {}; with(a) { this.o.a = a; return this; } send() { look(this.o); } } new Job().send();',
      'something? | absent | unknown',
    ],
    ['function send(o) { o.a = 2; look(o); } send({ a: 1 });', '2'],
    ['function send(o) { look(o); } const o = { a: 1 }; o.a = 2; send(o);', '2'],
    ['function send(o) { look(o); } const o = { a: 1 }; send(o); o.a = 2; send(o);', '2 | 1'],
    [
      'function send(o) { inner(o); o.a = 3; } function inner(o) { look(o); } const o = { a: 1 }; o.a = 2; send(o);',
      '2',
    ],
    [
      'function send(o) { inner(o); o.a = 3; } function inner(o) { look(o); } const o = { a: 1 }; send(o); send(o);',
      '3 | 1',
    ],
    [
      'class Sender { o = { a: 1 }; send() { look(this.o); } set() { this.o.a = 2; } } const sender = new Sender(); sender.set(); sender.send();',
      '2',
    ],
    [
      'class Sender { o = { a: 1 }; constructor() { this.o.a = 2; } send() { look(this.o); } } new Sender().send();',
      '2',
    ],
    [
      'class Sender { constructor(o) { this.o = o; } send() { look(this.o); } } const o = { a: 1 }; const sender = new Sender(o); o.a = 2; sender.send();',
      '2',
    ],
    [
      'class Sender { static o = { a: 1 }; static send() { look(Sender.o); } } Sender.o.a = 2; Sender.send();',
      '2',
    ],
    [
      'const sender = { o: { a: 1 }, send() { look(this.o); } }; sender.o.a = 2; sender.send();',
      '2',
    ],
    ['const sender = { a: 1, send() { look(this); } }; sender.a = 2; sender.send();', '2'],
  ])('a closure looks at it: %s → %s', async (code, said) => {
    expect(await toldOfKey(code)).toEqual({ said, wrong: [] });
  });

  it.each([
    ['const o = { a: 1 }; look(o); o.a = 2;', '1 | 2? | unknown'],
    ['const o = { a: 1 }; await look(o); o.a = 2;', '1 | 2? | unknown'],
    ['const o = { a: 1 }; look(o); delete o.a;', '1? | absent | unknown'],
    ['const o = {}; look(o); o.a = 1;', '1? | absent | unknown'],
    ['const o = { a: 1 }; o.a = 2; look(o);', '2'],
    ['const o = { a: 1 }; look(o); unread(o);', '1 | unknown'],
    ['const o = { a: 1 }; look({ ...o }); o.a = 2;', '1'],
    ['for (const row of rows) { const o = { a: 1 }; look(o); o.a = 2; }', '1 | 2? | unknown'],
    [
      'const o = { a: 1 }; const change = () => { o.a = 2; }; look(o); change();',
      '1 | 2? | unknown',
    ],
    ['const send = (o) => look(o); const o = { a: 1 }; send(o); o.a = 2;', '1 | 2? | unknown'],
    ['const send = (o) => { look(o); o.a = 2; }; send({ a: 1 });', '1 | 2? | unknown'],
    ['const send = (o) => { look(o); }; send({ a: 1 }); send({ a: 2 });', '1 | 2'],
    ['let o = { a: 1 }; look(o); o = { a: 2 };', '1'],
    ['const o = { a: 1 }; if (given) { look(o); } else { o.a = 2; }', '1 | 2? | unknown'],
    ['const o = { a: 1 }; try { look(o); } finally { o.a = 2; }', '1 | 2? | unknown'],
    ['const o = { a: 1 }; const send = () => look(o); send(); o.a = 3;', '1 | 3? | unknown'],
    [
      'const o = { a: 1 }; const send = () => { look(o); }; const s = send(); o.a = 3; await s;',
      '1 | 3? | unknown',
    ],
    ['const o = { a: 1 }; (() => look(o))(); o.a = 3;', '1 | 3? | unknown'],
    ['const o = { a: 1 }; [1].map(() => look(o)); o.a = 3;', '1 | 3? | unknown'],
    [
      'class A { o = { a: 1 }; send() { return look(this.o); } } const a = new A(); a.send(); a.o.a = 3;',
      '1 | 3? | unknown',
    ],
    [
      'const o = { a: 1 }; const send = () => { o.a = 2; return look(o); }; send(); o.a = 3;',
      '2 | 1 | 3? | unknown',
    ],
    ['const o = { a: 1 }; const send = () => look(o); await send(); o.a = 3;', '1'],
    ['const send = (p) => look(p); const o = { a: 1 }; await send(o); o.a = 3;', '1'],
    [
      'const send = (p) => { look(p); }; const o = { a: 1 }; await send(o); o.a = 3;',
      '1 | 3? | unknown',
    ],
    ['const send = (p) => { p.a = 2; return look(p); }; const o = { a: 1 }; await send(o);', '2'],
    [
      'const send = (p) => { p.a = 2; return look(p); }; const o = { a: 1 }; send(o); o.b = 3;',
      '2',
    ],
    [
      'const send = (p) => { p.a = 2; return look(p); }; const o = { a: 1 }; o.a = 4; send(o);',
      '2',
    ],
    [
      'const send = async (p) => { p.a = 2; return await look(p); }; const o = { a: 1 }; const s = send(o); o.a = 3; await s;',
      '2 | 1 | 3? | unknown',
    ],
    ['const o = { a: 1 }; const send = () => { o.a = 2; return look(o); }; o.a = 4; send();', '2'],
    [
      'const o = { a: 1 }; async function main() { const ask = () => look(o); await ask(); } await main(); o.a = 3;',
      '1',
    ],
    [
      'const o = { a: 1 }; async function main() { const ask = () => look(o); ask(); } main(); o.a = 3;',
      '1 | 3? | unknown',
    ],
    [
      'const o = { a: 1 }; const send = () => look(o); for (const row of rows) { await send(); o.a = 3; }',
      '1 | 3',
    ],
    [
      'const send = (o) => { o.a = 2; look(o); }; const o = {}; send(o); o.a = 3;',
      '2 | 3? | absent | unknown',
    ],
    ['const send = (o) => { look(o); }; const o = { a: 1 }; send(o); o.a = 3;', '1 | 3? | unknown'],
    [
      'const send = async (o) => { o.a = 2; look(o); await null; o.a = 4; }; const o = {}; send(o); o.a = 3;',
      '2 | 4 | 3? | absent | unknown',
    ],
    [
      'const o = { a: 1 }; const send = () => { o.a = 2; look(o); }; send(); o.a = 3;',
      '2 | 1 | 3? | unknown',
    ],
    [
      'const o = { a: 1 }; const send = () => look(o); const inner = () => send(); inner(); o.a = 3;',
      '1 | 3? | unknown',
    ],
    ['const o = { a: 1 }; look(o); o.a = 2; await null;', '1 | 2? | unknown'],
    ['const o = { a: 1 }; look(o); o.a = 2; await null; o.a = 3;', '1 | 2 | 3? | unknown'],
    ['const o = { a: 1 }; look(o); if (given) o.a = 2; await null;', '1 | 2? | unknown'],
  ])('it is read at any time from there on: %s → %s', async (code, said) => {
    expect(await toldOfKey(code, { isLate: true })).toEqual({ said, wrong: [] });
  });
});
