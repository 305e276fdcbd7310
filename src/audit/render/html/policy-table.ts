/** The rows of the policy that the verdicts rest on, each with its source and date. */
import {
  type Classification,
  type Shutdown,
  alternatives,
  isProven,
} from '../../../catalogue/policy/index.ts';
import { shutdownNotice } from '../../../rules/words.ts';
import { type ElsewhereUse, elsewhereUses, keptElsewhereWords } from '../../elsewhere.ts';
import type { InventoryCall } from '../../inventory.ts';
import { type EndpointUse, type Report, endpointUses, policyFor } from '../../report.ts';
import { plural, wordsFor } from '../../verdicts.ts';
import { type Markup, breakable, dataOf, html, message } from './markup.ts';

/** How calls point to the row that judges them. */
export interface RowLink {
  link: Markup;
  date: string;
  /** `state: until deleted; logs: 30 days` */
  keeps: string;
}

/** The same, of what another seller keeps. */
export interface SellerLink extends RowLink {
  by: string;
}

export class PolicyRows {
  readonly uses: readonly EndpointUse[];
  readonly elsewhere: readonly ElsewhereUse[];
  readonly #byCall = new Map<InventoryCall, RowLink>();
  readonly #elsewhere = new Map<InventoryCall, SellerLink[]>();

  constructor({ inventory }: Report) {
    this.uses = endpointUses(inventory);
    for (const [index, { found, calls }] of this.uses.entries()) {
      const doubt = found.certainty === 'certain' ? '' : ` (${found.certainty})`;
      const link = html`<a href="#row-${index + 1}">row ${index + 1}</a>${doubt}`;
      const { applicationState, abuseMonitoring } = found;
      const state = (applicationState ?? 'not stated').toLowerCase();
      const logs = (abuseMonitoring ?? 'not stated').toLowerCase();
      const keeps = found.row === null ? 'not in the table' : `state: ${state}; logs: ${logs}`;
      for (const call of calls) this.#byCall.set(call, { link, keeps, date: found.source.date });
    }
    this.elsewhere = elsewhereUses(inventory);
    for (const [index, { line, calls }] of this.elsewhere.entries()) {
      const number = this.uses.length + index + 1;
      const doubt = line.certainty === 'inferred' ? ' (inferred)' : '';
      const link = html`<a href="#row-${number}">row ${number}</a>${doubt}`;
      const keeps = keptElsewhereWords(line);
      const row = { link, keeps, date: line.source.date, by: line.by };
      for (const call of calls) this.#elsewhere.set(call, [...this.elsewhereOf(call), row]);
    }
  }

  /** `null` for other vendors, and while the route is not known. */
  of(call: InventoryCall): RowLink | null {
    return this.#byCall.get(call) ?? null;
  }

  /** Of each other seller that may get it. */
  elsewhereOf(call: InventoryCall): readonly SellerLink[] {
    return this.#elsewhere.get(call) ?? [];
  }
}

export function policySection(report: Report, { uses, elsewhere }: PolicyRows): Markup {
  const { snapshot } = policyFor(report.inventory);
  const sources = new Map(
    [...uses.map(({ found }) => found), ...elsewhere.map(({ line }) => line)].map(({ source }) => [
      source.id,
      source,
    ]),
  );
  const remarks = new Map<string, number>();
  const notes = snapshot.notes.map((note) => html`<li>${note}</li>`);
  const heads = HEADS.map((title) => html`<th scope="col">${title}</th>`);
  const rows = uses.map((use, index) => row(use, index + 1, { sources, remarks }, report));
  const others = elsewhere.map((use, index) =>
    rowElsewhere(use, uses.length + index + 1, { sources, remarks }),
  );
  return html`<p>Snapshot <b>${snapshot.id}</b>, ${snapshot.date}. ${DATED[snapshot.dated]}</p>
${notes.length > 0 ? html`<ul class="notes">${notes}</ul>` : null}
${
  uses.length + elsewhere.length === 0
    ? html`<p>No row was used.</p>`
    : html`<table class="cards policy">
<caption class="hidden-visually">Policy rows used</caption>
<thead><tr>${heads}</tr></thead>
${rows}${others}</table>
<h3>Sources</h3>
<ol class="sources">${[...sources.values()].map(sourceItem)}</ol>`
}`;
}

const HEADS = [
  'Row',
  'Endpoint',
  'Calls',
  'Verdict',
  'Application state',
  'Abuse monitoring',
  'Source',
];

function sourceItem(source: Classification['source']): Markup {
  const how = source.dated === 'printed' ? '' : ', a date concluded from its content';
  const date = html`<div class="small">Text of ${source.date}${how}.</div>`;
  return html`<li id="source-${source.id}">${link(source)}${date}</li>`;
}

const DATED = {
  printed: 'The text prints its date.',
  inferred: 'The text prints no date: it is dated by what it mentions.',
  checked: 'On this day the newest texts that could be read were compared with these facts.',
} as const;

interface Notes {
  sources: ReadonlyMap<string, unknown>;
  /** each once, with the number of its row */
  remarks: Map<string, number>;
}

function row(
  { endpoint, found, verdict, profile, calls, files }: EndpointUse,
  number: number,
  notes: Notes,
  { inventory }: Report,
): Markup {
  const shutdown = shutdownNotice(found, policyFor(inventory));
  const words = wordsFor(verdict, profile);
  const instead = found.verdict === 'ineligible' ? alternatives[endpoint] : undefined;
  const text = [
    found.row?.note,
    found.unlisted?.why,
    found.shutdown ? `${shutdown}${insteadOf(found.shutdown)}` : instead,
    isProven(found.certainty) ? undefined : 'Not reported by the recommended rules.',
  ]
    .filter((item) => item !== undefined)
    .join(' ');
  const isOther = profile !== inventory.profile;
  const other = isOther ? html`<div class="small">profile ${profile}</div>` : null;
  const data = dataOf({ filter: 'endpoint', value: endpoint });
  return html`<tbody id="row-${number}"><tr>
<td data-label="Row">${number}</td>
<th scope="row" data-label="Endpoint"><code>${breakable(endpoint)}</code>${other}</th>
${callsCell(html`<a href="#calls"${data}>${calls.length}</a>`, files)}
<td data-label="Verdict"><span class="badge v-${verdict}">${words.short}</span></td>
<td data-label="Application state">${found.applicationState ?? 'not stated'}</td>
<td data-label="Abuse monitoring">${found.abuseMonitoring ?? 'not stated'}</td>
${sourceCell(found, notes)}
</tr>${below(text, number, notes)}</tbody>
`;
}

/** What another seller keeps: nothing of OpenAI's table. */
function rowElsewhere(
  { seller, line, calls, files }: ElsewhereUse,
  number: number,
  notes: Notes,
): Markup {
  const { name, terms, control, abuseMonitoring } = seller;
  const text = `By ${terms}. ${abuseMonitoring.text} ${control}`;
  const route =
    line.endpoint === null ? ', other routes' : html` <code>${breakable(line.endpoint)}</code>`;
  return html`<tbody id="row-${number}"><tr>
<td data-label="Row">${number}</td>
<th scope="row" data-label="Endpoint">${name}${route}</th>
${callsCell(html`${calls.length}`, files)}
<td data-label="Verdict"><span class="badge v-not-openai">Not OpenAI</span></td>
<td data-label="Application state">${line.kept === null ? 'not stated' : keptElsewhereWords(line)}</td>
<td data-label="Abuse monitoring">see below</td>
${sourceCell(line, notes)}
</tr>${below(text, number, notes)}</tbody>
`;
}

function sourceCell(
  { source, certainty }: Pick<Classification, 'source' | 'certainty'>,
  { sources }: Notes,
): Markup {
  const number = [...sources.keys()].indexOf(source.id) + 1;
  const days = source.date
    .split('..')
    .map((day, index) => html`${index === 0 ? '' : ' to '}<span class="date">${day}</span>`);
  const cited = html`<span><a href="#source-${source.id}">${number}</a>, ${days}</span>`;
  const doubt = certainty === 'certain' ? null : html` <span class="small">${certainty}</span>`;
  return html`<td data-label="Source">${cited}${doubt}</td>`;
}

/** What is said of several rows is said of the first. */
function below(text: string, number: number, { remarks }: Notes): Markup | null {
  if (text === '') return null;
  const first = remarks.get(text);
  if (first === undefined) remarks.set(text, number);
  const said =
    first === undefined ? message(text) : html`As for <a href="#row-${first}">row ${first}</a>.`;
  return html`<tr class="below"><td colspan="7" class="small">${said}</td></tr>`;
}

function callsCell(count: Markup, files: number): Markup {
  const where = html`<span class="small">in ${plural(files, 'file')}</span>`;
  return html`<td data-label="Calls"><span>${count} ${where}</span></td>`;
}

function insteadOf({ instead }: Shutdown): string {
  return instead === null ? 'OpenAI has nothing in its place.' : `Use ${instead}.`;
}

/** Addresses may carry a remark behind them. */
function link({ title, url }: { title: string; url: string }): Markup {
  const [, address = '', remark = ''] = /^(https:\/\/\S+)(.*)$/.exec(url) ?? [];
  if (address === '') return html`${title}`;
  const behind = remark === '' ? null : html` <span class="small">${remark.trim()}</span>`;
  return html`<a href="${address}" rel="noopener noreferrer">${title}</a>${behind}`;
}
