/** `this` in methods that somebody else has, too; bodies that write themselves; lists of arguments that change. */
import type { Script } from '../../helpers/wire.ts';
import { type Judged, judgedScriptsOf } from './brief.ts';

const programs: Judged = [
  [
    'a method that a subclass replaces',
    'class T { run() { return client.responses.create({ BASE, store: this.keep() }); } keep() { return true; } } class U extends T { keep() { return false; } } await new U().run();',
    'off',
  ],
  [
    'a method that a subclass replaces, of a class that is made, too',
    'class T { run() { return client.responses.create({ BASE, store: this.keep() }); } keep() { return true; } } class U extends T { keep() { return false; } } await new U().run(); await new T().run();',
    'on',
  ],
  [
    'a method that one of two subclasses replaces',
    'class T { run() { return client.responses.create({ BASE, store: this.keep() }); } keep() { return true; } } class U extends T { keep() { return false; } } class V extends T {} await new U().run(); await new V().run();',
    'unknown',
  ],
  [
    'a method that a subclass replaces, of a class that others know',
    'class T { run() { return client.responses.create({ BASE, store: this.keep() }); } keep() { return true; } } class U extends T { keep() { return false; } } globalThis.T = T; await new U().run();',
    'unknown',
  ],
  [
    'a method that nobody replaces',
    'class T { run() { return client.responses.create({ BASE, store: this.keep() }); } keep() { return true; } } class U extends T {} await new U().run();',
    'on',
  ],
  [
    'a method that a class replaces by the same',
    'class T { run() { return client.responses.create({ BASE, store: this.keep() }); } keep() { return true; } } class U extends T { keep() { return true; } } await new U().run();',
    'on',
  ],
  [
    'an arrow function that a subclass replaces',
    'class T { keep = () => true; run() { return client.responses.create({ BASE, store: this.keep() }); } } class U extends T { keep = () => false; } await new U().run();',
    'unknown',
  ],
  [
    'a method that gives a part of the body',
    'class T { run() { return client.responses.create({ BASE, ...this.extra() }); } extra() { return { store: true }; } } class U extends T { extra() { return { store: false }; } } await new U().run();',
    'off',
  ],
  [
    'a method that is replaced further below',
    'class T { run() { return client.responses.create({ BASE, store: this.keep() }); } keep() { return true; } } class U extends T {} class V extends U { keep() { return false; } } await new V().run();',
    'unknown',
  ],
  [
    'an object with methods of its own',
    'const t = { keep() { return true; }, run() { return client.responses.create({ BASE, store: this.keep() }); } }; await t.run();',
    'on',
  ],
  [
    'a method that a mixin replaces',
    'class T { run() { return client.responses.create({ BASE, store: this.keep() }); } keep() { return true; } } const Off = (B) => class extends B { keep() { return false; } }; await new (Off(T))().run();',
    'unknown',
  ],
  [
    'a base class without a name',
    'const U = class extends (class { keep() { return true; } run() { return client.responses.create({ BASE, store: this.keep() }); } }) { keep() { return false; } }; await new U().run();',
    'off',
  ],
  [
    'a method that is called on something else',
    'class T { keep() { return true; } run() { return client.responses.create({ BASE, store: this.keep() }); } } await T.prototype.run.call({ keep: () => false });',
    'unknown',
  ],
  [
    'the methods of an object, spread into another',
    'const t = { keep() { return true; }, run() { return client.responses.create({ BASE, store: this.keep() }); } }; const u = { ...t, keep() { return false; } }; await u.run();',
    'unknown',
  ],
  [
    'the methods of an object, assigned to another',
    'const t = { keep() { return true; }, run() { return client.responses.create({ BASE, store: this.keep() }); } }; const u = Object.assign({}, t, { keep: () => false }); await u.run();',
    'unknown',
  ],
  [
    'an object that gets something assigned',
    'const t = { keep() { return true; }, run() { return client.responses.create({ BASE, store: this.keep() }); } }; Object.assign(t, { other: 1 }); await t.run();',
    'on',
  ],
  [
    'an object that another one is made from',
    'const t = { keep() { return true; }, run() { return client.responses.create({ BASE, store: this.keep() }); } }; const u = Object.create(t); u.keep = () => false; await u.run();',
    'unknown',
  ],
  [
    'an object that is the prototype of another',
    'const t = { keep() { return true; }, run() { return client.responses.create({ BASE, store: this.keep() }); } }; const u = { __proto__: t, keep() { return false; } }; await u.run();',
    'unknown',
  ],
  [
    'an object that becomes the prototype of another',
    'const t = { keep() { return true; }, run() { return client.responses.create({ BASE, store: this.keep() }); } }; const u = { keep() { return false; } }; Object.setPrototypeOf(u, t); await u.run();',
    'unknown',
  ],
  [
    'a method that another object borrows',
    'const t = { keep() { return true; }, run() { return client.responses.create({ BASE, store: this.keep() }); } }; const u = { run: t.run, keep: () => false }; await u.run();',
    'unknown',
  ],
  [
    'a method that is called on another object',
    'const t = { keep() { return true; }, run() { return client.responses.create({ BASE, store: this.keep() }); } }; await t.run.call({ keep: () => false });',
    'unknown',
  ],
  [
    'a value that another object is given',
    'const t = { name: "t", keep() { return true; }, run() { return client.responses.create({ BASE, store: this.keep() }); } }; const u = { name: t.name }; await t.run(u);',
    'on',
  ],
  [
    'the prototype of a function, made from another',
    'function T() {} T.prototype.keep = function () { return true; }; T.prototype.run = function () { return client.responses.create({ BASE, store: this.keep() }); }; function U() {} U.prototype = Object.create(T.prototype); U.prototype.keep = function () { return false; }; await new U().run();',
    'unknown',
  ],
  [
    'the prototype of a function, that of another',
    'function T() {} T.prototype.keep = function () { return true; }; T.prototype.run = function () { return client.responses.create({ BASE, store: this.keep() }); }; function U() {} Object.setPrototypeOf(U.prototype, T.prototype); U.prototype.keep = () => false; await new U().run();',
    'unknown',
  ],
  [
    'the prototype of a function that nobody inherits from',
    'function T() {} T.prototype.keep = function () { return true; }; T.prototype.run = function () { return client.responses.create({ BASE, store: this.keep() }); }; await new T().run();',
    'on',
  ],
  [
    'a body that writes itself',
    'const body = { BASE, store: true, toJSON() { return { BASE, store: false }; } }; await client.responses.create(body);',
    'unknown',
  ],
  [
    'a body that will write itself',
    'const body = { BASE, store: false }; body.toJSON = () => ({ BASE, store: true }); await client.responses.create(body);',
    'unknown',
  ],
  [
    'a body that writes itself no more',
    'const body = { BASE, store: false, toJSON: undefined }; await client.responses.create(body);',
    'off',
  ],
  [
    'a body of which a part writes itself',
    'const meta = { toJSON: () => ({}) }; await client.responses.create({ BASE, metadata: meta, store: false });',
    'off',
  ],
  [
    'a body that writes itself, given to `post`',
    'await client.post("/responses", { body: { BASE, store: false, toJSON() { return { BASE, store: true }; } } });',
    'unknown',
  ],
  [
    'arguments that are replaced, applied',
    'const args = [{ BASE, store: false }]; args[0] = { BASE, store: true }; await client.responses.create.apply(client.responses, args);',
    'unknown',
  ],
  [
    'arguments that are put before, applied',
    'const args = [{ BASE, store: false }]; args.unshift({ BASE, store: true }); await client.responses.create.apply(client.responses, args);',
    'unknown',
  ],
  [
    'arguments that are taken away, applied',
    'const args = [{ BASE, store: false }, { BASE, store: true }]; args.shift(); await client.responses.create.apply(client.responses, args);',
    'unknown',
  ],
  [
    'arguments that a function replaces, applied',
    'const args = [{ BASE, store: false }]; const f = (a) => { a[0] = { BASE, store: true }; }; f(args); await client.responses.create.apply(client.responses, args);',
    'unknown',
  ],
  [
    'arguments that are replaced, applied by Reflect',
    'const args = [{ BASE, store: false }]; args[0] = { BASE, store: true }; await Reflect.apply(client.responses.create, client.responses, args);',
    'unknown',
  ],
  [
    'arguments as they stand, applied',
    'const args = [{ BASE, store: false }, { timeout: 5000 }]; await client.responses.create.apply(client.responses, args);',
    'off',
  ],
  [
    'arguments before others, applied',
    'const more = [{ timeout: 5000 }]; await client.responses.create.apply(client.responses, [{ BASE, store: true }, ...more]);',
    'on',
  ],
  [
    'arguments before others, spread',
    'const more = [{ timeout: 5000 }]; const args = [{ BASE, store: true }, ...more]; await client.responses.create(...args);',
    'on',
  ],
  [
    'a rest parameter of which an element is replaced',
    'function f(...a) { a[0] = { ...a[0], store: true }; return client.responses.create(...a); } await f({ BASE, store: false });',
    'unknown',
  ],
  [
    'a rest parameter that is turned round',
    'function f(...a) { a.reverse(); return client.responses.create(a[0]); } await f({ BASE, store: false }, { BASE, store: true });',
    'unknown',
  ],
  [
    'a rest parameter as it stands',
    'function f(...a) { return client.responses.create(...a); } await f({ BASE, store: false });',
    'off',
  ],
  [
    'the rest of a list, of which an element is replaced',
    'const all = [{ BASE, store: true }, { BASE, store: false }]; const [, ...r] = all; r[0] = { BASE, store: true }; await client.responses.create(r[0]);',
    'unknown',
  ],
  [
    'the rest of a list as it stands',
    'const all = [{ BASE, store: true }, { BASE, store: false }]; const [, ...r] = all; await client.responses.create(r[0]);',
    'off',
  ],
  [
    'a symbol as a key, set twice',
    'const k = Symbol("k"); const o = { [k]: true }; o[k] = false; await client.responses.create({ BASE, store: o[k] });',
    'unknown',
  ],
  [
    'a symbol as a key, set once',
    'const k = Symbol("k"); const o = {}; o[k] = true; await client.responses.create({ BASE, store: o[k] });',
    'on',
  ],
  [
    'a symbol as a key beside another',
    'const k = Symbol("k"); const j = Symbol("j"); const o = { [k]: true, [j]: false }; await client.responses.create({ BASE, store: o[k] });',
    'unknown',
  ],
];

export const lentScripts: Script[] = judgedScriptsOf('lent', programs);
