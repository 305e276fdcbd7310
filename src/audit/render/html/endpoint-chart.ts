/** Calls by endpoint and verdict, as bars. */
import type { Verdict } from '../../../catalogue/policy/index.ts';
import type { InventoryCall } from '../../inventory.ts';
import { type Report, endpointUses } from '../../report.ts';
import { verdictCounts, wordsFor } from '../../verdicts.ts';
import { targetNames } from '../target-words.ts';
import { type Markup, breakable, html } from './markup.ts';

const MAX_BARS = 12;

interface Bar {
  label: string;
  calls: readonly InventoryCall[];
  segments: { verdict: Verdict; count: number }[];
}

/** Each bar is a picture without a width of its own: it takes what the screen has. */
export function endpointChart(report: Report): Markup {
  const bars = barsOf(report);
  const most = Math.max(1, ...bars.map(({ calls }) => calls.length));
  const { profile } = report.inventory;
  return html`<ul class="bars">${bars.map(({ label, segments, calls }) => {
    let x = 0;
    const parts = segments.map(({ verdict, count }) => {
      const width = (100 * count) / most;
      x += width;
      return html`<rect class="v-${verdict}" x="${round(x - width)}" y="0" width="${round(width)}" height="10"></rect>`;
    });
    const words = segments.map(
      ({ verdict, count }) => `${String(count)} ${wordsFor(verdict, profile).short.toLowerCase()}`,
    );
    const bar = html`<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">${parts}</svg>`;
    const said = html`<span class="hidden-visually">: ${words.join(', ')}</span>`;
    const count = html`<span class="bar-count">${calls.length}${said}</span>`;
    return html`<li><span class="bar-name">${breakable(label)}</span>${bar}${count}</li>`;
  })}</ul>`;
}

function barsOf({ inventory }: Report): Bar[] {
  const others = inventory.calls.filter((call) => call.verdict === 'not-openai');
  const lost = inventory.calls.filter(
    (call) => call.route === null && call.verdict !== 'not-openai',
  );
  const all = [
    ...endpointUses(inventory).map(({ endpoint, calls }) => barOf(endpoint, calls)),
    ...(lost.length > 0 ? [barOf('route not known', lost)] : []),
    ...(others.length > 0 ? [barOf(targetNames.other, others)] : []),
  ];
  if (all.length <= MAX_BARS) return all;
  const [shown, rest] = [all.slice(0, MAX_BARS - 1), all.slice(MAX_BARS - 1)];
  const calls = rest.flatMap((bar) => bar.calls);
  return [...shown, barOf(`${String(rest.length)} more`, calls)];
}

function barOf(label: string, calls: readonly InventoryCall[]): Bar {
  return { label, calls, segments: verdictCounts(calls) };
}

export function clip(text: string, length: number): string {
  return text.length <= length ? text : `…${text.slice(text.length - length + 1)}`;
}

export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
