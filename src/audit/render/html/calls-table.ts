/** Findings by file: every call, with its code. Readable as it is; the script of the page adds filters and sorting. */
import type { Verdict } from '../../../catalogue/policy/index.ts';
import { type InventoryCall, type OutsideFinding, compareText } from '../../inventory.ts';
import { Excerpts, type Report } from '../../report.ts';
import { plural, stateWords, verdictCounts, verdictOrder, wordsFor } from '../../verdicts.ts';
import { callRow, endpointOf, outsideRow } from './call-row.ts';
import { causeList } from './causes.ts';
import { shortRule } from '../../subject.ts';
import { type Markup, html } from './markup.ts';
import type { Tables } from './tables.ts';

/** Code is shown for the worst calls of a very large code base only. */
const MAX_EXCERPTS = 3000;

export function callsSection(report: Report, tables: Tables): Markup {
  const { calls } = report.inventory;
  const { findings, causes } = tables;
  if (calls.length + findings.apart.length === 0) return html`<p>No call was found.</p>`;
  const ranks = ranksOf(calls);
  const excerpts = new Excerpts(report.root);
  const row = (call: InventoryCall): Markup => {
    const rank = ranks.get(call) ?? 0;
    return callRow(call, rank, report, tables, rank < MAX_EXCERPTS ? excerpts : null);
  };
  const more =
    causes.more.length > 0
      ? html`<details class="more-causes" open>${MORE_CAUSES}${causeList(causes.more)}</details>`
      : null;
  return html`${filters(report, tables)}
<p class="filtered" id="filtered" hidden></p>
${more}
<table id="calls-table" class="cards">
<caption class="hidden-visually">Every OpenAI call, by file</caption>
<thead><tr>${HEADS.map(([key, title]) => html`<th scope="col" data-sort="${key}">${title}</th>`)}</tr></thead>
${filesOf(calls, findings.apart).map(({ file, own, apart }) => {
  const words = html`<code>${file}</code> <span class="small">${fileWords(own, apart)}</span>`;
  const outside = apart.map((finding, index) => outsideRow(finding, calls.length + index, causes));
  return html`<tbody class="file"><tr><th scope="rowgroup" colspan="4">${words}</th></tr></tbody>
${own.map(row)}${outside}`;
})}
</table>
<p class="more"><button type="button" id="more" hidden></button></p>
${calls.length > MAX_EXCERPTS ? html`<p class="note">Code is shown for the ${MAX_EXCERPTS} worst calls.</p>` : null}`;
}

const MORE_CAUSES = html`<summary>More causes, each of several places</summary>`;

const HEADS = [
  ['place', 'Where'],
  ['call', 'Request'],
  ['verdict', 'Verdict'],
  ['findings', 'Findings'],
] as const;

/** The worst first. */
function ranksOf(calls: readonly InventoryCall[]): Map<InventoryCall, number> {
  const rank = ({ verdict }: InventoryCall): number => verdictOrder.indexOf(verdict);
  const ordered = calls.toSorted((left, right) => rank(left) - rank(right));
  return new Map(ordered.map((call, index) => [call, index]));
}

interface OfFile {
  file: string;
  own: InventoryCall[];
  apart: OutsideFinding[];
}

function filesOf(calls: readonly InventoryCall[], apart: readonly OutsideFinding[]): OfFile[] {
  const files = new Map<string, OfFile>();
  const of = (file: string): OfFile => {
    const found = files.get(file) ?? { file, own: [], apart: [] };
    files.set(file, found);
    return found;
  };
  for (const call of calls) of(call.file).own.push(call);
  for (const finding of apart) of(finding.file).apart.push(finding);
  return [...files.values()].sort((left, right) => compareText(left.file, right.file));
}

function fileWords(own: readonly InventoryCall[], apart: readonly OutsideFinding[]): string {
  const profile = own.find((call) => call.profile !== undefined)?.profile;
  const isIgnored = [...own, ...apart].some(({ ignored }) => ignored);
  return [
    own.length > 0 ? plural(own.length, 'call') : 'no call',
    ...(profile === undefined ? [] : [`profile ${profile}`]),
    ...(isIgnored ? ['file is ignored by ESLint'] : []),
  ].join(', ');
}

function filters(report: Report, { findings }: Tables): Markup {
  const { calls, profile } = report.inventory;
  const among = <T extends string>(values: Iterable<T>): T[] => [...new Set(values)].sort();
  const verdicts = verdictCounts(calls).map(({ verdict }) => verdict);
  const verdictName = (verdict: Verdict): string => wordsFor(verdict, profile).short;
  const states = among(calls.map(({ state }) => state));
  return html`<search><form class="filters" id="filters" aria-label="Filter the calls" autocomplete="off" hidden>
<label class="search">Search <input type="search" name="text" id="filter-text" placeholder="file, function, call, finding …"></label>
${select('verdict', 'Verdict', verdicts, verdictName)}
${select('endpoint', 'Endpoint', among(calls.map((call) => endpointOf(call, report))))}
${select('state', 'What it does', states, (state) => stateWords[state])}
${select('rule', 'Rule', among(findings.all.map(({ finding }) => shortRule(finding.rule))))}
<label class="check"><input type="checkbox" name="findings" value="1" id="filter-findings"> with findings only</label>
<span class="buttons"><button type="reset">Show all</button> <button type="button" id="toggle-code" aria-pressed="false">Show all code</button></span>
<output id="filter-count" aria-live="polite"></output>
</form></search>`;
}

function select<T extends string>(
  name: string,
  title: string,
  values: readonly T[],
  wordsOf: (value: T) => string = (value) => value,
): Markup {
  const options = values.map((value) => html`<option value="${value}">${wordsOf(value)}</option>`);
  const all = html`<option value="">all</option>${options}`;
  return html`<label>${title} <select name="${name}" id="filter-${name}">${all}</select></label>`;
}
