/** Programs as people write them, with types that say less than what is given for them. */
import type { Script } from '../../helpers/wire.ts';

const IMPORT = "import OpenAI from 'openai';\n";

const programs: readonly (readonly [string, string, Partial<Script>])[] = [
  [
    'a typed helper with a client of another vendor',
    `const title = (client: OpenAI, text: string) => client.chat.completions.create({ model: 'x', messages: [{ role: 'user', content: text }] });
await title(new OpenAI({ baseURL: 'https://openrouter.ai/api/v1' }), 'a');`,
    {},
  ],
  [
    'a typed helper with clients of two vendors',
    `async function ask(client: OpenAI, model: string, store?: boolean) { return client.chat.completions.create({ model, messages: [], store }); }
await ask(new OpenAI({ baseURL: 'http://localhost:11434/v1' }), 'llama');
await ask(new OpenAI(), 'gpt-5', true);`,
    { store: ['on'] },
  ],
  [
    'a typed helper of which one caller is out of sight',
    `const ask = (client: OpenAI) => client.responses.create({ model: 'gpt-5', input: 'x', store: false });
const clients = new Map<string, OpenAI>(JSON.parse(process.env.NAMES).map((name: string) => [name, new OpenAI()]));
await ask(new OpenAI({ baseURL: 'https://openrouter.ai/api/v1' }));
for (const name of clients.keys()) await ask(clients.get(name)!);`,
    { store: ['off'], runs: [{ NAMES: '["a"]' }] },
  ],
  [
    'a service with an injected client',
    `class Gateway {
  constructor(private readonly client: OpenAI, private readonly keep: boolean) {}
  ask(input: string) { return this.client.responses.create({ model: 'gpt-5', input, store: this.keep }); }
}
await new Gateway(new OpenAI({ baseURL: 'https://gateway.example.com/v1' }), false).ask('x');`,
    { store: ['off'] },
  ],
  [
    'defaults changed by a setter',
    `const settings = { store: false };
export function configure(next: Partial<typeof settings>) { Object.assign(settings, next); }
configure({ store: true });
await new OpenAI().responses.create({ model: 'gpt-5', input: 'x', ...settings });`,
    { store: ['on'] },
  ],
  [
    'overrides of the type of the defaults',
    `const DEFAULTS = { model: 'gpt-5', store: false };
const ask = (overrides: Partial<typeof DEFAULTS>) => new OpenAI().responses.create({ ...DEFAULTS, ...overrides, input: 'x' });
await ask({ store: true });`,
    { store: ['on'] },
  ],
  [
    'options of the type of what a function gives',
    `const base = () => ({ model: 'gpt-5', store: false });
const ask = (options: ReturnType<typeof base>) => new OpenAI().responses.create({ ...options, input: 'x' });
await ask({ model: 'gpt-5', store: true });`,
    { store: ['on'] },
  ],
  [
    'a function that gives the type of the defaults',
    `const DEFAULTS = { model: 'gpt-5', store: false };
const fromEnvironment = (): typeof DEFAULTS => JSON.parse(process.env.OPTIONS!);
await new OpenAI().responses.create({ ...fromEnvironment(), input: 'x' });`,
    { store: ['unknown'], runs: [{ OPTIONS: '{"model":"gpt-5","store":true}' }] },
  ],
];

export const peopleScripts: readonly Script[] = programs.map(([name, code, rest]) => ({
  name,
  sdks: ['v4', 'v5', 'v6', 'v7'],
  module: 'ts',
  code: IMPORT + code,
  ...rest,
}));
