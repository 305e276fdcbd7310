/**
 * rules-docs/images/editor.svg: what an editor shows of a file of the sample application, drawn from what ESLint says of it.
 * A drawing, not a photograph: so its text can be compared with what the plugin says today.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import tsParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { wrapped } from '../../src/audit/render/text-width.ts';
import plugin from '../../src/index.ts';

const CWD = fileURLToPath(new URL('../../examples/support-desk', import.meta.url));
const FILE = 'src/answer-ticket.ts';
/** The lines in view, and the finding under the mouse. */
const [FIRST, LAST] = [10, 25];
const UNDER_THE_MOUSE = 'openai-zdr/no-ineligible-tool';

const WIDTH = 1000;
const LEFT = 64;
const TOP = 44;
const LINE = 20;
const CHARACTER = 7.8;
const PANEL = TOP + (LAST - FIRST + 1) * LINE + 12;

const COLOURS = {
  ground: '#1f1f1f',
  bar: '#181818',
  border: '#3c3c3c',
  tooltip: '#252526',
  text: '#cccccc',
  faint: '#868686',
  link: '#4daafc',
  error: '#f14c4c',
  warning: '#e2b93d',
};

/** How the parts of the code are coloured; the first pattern that fits counts. */
const TOKENS: readonly [pattern: RegExp, colour: string][] = [
  [/^\/\*\*.*\*\//, '#6a9955'],
  [/^(?:'[^']*'|`[^`]*`)/, '#ce9178'],
  [/^(?:export|return|await|import|from|as)\b/, '#c586c0'],
  [/^(?:async|function|const|new)\b/, '#569cd6'],
  [/^[A-Z]\w*/, '#4ec9b0'],
  [/^\w+(?=\()/, '#dcdcaa'],
  [/^\w+/, '#9cdcfe'],
  [/^\W/, '#cccccc'],
];

interface Finding {
  line: number;
  column: number;
  end: number;
  severity: 'error' | 'warning';
  rule: string;
  message: string;
}

export function editorPicture(): string {
  const code = readFileSync(`${CWD}/${FILE}`, 'utf8');
  const lines = code.split('\n');
  const findings = findingsIn(code, lines).filter(({ line }) => line >= FIRST && line <= LAST);
  const shown = findings.find(({ rule }) => rule === UNDER_THE_MOUSE);
  if (!shown) throw new Error(`${FILE} has no finding of ${UNDER_THE_MOUSE} in view`);
  const height = PANEL + 44 + findings.length * 24;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(WIDTH)} ${String(height)}" font-size="13" font-family="'Segoe UI', 'Helvetica Neue', Arial, sans-serif">`,
    '<!-- Written by `npm run docs`. -->',
    `<title>${escaped(`${FILE} in an editor`)}</title>`,
    box(0, 0, WIDTH, height, COLOURS.ground, COLOURS.border, 6),
    box(0, 0, WIDTH, 32, COLOURS.bar, 'none', 6),
    words(16, 21, FILE.split('/').at(-1)!, COLOURS.text),
    words(16 + 120, 21, `${FILE.split('/').slice(0, -1).join('/')} ›  draftAnswer`, COLOURS.faint),
    ...lines.slice(FIRST - 1, LAST).map((text, index) => lineOf(text, FIRST + index)),
    ...findings.map(squiggle),
    tooltip(shown),
    ...problems(findings),
    '</svg>',
    '',
  ].join('\n');
}

function findingsIn(code: string, lines: string[]): Finding[] {
  return new Linter({ cwd: CWD })
    .verify(
      code,
      [{ files: ['**/*.ts'], languageOptions: { parser: tsParser } }, plugin.configs.recommended],
      { filename: `${CWD}/${FILE}` },
    )
    .map(({ line, column, endLine, endColumn, severity, ruleId, message }) => ({
      line,
      column,
      end: endLine === line ? endColumn! : lines[line - 1]!.length + 1,
      severity: severity === 2 ? 'error' : 'warning',
      rule: ruleId ?? '',
      message,
    }));
}

function lineOf(text: string, number: number): string {
  const y = yOf(number) + 14;
  const spans: string[] = [];
  for (let rest = text.trimStart(); rest !== '';) {
    const [pattern, colour] = TOKENS.find(([token]) => token.test(rest))!;
    const [token] = pattern.exec(rest)!;
    spans.push(`<tspan fill="${colour}">${escaped(token)}</tspan>`);
    rest = rest.slice(token.length);
  }
  const indent = text.length - text.trimStart().length;
  const width = (text.length - indent) * CHARACTER;
  const code =
    width === 0
      ? ''
      : `<text x="${px(LEFT + indent * CHARACTER)}" y="${px(y)}" textLength="${px(width)}" xml:space="preserve" font-family="Menlo, Consolas, 'DejaVu Sans Mono', monospace">${spans.join('')}</text>`;
  return `${words(LEFT - 20, y, String(number), COLOURS.faint, 'text-anchor="end"')}${code}`;
}

function squiggle({ line, column, end, severity }: Finding): string {
  const y = yOf(line) + 18;
  const from = LEFT + (column - 1) * CHARACTER;
  const steps = Math.round(((end - column) * CHARACTER) / 3);
  const points = Array.from(
    { length: steps + 1 },
    (_, step) => `${px(from + step * 3)},${px(y - (step % 2) * 2.5)}`,
  );
  return `<polyline points="${points.join(' ')}" fill="none" stroke="${COLOURS[severity]}" stroke-width="1.2"/>`;
}

function tooltip({ line, column, message, rule }: Finding): string {
  const x = LEFT + (column - 1) * CHARACTER;
  const y = yOf(line) + 22;
  // No browser is there to measure: by characters.
  const told = wrapped(message, 84).split('\n');
  const width = 24 + Math.max(...told.map(({ length }) => length), 60) * 7;
  const below = y + 24 + told.length * 20;
  return [
    box(x, y, width, 36 + told.length * 20, COLOURS.tooltip, COLOURS.border, 3),
    ...told.map((text, index) => words(x + 12, y + 22 + index * 20, text, COLOURS.text)),
    words(x + 12, below, `eslint(${rule})`, COLOURS.link),
    words(x + width - 12, below, 'View Problem · Quick Fix…', COLOURS.faint, 'text-anchor="end"'),
  ].join('\n');
}

function problems(findings: Finding[]): string[] {
  return [
    `<path d="M0 ${px(PANEL)}H${px(WIDTH)}" stroke="${COLOURS.border}"/>`,
    words(16, PANEL + 22, 'PROBLEMS', COLOURS.text, 'font-size="11" letter-spacing="0.5"'),
    words(92, PANEL + 22, String(findings.length), COLOURS.faint, 'font-size="11"'),
    ...findings.flatMap(({ message, rule, severity, line, column }, index) => {
      const y = PANEL + 48 + index * 24;
      return [
        `<circle cx="22" cy="${px(y - 4)}" r="5" fill="none" stroke="${COLOURS[severity]}" stroke-width="1.5"/>`,
        `<text x="36" y="${px(y)}" font-size="12" fill="${COLOURS.text}">${escaped(message)}<tspan dx="8" fill="${COLOURS.faint}">${escaped(`${rule.replace('openai-zdr/', '')}  [${String(line)}, ${String(column)}]`)}</tspan></text>`,
      ];
    }),
  ];
}

function yOf(line: number): number {
  return TOP + (line - FIRST) * LINE;
}

function words(x: number, y: number, text: string, colour: string, more = ''): string {
  return `<text x="${px(x)}" y="${px(y)}" fill="${colour}"${more && ` ${more}`}>${escaped(text)}</text>`;
}

function box(
  x: number,
  y: number,
  width: number,
  height: number,
  fill: string,
  stroke: string,
  radius: number,
): string {
  return `<rect x="${px(x)}" y="${px(y)}" width="${px(width)}" height="${px(height)}" rx="${String(radius)}" fill="${fill}" stroke="${stroke}"/>`;
}

function px(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
