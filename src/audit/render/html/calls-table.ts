/** Every call, with its code. Readable as it is; the script of the page adds filters and sorting. */
import { reachesOpenAI } from '../../../calls/reach.ts';
import type { Finding, InventoryCall, RelatedPlace } from '../../inventory.ts';
import {
  Excerpts,
  type Report,
  callName,
  frameworkWords,
  keptWords,
  policyFor,
  requestName,
} from '../../report.ts';
import { plural, stateWords, verdictOrder, wordsFor } from '../../verdicts.ts';
import { type Markup, breakable, html, message } from './markup.ts';

/** Code is shown for the worst calls of a very large code base only. */
const MAX_EXCERPTS = 3000;

export function callsSection(report: Report): Markup {
  const { inventory } = report;
  const calls = verdictOrder.flatMap((verdict) =>
    inventory.calls.filter((call) => call.verdict === verdict),
  );
  if (calls.length === 0) return html`<p>No call was found.</p>`;
  const excerpts = new Excerpts(report.root);
  const endpoints = [...new Set(calls.map((call) => endpointOf(call, report)))].sort();
  const verdicts = verdictOrder.filter((verdict) => calls.some((call) => call.verdict === verdict));
  return html`<form class="filters" id="filters" hidden>
<label>Search <input type="search" id="filter-text" placeholder="file, function, call, finding …" autocomplete="off"></label>
<label>Verdict <select id="filter-verdict"><option value="">all</option>${verdicts.map((verdict) => html`<option value="${verdict}">${wordsFor(verdict, inventory.profile).short}</option>`)}</select></label>
<label>Endpoint <select id="filter-endpoint"><option value="">all</option>${endpoints.map((endpoint) => html`<option>${endpoint}</option>`)}</select></label>
<label class="check"><input type="checkbox" id="filter-findings"> with findings only</label>
<button type="reset">Show all</button>
<button type="button" id="toggle-code" aria-pressed="false">Show all code</button>
<output id="filter-count" aria-live="polite" for="filter-text filter-verdict filter-endpoint filter-findings"></output>
</form>
<div class="scroll" role="region" aria-labelledby="calls-heading" tabindex="0">
<table id="calls-table">
<caption class="hidden-visually">Every OpenAI call, worst verdict first</caption>
<thead><tr>${HEADS.map(([key, title]) => html`<th scope="col" data-sort="${key}">${title}</th>`)}</tr></thead>
<tbody>
${calls.map((call, index) => row(call, index, report, index < MAX_EXCERPTS ? excerpts : null))}
</tbody>
</table>
</div>
<p class="more"><button type="button" id="more" hidden></button></p>
${calls.length > MAX_EXCERPTS ? html`<p class="note">Code is shown for the first ${MAX_EXCERPTS} calls.</p>` : null}`;
}

const HEADS = [
  ['verdict', 'Verdict'],
  ['place', 'Where'],
  ['call', 'Call'],
  ['kept', 'What is kept'],
  ['findings', 'Findings'],
] as const;

function endpointOf(call: InventoryCall, { inventory }: Report): string {
  if (call.verdict === 'not-openai') return 'another vendor';
  return call.route === null
    ? 'route not known'
    : (policyFor(inventory, call).classify(call.route).endpoint ?? call.route);
}

function row(
  call: InventoryCall,
  index: number,
  report: Report,
  excerpts: Excerpts | null,
): Markup {
  const { inventory } = report;
  const policy = policyFor(inventory, call);
  const found =
    call.route === null || call.verdict === 'not-openai' ? null : policy.classify(call.route);
  const words = wordsFor(call.verdict, policy.profile);
  const open = call.findings.filter((finding) => finding.suppressed === undefined);
  return html`<tr data-index="${index}" data-verdict="${call.verdict}" data-endpoint="${endpointOf(call, report)}" data-findings="${open.length}" data-line="${call.line}">
<td data-key="verdict"><span class="badge v-${call.verdict}" title="${words.title}">${words.short}</span>${call.profile === undefined ? null : html`<div class="small">profile ${call.profile}</div>`}${call.ignored ? html`<div class="small">file is ignored by ESLint</div>` : null}</td>
<td data-key="place"><code class="place">${breakable(call.file)}:${call.line}</code>${call.within === undefined ? null : html`<div class="small">in ${call.within}</div>`}</td>
<td data-key="call"><code>${breakable(callName(call))}</code><div class="small"><code>${breakable(requestName(call))}</code></div><div class="small">${targetWords(call)}${reachesOpenAI(call) ? `, ${stateWords[call.state]}` : ''}${EVIDENCE[call.evidence]}</div>${throughFramework(call)}</td>
<td data-key="kept">${
    found
      ? html`${call.target === 'openai' ? null : 'if it is OpenAI: '}${keptWords(found)
          .split('; ')
          .map(
            (part) => html`<div>${part}</div>`,
          )}<div class="small">${found.source.date}${found.certainty === 'certain' ? '' : `, ${found.certainty}`}</div>`
      : '–'
  }</td>
<td data-key="findings">${call.findings.length === 0 ? '–' : html`<ul>${call.findings.map(findingItem)}</ul>`}${code(call, excerpts)}</td>
</tr>`;
}

const TARGETS: Readonly<Record<InventoryCall['target'], string>> = {
  openai: 'OpenAI',
  azure: 'Azure OpenAI',
  other: 'another host',
  unknown: 'a host that is not known',
};

function targetWords({ targets }: InventoryCall): string {
  return `to ${targets.map((target) => TARGETS[target]).join(' or ')}`;
}

const EVIDENCE: Readonly<Record<InventoryCall['evidence'], string>> = {
  'same-file': '',
  'cross-file': ', client from another file',
  types: ', client known by its type',
};

function throughFramework(call: InventoryCall): Markup | null {
  const framework = frameworkWords(call);
  return framework === null ? null : html`<div class="small">through ${framework}</div>`;
}

export function findingItem(finding: Finding): Markup {
  return html`<li class="finding">${weighed(finding, finding.message)}</li>`;
}

/** What is said, with what a rule thinks of it. */
export function weighed(finding: Finding, words: string): Markup {
  const label = finding.suppressed === undefined ? finding.severity : 'accepted';
  return html`<span class="severity s-${label}">${label}</span> ${message(words)} <span class="small">${finding.rule}</span>${finding.suppressed ? html`<div class="small">Reason in the ${finding.suppressedBy ?? 'code'}: ${finding.suppressed}</div>` : null}${(finding.related ?? []).map(relatedPlace)}`;
}

function relatedPlace({ file, line, what }: RelatedPlace): Markup {
  return html`<div class="small">${what}: <code>${file}:${line}</code></div>`;
}

function code(call: InventoryCall, excerpts: Excerpts | null): Markup | null {
  const excerpt = excerpts?.of(call) ?? null;
  const related = (call.related ?? []).map(relatedPlace);
  if (!excerpt) return related.length > 0 ? html`${related}` : null;
  const rows = excerpt.rows.map(
    (text, index) => html`<span class="line-number">${excerpt.first + index}</span>${text}\n`,
  );
  return html`<details class="code"><summary>Code</summary><pre tabindex="0" aria-label="Code of ${call.file}, line ${call.line}"><code>${rows}</code></pre>${excerpt.omitted > 0 ? html`<div class="small">… ${plural(excerpt.omitted, 'more line')}</div>` : null}${related}</details>`;
}
