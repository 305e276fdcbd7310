/** Calls by endpoint and verdict, as bars. */
import type { Verdict } from '../../../catalogue/policy/index.ts';
import type { InventoryCall } from '../../inventory.ts';
import { type Report, endpointUses } from '../../report.ts';
import { plural, verdictOrder, wordsFor } from '../../verdicts.ts';
import { type Markup, html } from './markup.ts';

const WIDTH = 1100;
const ROW = 28;
const BAR = 16;
const LABELS = 300;
const COUNTS = 44;
const MAX_BARS = 24;

interface Bar {
  label: string;
  segments: { verdict: Verdict; count: number }[];
  total: number;
}

export function endpointChart(report: Report): Markup {
  const bars = barsOf(report);
  const most = Math.max(1, ...bars.map((bar) => bar.total));
  const scale = (WIDTH - LABELS - COUNTS) / most;
  const height = bars.length * ROW + 8;
  const { profile } = report.inventory;
  return html`<svg class="chart" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="endpoint-chart-title endpoint-chart-text" preserveAspectRatio="xMinYMin meet">
<title id="endpoint-chart-title">Calls by endpoint and verdict</title>
<desc id="endpoint-chart-text">${bars.map((bar) => `${bar.label}: ${bar.segments.map(({ verdict, count }) => `${String(count)} ${wordsFor(verdict, profile).short.toLowerCase()}`).join(', ')}`).join('; ')}.</desc>
${bars.map((bar, index) => {
  const y = index * ROW + 4;
  let x = LABELS;
  return html`<g><text class="label" x="${LABELS - 10}" y="${y + 17}" text-anchor="end">${clip(bar.label, 40)}<title>${bar.label}</title></text>
${bar.segments.map(({ verdict, count }) => {
  const width = Math.max(2, count * scale);
  const rect = html`<rect class="v-${verdict}" x="${round(x)}" y="${y + 4}" width="${round(width)}" height="${BAR}" rx="2"><title>${bar.label}: ${plural(count, 'call')}, ${wordsFor(verdict, profile).short}</title></rect>`;
  x += width;
  return rect;
})}
<text class="count" x="${round(x + 8)}" y="${y + 17}">${bar.total}</text></g>`;
})}
</svg>`;
}

function barsOf({ inventory }: Report): Bar[] {
  const bars = endpointUses(inventory).map(({ endpoint, calls }) => barOf(endpoint, calls));
  const rest: [string, InventoryCall[]][] = [
    [
      'route not known',
      inventory.calls.filter((call) => call.route === null && call.verdict !== 'not-openai'),
    ],
    ['another vendor', inventory.calls.filter((call) => call.verdict === 'not-openai')],
  ];
  const all = [
    ...bars,
    ...rest.filter(([, calls]) => calls.length > 0).map(([label, calls]) => barOf(label, calls)),
  ];
  if (all.length <= MAX_BARS) return all;
  const [shown, others] = [all.slice(0, MAX_BARS - 1), all.slice(MAX_BARS - 1)];
  const segments = verdictOrder
    .map((verdict) => ({
      verdict,
      count: others
        .flatMap((bar) => bar.segments)
        .filter((item) => item.verdict === verdict)
        .reduce((sum, item) => sum + item.count, 0),
    }))
    .filter(({ count }) => count > 0);
  return [
    ...shown,
    {
      label: `${String(others.length)} more`,
      segments,
      total: others.reduce((sum, bar) => sum + bar.total, 0),
    },
  ];
}

function barOf(label: string, calls: readonly InventoryCall[]): Bar {
  const segments = verdictOrder
    .map((verdict) => ({ verdict, count: calls.filter((call) => call.verdict === verdict).length }))
    .filter(({ count }) => count > 0);
  return { label, segments, total: calls.length };
}

export function clip(text: string, length: number): string {
  return text.length <= length ? text : `…${text.slice(text.length - length + 1)}`;
}

export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
