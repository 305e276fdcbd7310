/**
 * What a keystroke costs in a file of 3,000 lines with 500 calls: the language server that editors use for ESLint,
 * with the plugin and without it, one keystroke here, one there. Needs `npm run build`, and the npm registry.
 *
 *     npx tsx bench/keystroke.ts [keystrokes]
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Editor, SERVER } from '../scripts/e2e/editor.ts';

const ESLINT = 'eslint@10.15.0';
/** The first ones load and compile what the rest uses. */
const WARM_UP = 10;
const BLOCKS = 250;
/** blocks that have a function without a call beside them */
const PLAIN_BLOCKS = 125;

const callBlock = (index: number): string => `
export async function answer${String(index)}(question, history) {
  const params = { model: 'gpt-5.6-sol', input: [...history, { role: 'user', content: question }], store: false };
  const response = await openai.responses.create(params);
  const chat = await openai.chat.completions.create({ model: 'gpt-5.6-sol', messages: history, store: false });
  return { text: response.output_text, chat };
}
`;

const plainBlock = (index: number): string => `
export function handle${String(index)}(request, context) {
  const { id, items = [] } = request.params ?? {};
  if (!id) throw new TypeError('missing id');
  const total = items.map((item) => item.price * item.count).reduce((sum, price) => sum + price, 0);
  for (const item of items) {
    context.log.info({ id, item: item.name, stock: context.stock.count(item.name) });
  }
  return { status: 200, body: JSON.stringify({ id, total, at: new Date().toISOString() }) };
}
`;

const blocks = Array.from(
  { length: BLOCKS },
  (_, index) => callBlock(index) + (index < PLAIN_BLOCKS ? plainBlock(index) : ''),
);

/** Somebody types a text into a call in the middle of the file. */
function typed(keystroke: number): string {
  const half = BLOCKS / 2;
  const middle = blocks[half]!.replace(
    'content: question',
    `content: question + '${'x'.repeat(keystroke)}'`,
  );
  return `import OpenAI from 'openai';\nconst openai = new OpenAI();\n${[...blocks.slice(0, half), middle, ...blocks.slice(half + 1)].join('')}`;
}

export interface KeystrokeCost {
  lines: number;
  calls: number;
  keystrokes: number;
  /** milliseconds from the keystroke to the diagnostics */
  alone: { p50: number; p99: number };
  withPlugin: { p50: number; p99: number };
  ratio: { p50: number; p99: number };
}

export async function costOfKeystrokes(keystrokes = 100): Promise<KeystrokeCost> {
  const folder = mkdtempSync(join(tmpdir(), 'openai-zdr-keystroke-'));
  try {
    const alone = await editorIn(folder, 'alone', '');
    const withPlugin = await editorIn(folder, 'with-plugin', 'openaiZdr.configs.recommended');
    const times = { alone: [] as number[], withPlugin: [] as number[] };
    for (let index = 0; index < keystrokes + WARM_UP; index += 1) {
      const text = typed(index);
      const [before, after] = [await timeOf(alone, text), await timeOf(withPlugin, text)];
      if (index < WARM_UP) continue;
      times.alone.push(before);
      times.withPlugin.push(after);
    }
    alone.stop();
    withPlugin.stop();
    const [without, both] = [percentiles(times.alone), percentiles(times.withPlugin)];
    return {
      lines: typed(0).split('\n').length,
      calls: 2 * BLOCKS,
      keystrokes,
      alone: without,
      withPlugin: both,
      ratio: { p50: both.p50 / without.p50, p99: both.p99 / without.p99 },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** ESLint with its recommended rules, and what comes on top. */
async function editorIn(folder: string, name: string, preset: string): Promise<Editor> {
  const project = join(folder, name);
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), '{ "private": true, "type": "module" }');
  writeFileSync(
    join(project, 'eslint.config.js'),
    `import { builtinRules } from 'eslint/use-at-your-own-risk';
${preset && "import openaiZdr from 'eslint-plugin-openai-zdr';"}
const recommended = [...builtinRules].filter(([, { meta }]) => meta?.docs?.recommended === true);
export default [{ rules: Object.fromEntries(recommended.map(([rule]) => [rule, 'error'])) }, ${preset}];
`,
  );
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--silent', ESLINT, SERVER], {
    cwd: project,
  });
  symlinkSync(
    fileURLToPath(new URL('../', import.meta.url)),
    join(project, 'node_modules/eslint-plugin-openai-zdr'),
  );
  const editor = new Editor(project);
  await editor.start();
  return editor;
}

async function timeOf(editor: Editor, text: string): Promise<number> {
  const start = performance.now();
  const found = await editor.diagnosticsOf('calls.js', text);
  const broken = found.find(({ code }) => code === undefined);
  if (broken) throw new Error(broken.message);
  return performance.now() - start;
}

function percentiles(times: readonly number[]): { p50: number; p99: number } {
  const sorted = [...times].sort((left, right) => left - right);
  const at = (share: number): number => sorted[Math.ceil(sorted.length * share) - 1] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const cost = await costOfKeystrokes(Number(process.argv[2] ?? 100));
  console.log(
    `a keystroke in ${String(cost.lines)} lines with ${String(cost.calls)} calls (${String(cost.keystrokes)} keystrokes)`,
  );
  for (const percentile of ['p50', 'p99'] as const)
    console.log(
      `${percentile}: ESLint with its recommended rules ${cost.alone[percentile].toFixed(0)} ms, with the plugin ${cost.withPlugin[percentile].toFixed(0)} ms, ratio ${cost.ratio[percentile].toFixed(2)}`,
    );
}
