/**
 * npm run bench: what the plugin costs. Ratios of one run; machines are noisy.
 * The files are made up here: a plain module of 300 lines, and the same with OpenAI calls in it.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Linter } from 'eslint';
import { builtinRules } from 'eslint/use-at-your-own-risk';
import plugin from '../dist/index.js';

const ROUNDS = 7;
const FILES = 60;

const plainBlock = (index: number): string => `
export function handle${String(index)}(request, context) {
  const { id, items = [] } = request.params ?? {};
  if (!id) throw new TypeError('missing id');
  const total = items.filter((item) => item.price > 0).map((item) => item.price * item.count).reduce((sum, price) => sum + price, 0);
  for (const item of items) {
    context.log.info({ id, item: item.name, stock: context.stock.count(item.name) });
  }
  return { status: 200, body: JSON.stringify({ id, total, at: new Date().toISOString() }) };
}
`;

const callBlock = (index: number): string => `
export async function answer${String(index)}(question, history) {
  const params = { model: 'gpt-5', input: [...history, { role: 'user', content: question }], store: false };
  const response = await openai.responses.create(params);
  const chat = await openai.chat.completions.create({ model: 'gpt-4o', messages: history });
  return { text: response.output_text, chat };
}
`;

const lookalikeBlock = (index: number): string =>
  plainBlock(index).replace('context.stock.count', 'context.files.list');

const plain = Array.from({ length: 30 }, (_, index) => plainBlock(index)).join('');
const lookalike = Array.from({ length: 30 }, (_, index) => lookalikeBlock(index)).join('');
const withCalls = `import OpenAI from 'openai';\nconst openai = new OpenAI();\n${Array.from({ length: 24 }, (_, index) => plainBlock(index)).join('')}${Array.from({ length: 6 }, (_, index) => callBlock(index)).join('')}`;

function lint(config: Linter.Config[], code: string): number {
  const linter = new Linter();
  const start = performance.now();
  for (let index = 0; index < FILES; index += 1)
    linter.verify(code, config, { filename: `file${String(index)}.js` });
  return (performance.now() - start) / FILES;
}

function median(values: number[]): number {
  return values.sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0;
}

// eslint-disable-next-line @typescript-eslint/no-deprecated -- the alternative is a package more, for a benchmark
const recommended = [...builtinRules]
  .filter(([, rule]) => rule.meta?.docs?.recommended === true)
  .map(([name]) => [name, 'error'] as const);
const base: Linter.Config[] = [{ rules: Object.fromEntries(recommended) }];
const extended = [...base, plugin.configs.recommended];

for (const [name, code] of [
  ['a file without a trace of OpenAI', plain],
  ['a file with look-alikes (files.list)', lookalike],
  ['a file with 12 calls', withCalls],
] as const) {
  lint(extended, code);
  const without: number[] = [];
  const withPlugin: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    without.push(lint(base, code));
    withPlugin.push(lint(extended, code));
  }
  const [alone, both] = [median(without), median(withPlugin)];
  console.log(
    `${name} (${String(code.split('\n').length)} lines): ESLint with its ${String(recommended.length)} recommended rules ${alone.toFixed(2)} ms, with the plugin ${both.toFixed(2)} ms, ratio ${(both / alone).toFixed(3)}`,
  );
}

const probe = `
const before = performance.now();
await import(process.argv[1]);
console.log(JSON.stringify({ ms: performance.now() - before }));
`;

function importTime(file: string): number {
  const times = Array.from({ length: 5 }, () => {
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', probe, file], {
      encoding: 'utf8',
    });
    return (JSON.parse(stdout) as { ms: number }).ms;
  });
  return median(times);
}

const own = importTime(fileURLToPath(new URL('../dist/index.js', import.meta.url)));
const eslint = importTime(fileURLToPath(import.meta.resolve('eslint')));
console.log(
  `import of the plugin: ${own.toFixed(0)} ms; import of eslint in the same run: ${eslint.toFixed(0)} ms`,
);
