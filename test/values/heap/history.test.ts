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
  ])('it is read at any time from there on: %s → %s', async (code, said) => {
    expect(await toldOfKey(code, { isLate: true })).toEqual({ said, wrong: [] });
  });
});
