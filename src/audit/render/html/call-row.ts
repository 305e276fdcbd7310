/** One call: where, what it sends, its verdict, what the rules say; below it its code and why. */
import { reachesOpenAI } from '../../../calls/reach.ts';
import type { InventoryCall, OutsideFinding } from '../../inventory.ts';
import {
  type Excerpts,
  type Report,
  callName,
  frameworkWords,
  policyFor,
  requestName,
} from '../../report.ts';
import { plural, stateWords, wordsFor } from '../../verdicts.ts';
import { targetNames, targetWords } from '../target-words.ts';
import { type Causes, findingItem, placeNote } from './causes.ts';
import { shortRule } from '../../subject.ts';
import { type Markup, breakable, dataOf, html } from './markup.ts';
import type { RowLink, SellerLink } from './policy-table.ts';
import type { Tables } from './tables.ts';
import { whySection } from './why.ts';

export function callRow(
  call: InventoryCall,
  rank: number,
  report: Report,
  { findings, causes, rows }: Tables,
  excerpts: Excerpts | null,
): Markup {
  const said = findings.of(call);
  const open = said.filter(({ finding }) => finding.suppressed === undefined);
  const { profile } = policyFor(report.inventory, call);
  const words = wordsFor(call.verdict, profile);
  const row = rows.of(call);
  const others = rows.elsewhereOf(call).map((other) => keptBy(call, other));
  const keeping = html`${kept(call, row)}${others}`;
  const rules = [...new Set(said.map(({ finding }) => shortRule(finding.rule)))].join(' ');
  const numbers = said.flatMap(({ finding }) => causes.of(finding)?.number ?? []).join(' ');
  const judge = row && html`<p>${row.link} of the policy, ${row.date}</p>`;
  const below = html`${code(call, excerpts)}${whySection(call, judge)}`;
  const behind = html`<tr class="below"><td colspan="4"><div class="behind">${below}</div></td></tr>`;
  const items = said.map(({ finding, elsewhere }) => findingItem(finding, causes, elsewhere));
  const data = dataOf({
    rank,
    verdict: call.verdict,
    endpoint: endpointOf(call, report),
    state: call.state,
    rule: rules,
    cause: numbers,
    findings: open.length,
  });
  return html`<tbody class="call"${data}><tr>
<td data-label="Where">${place(call)}</td>
<td data-label="Request" data-key="call">${requestWords(call)}</td>
<td data-label="Verdict"><span class="badge v-${call.verdict}">${words.short}</span>${keeping}</td>
<td data-label="Findings">${items.length === 0 ? html`<span class="small">none</span>` : html`<ul>${items}</ul>`}</td>
</tr>
${below.text === '' ? null : behind}</tbody>
`;
}

function requestWords(call: InventoryCall): Markup {
  const name = html`<code>${breakable(callName(call))}</code>`;
  const byType = call.evidence === 'types' ? ', client known by its type' : '';
  const sender = html`<div class="small">${name}${toWhom(call)}${byType}</div>`;
  return html`<code>${breakable(requestName(call))}</code>${sender}${throughFramework(call)}`;
}

/** A finding that belongs to no call of its file. */
export function outsideRow(finding: OutsideFinding, rank: number, causes: Causes): Markup {
  const open = finding.suppressed === undefined ? 1 : 0;
  const data = dataOf({
    rank,
    rule: shortRule(finding.rule),
    cause: causes.of(finding)?.number,
    findings: open,
  });
  return html`<tbody class="outside"${data}><tr>
<td data-label="Where">${place(finding)}</td>
<td data-label="Request" data-key="call"><span class="small">outside of calls</span></td>
<td data-label="Verdict"><span class="small">–</span></td>
<td data-label="Findings"><ul>${findingItem(finding, causes)}</ul></td>
</tr></tbody>
`;
}

export function endpointOf(call: InventoryCall, { inventory }: Report): string {
  if (call.verdict === 'not-openai') return targetNames.other;
  return call.route === null
    ? 'route not known'
    : (policyFor(inventory, call).classify(call.route).endpoint ?? call.route);
}

function place({ file, line, within }: Pick<InventoryCall, 'file' | 'line' | 'within'>): Markup {
  const name = html`<span class="of-file">${breakable(file)}:</span><span class="line">${line}</span>`;
  const around =
    within === undefined
      ? null
      : html`<div class="small">in <code>${breakable(within)}</code></div>`;
  return html`<code class="place">${name}</code>${around}`;
}

/** To OpenAI, unless it says otherwise. */
function toWhom({ targets }: InventoryCall): string {
  const isPlain = targets.every((target) => target === 'openai');
  return isPlain ? '' : `, to ${targetWords(targets)}`;
}

function throughFramework(call: InventoryCall): Markup | null {
  const framework = frameworkWords(call);
  return framework === null ? null : html`<div class="small">through ${framework}</div>`;
}

/** What it does, and what the endpoint keeps by the row of the policy that judges it. */
function kept(call: InventoryCall, row: RowLink | null): Markup | null {
  const does = reachesOpenAI(call) && call.state !== 'removes' ? stateWords[call.state] : null;
  if (!row) return does === null ? null : html`<div class="small">${does}</div>`;
  const condition = call.target === 'openai' ? '' : 'if it is OpenAI, ';
  const keeps = call.verdict === 'removes' ? null : `${condition}${row.keeps}`;
  const state = keeps === null ? null : html`<div class="small keeps">${keeps}</div>`;
  return html`<div class="small">${does === null ? null : `${does}, `}${row.link}</div>${state}`;
}

/** What another seller keeps of it, where it may go to one. */
function keptBy(call: InventoryCall, row: SellerLink): Markup {
  const condition = call.targets.length === 1 ? '' : `if it is ${row.by}, `;
  return html`<div class="small">${row.link}</div><div class="small keeps">${condition}${row.keeps}</div>`;
}

function code(call: InventoryCall, excerpts: Excerpts | null): Markup | null {
  const excerpt = excerpts?.of(call) ?? null;
  const related = (call.related ?? []).map(({ file, line, what }) => placeNote(what, file, line));
  if (!excerpt) return related.length > 0 ? html`${related}` : null;
  const lines = excerpt.rows.map(
    (text, index) =>
      html`<span class="row"><span class="line-number">${excerpt.first + index}</span>${text}\n</span>`,
  );
  const more =
    excerpt.omitted > 0
      ? html`<div class="small">… ${plural(excerpt.omitted, 'more line')}</div>`
      : null;
  const text = html`<pre tabindex="0"><code>${lines}</code></pre>`;
  return html`<details class="code"><summary>Code</summary>${text}${more}${related}</details>`;
}
