/** Calls by endpoint and verdict, as bars. */
import type { Verdict } from '../../../catalogue/policy/index.ts';
import type { InventoryCall } from '../../inventory.ts';
import { type Report, endpointUses } from '../../report.ts';
import { verdictOrder, wordsFor } from '../../verdicts.ts';
import { type Markup, breakable, html } from './markup.ts';

const MAX_BARS = 12;

interface Bar {
  label: string;
  segments: { verdict: Verdict; count: number }[];
  total: number;
}

/** Each bar is a picture without a width of its own: it takes what the screen has. */
export function endpointChart(report: Report): Markup {
  const bars = barsOf(report);
  const most = Math.max(1, ...bars.map((bar) => bar.total));
  const { profile } = report.inventory;
  return html`<ul class="bars">${bars.map(({ label, segments, total }) => {
    let x = 0;
    const parts = segments.map(({ verdict, count }) => {
      const width = (100 * count) / most;
      x += width;
      return html`<rect class="v-${verdict}" x="${round(x - width)}" y="0" width="${round(width)}" height="10"></rect>`;
    });
    const words = segments.map(
      ({ verdict, count }) => `${String(count)} ${wordsFor(verdict, profile).short.toLowerCase()}`,
    );
    return html`<li><span class="bar-name">${breakable(label)}</span><svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">${parts}</svg><span class="bar-count">${total}<span class="hidden-visually">: ${words.join(', ')}</span></span></li>`;
  })}</ul>`;
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
