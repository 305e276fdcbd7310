/** Functions that something else calls: what they send, and with what. */
import { describe, expect, it } from 'vitest';
import { analysed, foundIn, onlyCall, shown } from '../helpers/calls.ts';

const CLIENT = "import OpenAI from 'openai';\nconst client = new OpenAI();\n";
const params = "{ model: 'gpt-5', input: 'a', store: false }";

describe('a method that is handed to what calls it', () => {
  it.each<[string, string, string[]]>([
    [
      'then',
      'given().then(client.responses.create.bind(client.responses));',
      ['responses.create POST /v1/responses → openai'],
    ],
    [
      'then, by a name',
      'const create = client.embeddings.create.bind(client.embeddings);\ngiven().then(create);',
      ['embeddings.create POST /v1/embeddings → openai'],
    ],
    [
      'map',
      'Promise.all(files.map(client.files.create.bind(client.files)));',
      ['files.create POST /v1/files → openai'],
    ],
    [
      'forEach',
      "ids.forEach(client.files['delete'].bind(client.files));",
      ['files.delete DELETE /v1/files/{} → openai'],
    ],
    [
      'a timer',
      'setTimeout(client.batches.list.bind(client.batches), 100);',
      ['batches.list GET /v1/batches → openai'],
    ],
    [
      'fetch',
      "Promise.resolve('https://api.openai.com/v1/models').then(fetch);",
      ['GET /v1/models → openai'],
    ],
  ])('%s', (_, code, expected) => {
    expect(foundIn(CLIENT + code)).toEqual(expected);
  });

  it.each([
    ['a method of something else', 'given().then(store.files.create.bind(store.files));'],
    [
      'a method of the class',
      'class A { b() { given().then(this.create.bind(this)); } create() {} }',
    ],
    ['a function of its own', 'const fetch = (x) => x;\ngiven().then(fetch);'],
    ['what nothing calls', 'const create = client.files.create.bind(client.files);\nkeep(create);'],
  ])('not %s', (_, code) => {
    expect(foundIn(CLIENT + code)).toEqual([]);
  });

  it('gets what the promise gives', () => {
    const call = onlyCall(
      analysed(
        `${CLIENT}(async () => (${params}))().then(client.responses.create.bind(client.responses));`,
      ),
    );
    expect(shown(call.body.get('model'))).toBe('"gpt-5" | unknown');
    expect(shown(call.body.get('store'))).toBe('false | unknown');
  });

  it('gets one of the elements, nobody knows which', () => {
    const call = onlyCall(
      analysed(`${CLIENT}[${params}, given].map(client.responses.create.bind(client.responses));`),
    );
    expect(shown(call.body.get('store'))).toBe('unknown');
  });
});
