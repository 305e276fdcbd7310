/** What is said of many places is said once: each sentence has a number that rows point to. */
import { type CallFindings, type PlacedFinding, weightOf } from '../../call-findings.ts';
import type { Finding } from '../../inventory.ts';
import { requestName } from '../../report.ts';
import { shortRule } from '../../subject.ts';
import { plural } from '../../verdicts.ts';
import { indexedBy } from '../../../values/indexed.ts';
import { type Markup, dataOf, html, message } from './markup.ts';

export interface Cause {
  number: number;
  /** the one that weighs most */
  finding: Finding;
  /** the message, or what it says of each of several requests */
  sentence: string;
  /** those, where they are several */
  requests: string[];
  /** how many calls and other places it is said of */
  places: number;
  /** why it is accepted, and how often */
  reasons: ReadonlyMap<string, number>;
}

/** Those that stand on the first page. */
const MAX_TOP = 6;
/** Of one cause; calls name theirs. */
const MAX_REQUESTS = 6;

export class Causes {
  /** what is said most, errors first */
  readonly top: readonly Cause[];
  /** the others that are said more than once */
  readonly more: readonly Cause[];
  readonly #byFinding = new Map<Finding, Cause>();

  constructor({ all }: CallFindings) {
    const same = indexedBy(all, ({ finding, sentence }) => `${finding.rule} ${sentence}`);
    const ordered = [...same.values()]
      .map((items) => ({ items, cause: causeOf(items) }))
      .sort(
        ({ cause: left }, { cause: right }) =>
          weightOf(left.finding) - weightOf(right.finding) || right.places - left.places,
      );
    const chosen = ordered.filter(
      ({ cause: { finding, places } }, index) =>
        places > 1 || (index < MAX_TOP && finding.suppressed === undefined),
    );
    const numbered = chosen.map(({ items, cause }, index): Cause => {
      const found = { number: index + 1, ...cause };
      for (const { finding } of items) this.#byFinding.set(finding, found);
      return found;
    });
    this.top = numbered.slice(0, MAX_TOP);
    this.more = numbered.slice(MAX_TOP);
  }

  /** `null` for what is said of one place only, and stands there. */
  of(finding: Finding): Cause | null {
    return this.#byFinding.get(finding) ?? null;
  }
}

function causeOf(items: readonly PlacedFinding[]): Omit<Cause, 'number'> {
  const findings = items.map(({ finding }) => finding);
  const [finding] = findings.toSorted((left, right) => weightOf(left) - weightOf(right));
  const isOneMessage = new Set(findings.map((item) => item.message)).size === 1;
  const requests = new Set(items.flatMap(({ call }) => (call ? [requestName(call)] : [])));
  const reasons = new Map<string, number>();
  for (const item of findings) {
    const words = reasonWords(item);
    if (words !== null) reasons.set(words, (reasons.get(words) ?? 0) + 1);
  }
  return {
    finding: finding!,
    sentence: isOneMessage ? finding!.message : items[0]!.sentence,
    requests: isOneMessage ? [] : [...requests].sort(),
    places: items.length,
    reasons,
  };
}

/** Numbered on, list by list. */
export function causeList(causes: readonly Cause[]): Markup {
  return html`<ol class="causes" start="${causes[0]?.number ?? 1}">${causes.map(causeItem)}</ol>`;
}

function causeItem({ number, finding, sentence, requests, places, reasons }: Cause): Markup {
  const shared = [...reasons].filter(([, count]) => count > 1);
  const data = dataOf({ filter: 'cause', value: number });
  const link = html`<a href="#calls"${data}>${plural(places, 'place')}</a>`;
  const from = html`<span class="small">${ruleName(finding)}, ${link}</span>`;
  const why = shared.map(
    ([words, count]) => html`<div class="small">${words} (${plural(count, 'place')})</div>`,
  );
  const said = html`${label(finding)} ${message(sentence)} ${from}`;
  return html`<li id="cause-${number}">${said}${requestList(requests)}${why}</li>`;
}

function requestList(requests: readonly string[]): Markup | null {
  if (requests.length === 0) return null;
  const shown = requests.slice(0, MAX_REQUESTS);
  const rest = requests.length - shown.length;
  const names = shown.map(
    (request, index) => html`${index > 0 ? ', ' : ''}<code>${request}</code>`,
  );
  const more = rest > 0 ? ` and ${plural(rest, 'more request')}` : null;
  return html`<div class="small">${names}${more}</div>`;
}

/** At the call: the sentence, or the number under which it stands. */
export function findingItem(finding: Finding, causes: Causes, elsewhere?: string): Markup {
  const cause = causes.of(finding);
  const place = elsewhere === undefined ? null : html` <code class="small">${elsewhere}</code>`;
  const related = (finding.related ?? []).map(({ file, line, what }) =>
    placeNote(what, file, line),
  );
  const isOnlyReason = cause?.reasons.get(reasonWords(finding) ?? '') === 1;
  const said = cause
    ? html`${causeLink(cause)}: ${ruleName(finding)}${isOnlyReason ? reason(finding) : null}`
    : html`${message(finding.message)} <span class="small">${ruleName(finding)}</span>${reason(finding)}`;
  return html`<li>${label(finding)} ${said}${place}${related}</li>`;
}

export function causeLink({ number }: Cause): Markup {
  return html`<a href="#cause-${number}">cause ${number}</a>`;
}

export function placeNote(what: string, file: string, line: number): Markup {
  return html`<div class="small">${what}: <code>${file}:${line}</code></div>`;
}

/** What a rule says where it is not said of a call. */
export function weighed(finding: Finding, words: string): Markup {
  return html`${label(finding)} ${message(words)} <span class="small">${ruleName(finding)}</span>${reason(finding)}`;
}

function label({ severity, suppressed }: Finding): Markup {
  const name = suppressed === undefined ? severity : 'accepted';
  return html`<span class="severity s-${name}">${name}</span>`;
}

function reason(finding: Finding): Markup | null {
  const words = reasonWords(finding);
  return words === null ? null : html`<div class="small">${words}</div>`;
}

function reasonWords({ suppressed, suppressedBy }: Finding): string | null {
  if (suppressed === undefined || suppressed === '') return null;
  return `Reason in the ${suppressedBy ?? 'code'}: ${suppressed}`;
}

function ruleName(finding: Finding): Markup {
  return html`<span class="rule">${shortRule(finding.rule)}</span>`;
}
