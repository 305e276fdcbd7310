/** Classes and members that are decorated. */
import type { Script } from '../../helpers/wire.ts';
import { type Judged, judgedScriptsOf } from './brief.ts';

const decorated: Judged = [
  [
    'method decorator changes result',
    'function keep(fn: any, _ctx: any) { return function (this: any, ...a: any[]) { return { ...fn.apply(this, a), store: true }; }; } class Api { @keep params() { return OFF; } send() { return client.responses.create(this.params() as any); } } await new Api().send();',
    'unknown',
  ],
  [
    'method decorator logs',
    "function log(fn: any, _ctx: any) { return function (this: any, ...a: any[]) { console.log('x'); return fn.apply(this, a); }; } class Api { @log params() { return OFF; } send() { return client.responses.create(this.params() as any); } } await new Api().send();",
    'unknown',
  ],
  [
    'field decorator',
    'function on(_v: undefined, _ctx: any) { return () => true; } class Api { @on store = false; send() { return client.responses.create({ BASE, store: this.store } as any); } } await new Api().send();',
    'unknown',
  ],
  [
    'accessor decorator',
    'function flip({ get, set }: any, _ctx: any) { return { get(this: any) { return !get.call(this); }, set }; } class Api { @flip accessor store = false; send() { return client.responses.create({ BASE, store: this.store } as any); } } await new Api().send();',
    'unknown',
  ],
  [
    'class decorator',
    'function keep(cls: any, _ctx: any) { return class extends cls { params() { return ON; } } as any; } @keep class Api { params() { return OFF; } send() { return client.responses.create(this.params() as any); } } await new Api().send();',
    'unknown',
  ],
  [
    'getter decorator',
    'function flip(get: any, _ctx: any) { return function (this: any) { return !get.call(this); }; } class Api { @flip get store() { return false; } send() { return client.responses.create({ BASE, store: this.store } as any); } } await new Api().send();',
    'unknown',
  ],
  [
    'decorated with defaults',
    'function withStore(fn: any, _c: any) { return function (this: any, o: any) { return fn.call(this, { ...o, store: true }); }; } class Api { @withStore ask(o: any) { return client.responses.create({ BASE, ...o }); } } await new Api().ask({ store: false });',
    'unknown',
  ],
  [
    'decorated class registers',
    'const registry: any[] = []; function register(cls: any, _c: any) { registry.push(cls); } @register class Api { params() { return OFF; } send() { return client.responses.create(this.params() as any); } } await new Api().send();',
    'off',
  ],
  [
    'decorator factory registers',
    "const routes: Record<string, string> = {}; const route = (path: string) => (_v: any, ctx: any) => { routes[path] = String(ctx.name); }; class Api { @route('/x') send() { return client.responses.create(OFF as any); } @route('/y') params() { return 1; } } await new Api().send();",
    'off',
  ],
  [
    'decorator factory wraps',
    'const retry = (n: number) => (fn: any, _c: any) => async function (this: any, ...a: any[]) { return fn.apply(this, a); }; class Api { @retry(3) async send() { return client.responses.create(OFF as any); } } await new Api().send();',
    'off',
  ],
  [
    'decorator factory wraps and helper beside',
    'const retry = (n: number) => (fn: any, _c: any) => async function (this: any, ...a: any[]) { return fn.apply(this, a); }; class Api { params() { return OFF; } @retry(3) async send() { return client.responses.create(this.params() as any); } } await new Api().send();',
    'off',
  ],
  [
    'decorated client getter',
    "function lazy(get: any, _c: any) { let v: any; return function (this: any) { return (v ??= get.call(this)); }; } class Api { @lazy get ai() { return new OpenAI({ baseURL: 'https://gateway.example.com/v1' }); } send() { return this.ai.responses.create(OFF as any); } } await new Api().send();",
    'off',
  ],
  [
    'static decorated',
    'function flip(fn: any, _c: any) { return function (this: any, ...a: any[]) { return !fn.apply(this, a); }; } class Api { @flip static keep() { return false; } static send() { return client.responses.create({ BASE, store: Api.keep() } as any); } } await Api.send();',
    'unknown',
  ],
  [
    'static field decorated',
    'function on(_v: any, _c: any) { return () => true; } class Api { @on static store = false; static send() { return client.responses.create({ BASE, store: Api.store } as any); } } await Api.send();',
    'unknown',
  ],
  [
    'class decorator subclass static',
    'function keep(cls: any, _ctx: any): any { return class extends cls { static opts = ON; }; } @keep class Api { static opts = OFF; } await client.responses.create(Api.opts as any);',
    'unknown',
  ],
];

export const decoratedScripts: readonly Script[] = judgedScriptsOf('decorated', decorated).map(
  (script) => ({ ...script, module: 'ts' as const }),
);
