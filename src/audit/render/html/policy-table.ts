/** The rows of the policy that the verdicts rest on, each with its source and date. */
import { type Shutdown, isProven } from '../../../catalogue/policy/index.ts';
import { shutdownNotice } from '../../../rules/words.ts';
import { type EndpointUse, type Report, endpointUses, policyFor } from '../../report.ts';
import { wordsFor } from '../../verdicts.ts';
import { type Markup, breakable, html } from './markup.ts';

export function policySection(report: Report): Markup {
  const uses = endpointUses(report.inventory);
  const { snapshot } = policyFor(report.inventory);
  const sources = new Map(uses.map(({ found }) => [found.source.id, found.source]));
  return html`<p>Snapshot <b>${snapshot.id}</b>, ${snapshot.date}. ${DATED[snapshot.dated]}</p>
${snapshot.notes.length > 0 ? html`<ul class="notes">${snapshot.notes.map((note) => html`<li>${note}</li>`)}</ul>` : null}
${
  uses.length === 0
    ? html`<p>No row was used.</p>`
    : html`<div class="scroll" role="region" aria-labelledby="policy-heading" tabindex="0"><table class="wide">
<caption class="hidden-visually">Policy rows used</caption>
<thead><tr><th scope="col">Endpoint</th><th scope="col" class="number">Calls</th><th scope="col" class="number">Files</th><th scope="col">Verdict</th><th scope="col">Application state</th><th scope="col">Abuse monitoring</th><th scope="col">Source</th><th scope="col">Remarks</th></tr></thead>
<tbody>${uses.map((use) => row(use, sources, report))}</tbody></table></div>
<h3>Sources</h3>
<ol class="sources">${[...sources.values()].map((source) => html`<li id="source-${source.id}">${link(source)}<div class="small">Text of ${source.date}${source.dated === 'printed' ? '' : ', a date concluded from its content'}.</div></li>`)}</ol>`
}`;
}

const DATED = {
  printed: 'The text prints its date.',
  inferred: 'The text prints no date: it is dated by what it mentions.',
  checked: 'On this day the newest texts that could be read were compared with these facts.',
} as const;

function row(
  { endpoint, found, verdict, profile, calls, files }: EndpointUse,
  sources: ReadonlyMap<string, unknown>,
  { inventory }: Report,
): Markup {
  const shutdown = shutdownNotice(found, policyFor(inventory));
  const words = wordsFor(verdict, profile);
  const remarks = [
    found.row?.note,
    found.unlisted?.why,
    found.shutdown ? `${shutdown}${insteadOf(found.shutdown)}` : undefined,
  ].filter((text) => text !== undefined);
  return html`<tr>
<th scope="row"><code>${breakable(endpoint)}</code>${profile === inventory.profile ? null : html`<div class="small">profile ${profile}</div>`}</th>
<td class="number">${calls.length}</td><td class="number">${files}</td>
<td><span class="badge v-${verdict}" title="${words.title}">${words.short}</span></td>
<td>${found.applicationState ?? 'not stated'}</td>
<td>${found.abuseMonitoring ?? 'not stated'}</td>
<td><a href="#source-${found.source.id}">${[...sources.keys()].indexOf(found.source.id) + 1}</a>, <span class="date">${found.source.date}</span><div class="small">${found.certainty}${isProven(found.certainty) ? '' : ', not reported by the recommended rules'}</div></td>
<td class="small">${remarks.map((text) => html`<div>${text}</div>`)}</td>
</tr>`;
}

function insteadOf({ instead }: Shutdown): string {
  return instead === null ? 'OpenAI has nothing in its place.' : `Use ${instead}.`;
}

/** Addresses may carry a remark behind them. */
function link({ title, url }: { title: string; url: string }): Markup {
  const [, address = '', remark = ''] = /^(https:\/\/\S+)(.*)$/.exec(url) ?? [];
  return address === ''
    ? html`${title}`
    : html`<a href="${address}" rel="noopener noreferrer">${title}</a>${remark === '' ? null : html` <span class="small">${remark.trim()}</span>`}`;
}
