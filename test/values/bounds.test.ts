/** Work that is bounded: programs whose values lead back to themselves, or to more ways than anybody can follow. */
import { describe, expect, it } from 'vitest';
import { Evaluator } from '../../src/values/evaluator.ts';
import { parseSource } from '../../src/values/program/parse.ts';
import { ObjectView } from '../../src/values/heap/object-view.ts';
import type { Site, Value } from '../../src/values/value.ts';
import { shown } from '../helpers/calls.ts';

class CountingEvaluator extends Evaluator {
  count = 0;

  override evaluate(site: Site): readonly Value[] {
    this.count += 1;
    // Better than a run that never ends.
    if (this.count > 500_000) throw new Error('There is no end to it');
    return super.evaluate(site);
  }
}

const range = (length: number): number[] => Array.from({ length }, (_, index) => index);

/** What it takes to ask for the key `a` of what `look` is given, and to ask again. */
function askedTwice(code: string): { said: string[]; first: number; again: number } {
  const module = parseSource('sample.tsx', code);
  const evaluator = new CountingEvaluator({ crossFile: false });
  const call = module.calls.find(
    ({ callee }) => callee.type === 'Identifier' && callee.name === 'look',
  )!;
  const ask = (): string => {
    const given = evaluator.ask({ node: call.arguments[0]!, module, env: null });
    return shown(new ObjectView(evaluator, given, call).get('a'));
  };
  const said = [ask()];
  const first = evaluator.count;
  said.push(ask());
  return { said, first, again: evaluator.count - first };
}

/** What is said of the key `a` of what `look` is given, and how many evaluations that took. */
function looked(code: string): { count: number; milliseconds: number; said: string; keys: number } {
  const module = parseSource('sample.tsx', code);
  const evaluator = new CountingEvaluator({ crossFile: false });
  const call = module.calls.find(
    ({ callee }) => callee.type === 'Identifier' && callee.name === 'look',
  )!;
  const started = process.cpuUsage();
  const view = new ObjectView(
    evaluator,
    evaluator.ask({ node: call.arguments[0]!, module, env: null }),
    call,
  );
  const said = shown(view.get('a'));
  const keys = new Set(view.keys()).size;
  return {
    count: evaluator.count,
    milliseconds: process.cpuUsage(started).user / 1000,
    said,
    keys,
  };
}

describe('a value that leads back to itself', () => {
  it.each([
    "let text = 'a';\nfor (const part of parts) text = text + part + text;\nlook({ a: text });",
    'const env = { a: 1, set(key, value) { env[key] = value; } };\n' +
      'for (const key of Object.keys(env)) env.set(key, 1);\nlook(env);',
  ])('is looked for once: %s', (code) => {
    const { said, first, again } = askedTwice(code);
    expect(said[1]).toBe(said[0]);
    expect(again).toBeLessThan(first / 3);
  });

  it('is looked for again where another one was under way', () => {
    const code =
      'let [a, b, c] = [1, 2, 3];\nwhile (more()) { a = b; b = c; c = a; }\nlook(a);\nlook(c);';
    const module = parseSource('sample.js', code);
    const evaluator = new Evaluator({ crossFile: false });
    const said = module.calls
      .flatMap((call) => call.arguments)
      .map((node) => evaluator.ask({ node, module, env: null }))
      .map((values) => values.flatMap((value) => (value.kind === 'literal' ? [value.value] : [])));
    expect(said.map((values) => values.sort())).toEqual([
      [1, 2, 3],
      [2, 3],
    ]);
  });
});

/** A component whose setters spread the state that they set. */
const component = (setters: number): string => `import { useState } from 'react';
function Form() {
  const [state, setState] = useState({ a: 1 });
${range(setters)
  .map(
    (index) =>
      `  const set${String(index)} = (value) => setState({ ...state, a${String(index)}: value });`,
  )
  .join('\n')}
  look(state);
}`;

describe('a state that is set from itself', () => {
  it('takes work in proportion to its setters', () => {
    const [small, large] = [looked(component(15)), looked(component(30))];
    expect(small.count).toBeLessThan(5000);
    expect(large.count).toBeLessThan(small.count * 6);
    expect(large.milliseconds).toBeLessThan(2000);
    expect(small.said).toContain('1');
  });

  it('is bounded for setters that take a function', () => {
    const code = component(20)
      .replace(/setState\(\{ \.\.\.state,/g, 'setState((state) => ({ ...state,')
      .replace(/value \}\)/g, 'value }))');
    const { count, milliseconds } = looked(code);
    expect(count).toBeLessThan(10_000);
    expect(milliseconds).toBeLessThan(2000);
  });

  it('sees every key', () => {
    expect(looked(component(15)).keys).toBe(16);
  });
});

/** What a generator writes for each route of a server: a function that asks one client, or that which it is given. */
const generated = (routes: number): string => `
function make(config) {
  let current = { ...config };
  const request = (options) => fetch(options.url, { ...current, ...options });
  const method = (name) => (options) => request({ ...options, method: name });
  return { a: 1, get: method('GET'), post: method('POST'), set: (more) => (current = { ...current, ...more }) };
}
const client = make({});
${range(routes)
  .map(
    (index) =>
      `export const call${String(index)} = (given) => (given?.client ?? client).${index % 2 ? 'get' : 'post'}({ url: '/${String(index)}' });`,
  )
  .join('\n')}
look(client);`;

describe('an object whose methods are called in many places', () => {
  it('takes work in proportion to them', () => {
    const [small, large] = [looked(generated(20)), looked(generated(80))];
    expect(small.said).toContain('1');
    expect(large.count).toBeLessThan(small.count * 6);
  });
});

describe('chains', () => {
  it.each<[name: string, code: string]>([
    [
      'objects that spread two others',
      `const o0 = { a: 1 };\n${range(40)
        .map(
          (index) =>
            `const o${String(index + 1)} = { ...o${String(index)}, ...o${String(index)} };`,
        )
        .join('\n')}\nlook(o40);`,
    ],
    [
      'conditionals of conditionals',
      `let o0 = { a: 1 };\n${range(40)
        .map(
          (index) =>
            `const o${String(index + 1)} = given ? o${String(index)} : { ...o${String(index)} };`,
        )
        .join('\n')}\nlook(o40);`,
    ],
    [
      'conditionals of conditionals that change',
      `let o0 = { a: 1 };\n${range(40)
        .map(
          (index) =>
            `const o${String(index + 1)} = given ? o${String(index)} : { ...o${String(index)} };\no${String(index + 1)}.x = 1;`,
        )
        .join('\n')}\nlook(o40);`,
    ],
    [
      'conditionals of conditionals in a function',
      `const run = (given) => { let o0 = { a: 1 };\n${range(40)
        .map(
          (index) =>
            `const o${String(index + 1)} = given ? o${String(index)} : { ...o${String(index)} };`,
        )
        .join('\n')}\nreturn o40; };\nlook(run(thing));`,
    ],
    [
      'conditionals of members',
      `const o0 = { a: 1 };\n${range(20)
        .map(
          (index) =>
            `const o${String(index + 1)} = given ? { n: o${String(index)}, ...o${String(index)} } : { ...o${String(index)}[given] };`,
        )
        .join('\n')}\nlook(o20);`,
    ],
    [
      'functions that call two others',
      `const f0 = () => ({ a: 1 });\n${range(40)
        .map(
          (index) =>
            `const f${String(index + 1)} = () => ({ ...f${String(index)}(), ...f${String(index)}() });`,
        )
        .join('\n')}\nlook(f40());`,
    ],
    [
      'functions with many callers',
      `function f0(o) { look(o); }\n${range(12)
        .map(
          (index) =>
            `function f${String(index + 1)}(o) { f${String(index)}(o); f${String(index)}({ ...o }); f${String(index)}({ a: o }); }`,
        )
        .join('\n')}\nf12({ a: 1 });`,
    ],
    [
      'a class that hands on',
      `class A { set(o) { this.o = { ...this.o, ...o }; return this; } get() { return this.o; } }\nconst a = new A()${'.set({ a: 1 })'.repeat(60)};\nlook(a.get());`,
    ],
    [
      'assignments to each other',
      `${range(60)
        .map((index) => `let o${String(index)} = { a: 1 };`)
        .join('\n')}\n${range(60)
        .map(
          (index) =>
            `o${String(index)} = { ...o${String((index + 1) % 60)}, ...o${String((index + 7) % 60)} };`,
        )
        .join('\n')}\nlook(o0);`,
    ],
    [
      'a list that is spread into itself',
      `let list = [{ a: 1 }];\n${'list = [...list, ...list];\n'.repeat(40)}look(list[0]);`,
    ],
    [
      'texts of texts',
      `const t0 = 'a';\n${range(40)
        .map(
          (index) =>
            `const t${String(index + 1)} = given ? t${String(index)} + t${String(index)} : \`\${t${String(index)}}x\`;`,
        )
        .join('\n')}\nlook({ a: t40 });`,
    ],
    [
      'recursive functions',
      'const f = (o) => (given ? g({ ...o, a: f(o) }) : o);\nconst g = (o) => (given ? f({ ...o, ...g(o) }) : o);\nlook(f({ a: 1 }));',
    ],
    [
      'callbacks of callbacks',
      `${range(30)
        .map(
          (index) =>
            `const f${String(index)} = (run) => run({ a: ${String(index)} }, f${String((index + 1) % 30)});`,
        )
        .join('\n')}\nf0((o, next) => next((p) => look({ ...o, ...p })));`,
    ],
    ['a deep object', `look(${'{ a: '.repeat(500)}1${' }'.repeat(500)});`],
    ['a long sum', `look({ a: ${"'x' + ".repeat(400)}'y' });`],
    ['a long chain of members', `look({ a: given${'.a'.repeat(400)} });`],
    ['a long chain of calls', `look({ a: given${'.a()'.repeat(400)} });`],
    [
      'a thousand assignments',
      `const o = {};\n${range(1000)
        .map((index) => `o.k${String(index)} = ${String(index)};`)
        .join('\n')}\no.a = 1;\nlook(o);`,
    ],
    [
      'a thousand alternatives',
      `let o;\n${range(1000)
        .map((index) => `if (given) o = { a: ${String(index)} };`)
        .join('\n')}\nlook(o);`,
    ],
  ])('%s', (_, code) => {
    const { count, milliseconds, said } = looked(code);
    expect(count).toBeLessThan(60_000);
    expect(milliseconds).toBeLessThan(3000);
    expect(said).not.toBe('nothing at all');
  });

  it('says that it does not know, where it stopped', () => {
    const alternatives = `let o;\n${range(100)
      .map((index) => `if (given) o = { a: ${String(index)} };`)
      .join('\n')}\nlook(o);`;
    expect(looked(alternatives).said).toContain('unknown');
    const deep = `const f0 = () => ({ a: 1 });\n${range(200)
      .map((index) => `const f${String(index + 1)} = () => f${String(index)}();`)
      .join('\n')}\nlook(f200());`;
    expect(looked(deep).said).toBe('unknown');
  });
});

describe('a test that is asked about again and again', () => {
  it('is worked out once for each question, also for a look in passing', () => {
    const module = parseSource(
      'sample.js',
      'if (p) look(1);\nlet p = q ? a : b;\nlet q = p ? b : a;',
    );
    const [statement] = module.ast.body;
    if (statement?.type !== 'IfStatement') throw new Error('It is a test');
    const { test } = statement;
    let evaluations = 0;
    class Asking extends Evaluator {
      override evaluate(site: Site): readonly Value[] {
        evaluations += 1;
        if (evaluations === 1)
          for (let round = 0; round < 100; round += 1) this.constantOutcome(test, module);
        return super.evaluate(site);
      }
    }
    const evaluator = new Asking({ crossFile: false });
    evaluator.glance({ node: test, module, env: null });
    expect(evaluations).toBeLessThan(40);
  });
});
