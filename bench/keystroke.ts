/**
 * What a keystroke costs in a file of 3,000 lines with 500 calls: the language server that editors use for ESLint,
 * with the plugin and without it, one keystroke here, one there.
 */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Editor } from '../scripts/e2e/editor.ts';
import type { Lab, Row } from './lab.ts';

/** The first ones load and compile what the rest uses. */
const WARM_UP = 10;
const KEYSTROKES_PER_RUN = 20;
/** The medians of 20 differ by a tenth from run to run, those of 60 by a twentieth. */
const FEWEST = 60;
const GOAL = 1.1;
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
export function typed(keystroke: number): string {
  const half = BLOCKS / 2;
  const middle = blocks[half]!.replace(
    'content: question',
    `content: question + '${'x'.repeat(keystroke)}'`,
  );
  return `import OpenAI from 'openai';\nconst openai = new OpenAI();\n${[...blocks.slice(0, half), middle, ...blocks.slice(half + 1)].join('')}`;
}

export async function keystrokeRows(lab: Lab): Promise<Row[]> {
  const keystrokes = Math.max(FEWEST, KEYSTROKES_PER_RUN * lab.runs);
  lab.say(`${String(keystrokes)} keystrokes with the plugin, and as many without it`);
  const alone = await editorIn(lab, 'alone', '');
  const withPlugin = await editorIn(lab, 'with-plugin', 'openaiZdr.configs.recommended');
  const times = { alone: [] as number[], withPlugin: [] as number[] };
  try {
    for (let index = 0; index < keystrokes + WARM_UP; index += 1) {
      const text = typed(index);
      const [without, both] = [await timeOf(alone, text), await timeOf(withPlugin, text)];
      if (index < WARM_UP) continue;
      times.alone.push(without);
      times.withPlugin.push(both);
    }
  } finally {
    alone.stop();
    withPlugin.stop();
  }
  const lines = typed(0).split('\n').length.toLocaleString('en');
  return [0.5, 0.99].map((share) => {
    const [without, both] = [at(times.alone, share), at(times.withPlugin, share)];
    const which = share === 0.5 ? 'median' : '99th percentile';
    return {
      what: `keystroke in ${lines} lines with ${String(2 * BLOCKS)} calls ÷ without the plugin (${which})`,
      today: both / without,
      goal: share === 0.5 ? GOAL : null,
      unit: '',
      detail: `${both.toFixed(0)} ms ÷ ${without.toFixed(0)} ms, ${String(keystrokes)} keystrokes`,
    };
  });
}

/** ESLint with its recommended rules, and what comes on top. */
async function editorIn(lab: Lab, name: string, preset: string): Promise<Editor> {
  const project = join(lab.scratch, 'keystroke', name);
  mkdirSync(project, { recursive: true });
  symlinkSync(join(lab.tools(), 'node_modules'), join(project, 'node_modules'));
  writeFileSync(join(project, 'package.json'), '{ "private": true, "type": "module" }');
  const plugin = new URL('../dist/index.js', import.meta.url).href;
  writeFileSync(
    join(project, 'eslint.config.js'),
    `import { builtinRules } from 'eslint/use-at-your-own-risk';
${preset && `import openaiZdr from '${plugin}';`}
const recommended = [...builtinRules].filter(([, { meta }]) => meta?.docs?.recommended === true);
export default [{ rules: Object.fromEntries(recommended.map(([rule]) => [rule, 'error'])) }, ${preset}];
`,
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

function at(times: readonly number[], share: number): number {
  const sorted = [...times].sort((left, right) => left - right);
  return sorted[Math.ceil(sorted.length * share) - 1] ?? 0;
}
