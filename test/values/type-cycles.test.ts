/** Types that lead back to themselves, in every way that they can be declared: broken code, but no reason to fail. */
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { Evaluator } from '../../src/values/evaluator.ts';
import { project, write } from '../helpers/audit.ts';
import { analysed } from '../helpers/calls.ts';

/** A declaration of `name` that rests on `next`. */
type Declare = (name: string, next: string) => string;

const DECLARATIONS: Record<string, Declare> = {
  'an interface that extends': (name, next) => `interface ${name} extends ${next} { x: OpenAI }`,
  'an interface that extends twice': (name, next) =>
    `interface ${name} extends ${next}, ${next} { y: OpenAI }`,
  'an interface that extends a part': (name, next) =>
    `interface ${name} extends Omit<${next}, 'y'>, Partial<${next}> {}`,
  'an interface with a member': (name, next) => `interface ${name} { x: ${next}['x'] }`,
  'an interface with a method': (name, next) =>
    `interface ${name} { x: ReturnType<${next}['x']>; (a: ${next}): ${next}; [key: string]: ${next} }`,
  'an alias': (name, next) => `type ${name} = ${next};`,
  'a union': (name, next) => `type ${name} = ${next} | ${next}[] | Promise<${next}>;`,
  'an intersection': (name, next) => `type ${name} = ${next} & { x: OpenAI } & ${next};`,
  'an access': (name, next) => `type ${name} = ${next}['x'] | ${next}[number];`,
  'a mapped type': (name, next) => `type ${name} = { [K in keyof ${next}]: ${next}[K] };`,
  'a conditional type': (name, next) =>
    `type ${name} = ${next} extends ${next} ? ${next} : { x: ${next} };`,
  'a tuple': (name, next) => `type ${name} = [${next}, x: ${next}, ...${next}[]];`,
  'a record': (name, next) => `type ${name} = Record<string, ${next}> & Map<string, ${next}>;`,
  'a function type': (name, next) => `type ${name} = (a: ${next}) => ${next};`,
  'a generic alias': (name, next) =>
    `type ${name}<T extends ${next} = ${next}, U extends T = T> = Readonly<T> | U;`,
  'type parameters': (name, next) => `type ${name}<T extends U, U extends T> = T | ${next}<T, U>;`,
  'the type of a value': (name, next) =>
    `declare const value${name}: ${next};\ntype ${name} = typeof value${name} | typeof value${name}.x;`,
  'what a function returns': (name, next) =>
    `function make${name}(): ${next} { return make${name}(); }\ntype ${name} = ReturnType<typeof make${name}>;`,
  'a class that extends': (name, next) => `class ${name} extends ${next} { x: OpenAI; }`,
  'a class that implements': (name, next) =>
    `class ${name} implements ${next} { x: ${next}['x']; constructor(private y: ${next}) {} }`,
  'an instance': (name, next) => `type ${name} = InstanceType<typeof ${next}>;`,
  'an enum': (name, next) => `enum ${name} { x = ${next}.x, y = x }`,
  'a namespace': (name, next) =>
    `namespace ${name} { export type x = ${next}.x; export const y = ${next}; }`,
  'a name in a namespace': (name, next) => `type ${name} = ${next}.x | ${next}.y.z;`,
};

const USES = (name: string): string =>
  [
    `export function f(a: ${name}, { x, y }: ${name}, b: ${name}[]) {`,
    '  a.x.files.create({ purpose: "batch" });',
    '  a.y.responses.create({ ...a, store: a.x, tools: b });',
    '  x.chat.completions.create(y);',
    '  for (const c of b) c.x.files.create(c);',
    '  client.responses.create({ ...(a as any), input: b, metadata: a.z });',
    '}',
    `declare const given: ${name};`,
    'given.x.files.create({});',
    'given().x.files.create(given.x.y);',
    "client.files.create({ purpose: 'batch' });",
  ].join('\n');

const HEAD = "import OpenAI from 'openai';\nconst client = new OpenAI();\n";
const kinds = Object.entries(DECLARATIONS);

/** The one call that has nothing to do with the cycle must be found, whatever stands around it. */
function expectRead(code: string, filename?: string): void {
  const { calls } = analysed(code, filename === undefined ? {} : { filename });
  const last = calls.filter(({ path }) => path === 'files.create').at(-1);
  expect(last?.node.range[0], code).toBe(code.lastIndexOf('client.files'));
}

describe('a declaration', () => {
  it.each(kinds)('that is %s itself', (_, declare) => {
    expectRead(`${HEAD}${declare('A', 'A')}\n${USES('A')}`);
  });

  it.each(kinds)('that is %s another that leads back', (_, declare) => {
    for (const [, other] of kinds)
      expectRead(`${HEAD}${declare('A', 'B')}\n${other('B', 'A')}\n${USES('A')}`);
  });

  it.each(kinds)('that is %s one of another file that leads back', (_, declare) => {
    const folder = project();
    for (const [index, [, other]] of kinds.entries()) {
      const [here, there] = [`a${String(index)}`, `b${String(index)}`];
      const code = `${HEAD}import { B } from './${there}';\nexport * from './${there}';\n${declare('A', 'B')}\nexport { A };\n${USES('A')}`;
      write(folder, {
        [`${there}.ts`]: `import { OpenAI } from 'openai';\nimport { A } from './${here}';\nexport * from './${here}';\n${other('B', 'A')}\nexport { B };\n`,
        [`${here}.ts`]: code,
      });
      expectRead(code, join(folder, `${here}.ts`));
    }
  });

  it('that is the name of another in a module that imports this one', () => {
    const folder = project();
    const code = `${HEAD}import * as there from './b';\nexport type A = there.B | import('./b').B;\n${USES('A')}`;
    write(folder, {
      'a.ts': code,
      'b.ts': "import * as here from './a';\nexport type B = here.A | import('./a').A;\n",
    });
    expectRead(code, join(folder, 'a.ts'));
  });
});

/** Every interface extends all of the next. */
const layers = (depth: number): string =>
  Array.from({ length: depth }, (_, layer) =>
    ['P', 'Q', 'R']
      .map(
        (name) =>
          `interface ${name}${String(layer)} extends ${['P', 'Q', 'R'].map((next) => `${next}${String((layer + 1) % depth)}`).join(', ')} { ${name}${String(layer)}: OpenAI }`,
      )
      .join('\n'),
  ).join('\n');

it('interfaces that lead on in many ways cost no more than a question may', () => {
  const code = `${HEAD}${layers(30)}\n${USES('P0')}`;
  const guarded = vi.spyOn(Evaluator.prototype, 'guarded');
  expectRead(code);
  const steps = guarded.mock.calls.length;
  guarded.mockRestore();
  expect(steps).toBeLessThan(500_000);
});
