/** Functions that give back what they are given, as their type says, whatever nobody has read does in them. */
import { describe, expect, it } from 'vitest';
import { foundIn, onlyCall, shown, analysed, summariesOf, testProject } from '../helpers/calls.ts';

const SDK =
  "import OpenAI from 'openai';\nimport Groq from 'groq-sdk';\nimport { enhance } from 'acme';\n";
const FILES = ['files.list GET /v1/files → openai'];

describe('a function whose result has the type of its argument', () => {
  it.each<[string, string]>([
    [
      'declared',
      'declare function traced<T>(x: T, name?: string): T;\ntraced(new OpenAI()).files.list();',
    ],
    [
      'with a body that hands it on',
      'function traced<T extends object>(x: T): T { return enhance(x) as T; }\ntraced(new OpenAI()).files.list();',
    ],
    [
      'as its second parameter',
      'const traced = <C,>(name: string, x: C): C => enhance(name, x);\ntraced("a", new OpenAI()).files.list();',
    ],
    [
      'later',
      'async function traced<T>(x: T): Promise<T> { return enhance(x); }\n(await traced(new OpenAI())).files.list();',
    ],
    [
      'a method of a class',
      'class Tracer { wrap<T>(x: T): T { return enhance(x); } }\nnew Tracer().wrap(new OpenAI()).files.list();',
    ],
    [
      'a method of an interface',
      'interface Tracer { wrap<T>(x: T): T }\nexport const a = (t: Tracer) => t.wrap(new OpenAI()).files.list();',
    ],
    [
      'twice',
      'declare function a<T>(x: T): T;\nfunction b<T>(x: T): T { return enhance(a(x)); }\nb(a(new OpenAI())).files.list();',
    ],
  ])('%s', (_, code) => {
    expect(foundIn(SDK + code, ['ts'])).toEqual(FILES);
  });

  it.each<[string, string, string[]]>([
    [
      'the client of another vendor',
      "declare function traced<T>(x: T): T;\ntraced(new OpenAI({ baseURL: 'https://api.groq.com/openai/v1' })).files.list();",
      ['files.list GET /v1/files → other'],
    ],
    ['another SDK', 'declare function traced<T>(x: T): T;\ntraced(new Groq()).files.list();', []],
    [
      'a type of its own',
      'declare function traced<T>(x: unknown): T;\ntraced(new OpenAI()).files.list();',
      [],
    ],
    [
      'another type',
      'declare function traced<T, U>(x: T): U;\ntraced(new OpenAI()).files.list();',
      [],
    ],
  ])('says no more than that: %s', (_, code, expected) => {
    expect(foundIn(SDK + code, ['ts'])).toEqual(expected);
  });

  it('leaves open what becomes of an object', () => {
    const call = onlyCall(
      analysed(
        `${SDK}function checked<T>(x: T): T { return enhance(x); }\nnew OpenAI().responses.create(checked({ model: 'gpt-5', input: '', store: false }));`,
      ),
    );
    expect(shown(call.body.get('store'))).toBe('false | unknown');
    expect(shown(call.body.get('background'))).toBe('absent | unknown');
  });

  it('stands in another file', () => {
    const project = testProject({
      'lib.ts':
        "import { enhance } from 'acme';\nexport function traced<T extends object>(x: T): T { return enhance(x) as T; }\n",
      'main.ts':
        "import OpenAI from 'openai';\nimport { traced } from './lib';\ntraced(new OpenAI()).files.list();\n",
    });
    expect(summariesOf(project.read('main.ts'))).toEqual(FILES);
  });
});
