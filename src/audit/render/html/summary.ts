/** The first page: what was looked at, how many calls of which verdict, what is said most, what was not seen. */
import { ageWords } from '../../age.ts';
import { reachesOpenAI } from '../../../calls/reach.ts';
import { basename } from 'node:path';
import {
  type Report,
  acceptedWords,
  balanceWords,
  configurationWords,
  notAnalysedGroups,
  partWords,
  policyFor,
  snapshotWords,
} from '../../report.ts';
import type { Failure } from '../../gate.ts';
import { plural, profileNames, verdictOrder, wordsFor } from '../../verdicts.ts';
import { failurePlace, failureText, gateSummary } from '../gate-words.ts';
import { type Causes, causeLink, causeList } from './causes.ts';
import { endpointChart } from './endpoint-chart.ts';
import { type Markup, dataOf, html, message } from './markup.ts';
import type { Tables } from './tables.ts';

export function leadSentence({ inventory }: Report): string {
  const { calls, files } = inventory;
  if (calls.length === 0) return `No OpenAI call was found in ${plural(files.scanned, 'file')}.`;
  const stored = calls.filter((call) => reachesOpenAI(call) && call.state === 'puts').length;
  return `${plural(calls.length, 'call')} in ${plural(files.withCalls, 'file')}; ${String(stored)} of them ${stored === 1 ? 'leaves' : 'leave'} application state at OpenAI.`;
}

export function facts({ inventory, date, root }: Report): Markup {
  const { snapshot, profile } = policyFor(inventory);
  const { commit, files } = inventory;
  const part = partWords(inventory);
  const profiles = [...new Set(inventory.calls.flatMap((call) => call.profile ?? []))];
  const list: [string, string][] = [
    ['Folder', basename(root) || root],
    [
      'Commit',
      commit
        ? `${commit.id.slice(0, 12)}${commit.modified ? ', with uncommitted changes' : ''}`
        : 'none known',
    ],
    ['Date of this report', date.slice(0, 10)],
    [
      'Profile',
      [
        profileNames[profile],
        ...(profiles.length > 0
          ? [`some files: ${profiles.map((item) => profileNames[item]).join(', ')}`]
          : []),
      ].join('; '),
    ],
    ['Policy snapshot', `${snapshotWords(snapshot)}${ageWords(snapshot, date)}`],
    ['Configuration', configurationWords(inventory)],
    ['Files read', String(files.scanned)],
    ...(part === null ? [] : [['Part', part] as [string, string]]),
  ];
  return html`<dl class="facts">${list.map(([term, text]) => html`<div><dt>${term}</dt><dd>${text}</dd></div>`)}</dl>`;
}

export function summary(report: Report, { findings, causes }: Tables): Markup {
  const hasCalls = report.inventory.calls.length > 0;
  const accepted = acceptedWords(findings.all.map(({ finding }) => finding)).join(', ');
  return html`${gate(report, causes)}
${hasCalls ? tiles(report) : null}
${hasCalls ? html`<h3>Calls by endpoint</h3>${endpointChart(report)}` : null}
${causes.top.length > 0 ? html`<h3>Top causes</h3>${causeList(causes.top)}` : null}
${accepted === '' ? null : html`<p>Findings: ${accepted}.</p>`}
<h3>What was not followed or analysed</h3>${blindness(report)}
<p class="note">This report says what the code shows and what OpenAI’s documents say, with their dates. It cannot see what is agreed with OpenAI, nor how the project is set up there.</p>`;
}

function blindness({ inventory }: Report): Markup {
  const { unresolved } = inventory;
  const balance = balanceWords(inventory);
  const titles = [
    ...(unresolved.length > 0
      ? [`${plural(unresolved.length, 'place')} could not be followed`]
      : []),
    ...notAnalysedGroups(inventory).map(({ title }) => title),
  ];
  const sentence =
    titles.length === 0
      ? html`Every trace of OpenAI was followed, and every file was read.`
      : html`<strong>${titles.join('. ')}.</strong> <a href="#not-analysed">Which, and why</a>`;
  return html`<p>${balance === null ? null : `${balance} `}${sentence}</p>`;
}

/** The summary is one page: the findings stand below, too. */
const MAX_FAILURES = 10;

function gate({ gate: result }: Report, causes: Causes): Markup | null {
  const text = gateSummary(result);
  if (text === null) return null;
  const listed = result.known === null ? [] : result.failures.slice(0, MAX_FAILURES);
  const rest = result.known === null ? 0 : result.failures.length - listed.length;
  const items = listed.map(
    (failure) => html`<li><code>${failurePlace(failure)}</code> ${saidOf(failure, causes)}</li>`,
  );
  const more = rest > 0 ? html`<li>and ${rest} more</li>` : null;
  const list = items.length > 0 ? html`<ul>${items}${more}</ul>` : null;
  const state = result.failures.length > 0 ? 'fails' : '';
  return html`<div class="gate ${state}"><p><b>${text}</b></p>${list}</div>`;
}

function saidOf(failure: Failure, causes: Causes): Markup {
  const cause = failure.kind === 'finding' ? causes.of(failure.finding) : null;
  return cause ? causeLink(cause) : message(failureText(failure));
}

function tiles({ inventory }: Report): Markup {
  const items = verdictOrder.map((verdict) => {
    const count = inventory.calls.filter((call) => call.verdict === verdict).length;
    if (count === 0 && verdict !== 'ineligible') return null;
    const { short, title } = wordsFor(verdict, inventory.profile);
    const number = html`<span class="number">${count}</span>`;
    const what = title === short ? null : html` <span class="what">${title}</span>`;
    const words = html`${number} <span class="name">${short}</span>${what}`;
    const data = dataOf({ filter: 'verdict', value: verdict });
    return html`<li><a class="tile v-${verdict}" href="#calls"${data}>${words}</a></li>`;
  });
  return html`<ul class="tiles" aria-label="Calls by verdict">${items}</ul>`;
}
