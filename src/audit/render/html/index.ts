/** One page for the person who signs the privacy review: opens from disk, prints well, needs nothing else. */
import { reachesOpenAI } from '../../../calls/reach.ts';
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { findingsIn } from '../../inventory.ts';
import {
  type OpenGroup,
  type Report,
  balanceWords,
  configurationWords,
  findingsApart,
  groupWords,
  ignoredWords,
  notAnalysedGroups,
  openGroups,
  partWords,
  policyFor,
  reasonWords,
  snapshotWords,
} from '../../report.ts';
import { toolVersion } from '../../tool.ts';
import { plural, profileNames, verdictOrder, wordsFor } from '../../verdicts.ts';
import { failurePlace, failureText, gateSummary } from '../gate-words.ts';
import { callsSection, findingItem, weighed } from './calls-table.ts';
import { endpointChart } from './endpoint-chart.ts';
import { flowChart } from './flow-chart.ts';
import { Markup, html, message } from './markup.ts';
import { policySection } from './policy-table.ts';
import { script } from './script.ts';
import { style } from './style.ts';

export function renderHtml(report: Report): string {
  const { inventory, root } = report;
  const name = basename(root) || root;
  const hasCalls = inventory.calls.length > 0;
  // Nothing may be loaded, and nothing runs but this page's own script.
  const policy = `default-src 'none'; style-src '${integrity(style)}'; script-src '${integrity(script)}'; base-uri 'none'; form-action 'none'`;
  return `${
    html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>OpenAI calls of ${name}</title>
<style>${new Markup(style)}</style>
</head>
<body>
<a class="skip" href="#calls">Skip to the calls</a>
<div class="page">
<header>
<h1>OpenAI calls of ${name}</h1>
<p class="lead">${sentence(report)}</p>
${facts(report)}
</header>
<main>
${gate(report)}
${hasCalls ? tiles(report) : null}
<p class="note">This report says what the code shows and what OpenAI’s documents say, with their dates. It cannot see what is agreed with OpenAI, nor how the project is set up there.</p>
${
  hasCalls
    ? html`<section aria-labelledby="endpoints-heading"><h2 id="endpoints-heading">Calls by endpoint</h2>${legend(report)}${scrollable('Chart of calls by endpoint', endpointChart(report))}</section>
<section aria-labelledby="flow-heading"><h2 id="flow-heading">Where the data goes</h2>${scrollable('Chart of the way of the data', flowChart(report))}<p class="note">Logs: abuse-monitoring logs, which Zero Data Retention turns off for eligible endpoints once it is enabled. State: what the endpoint itself keeps. The colours are those of the verdicts.</p></section>`
    : null
}
<section aria-labelledby="calls-heading" id="calls"><h2 id="calls-heading">Every call</h2>${callsSection(report)}</section>
${outside(report)}
<section aria-labelledby="policy-heading" id="policy"><h2 id="policy-heading">Policy rows used</h2>${policySection(report)}</section>
${blindSpots(report)}
${terms(report)}
</main>
<footer class="small">Written by openai-zdr ${toolVersion()} on ${report.date.slice(0, 10)}. Line numbers are those of the code at that time.</footer>
</div>
<script>${new Markup(script)}</script>
</body>
</html>`.text
  }\n`;
}

/** Too wide for a small screen: it scrolls by itself, by keyboard too. */
function scrollable(label: string, content: Markup): Markup {
  return html`<div class="scroll" role="region" aria-label="${label}" tabindex="0">${content}</div>`;
}

function integrity(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

function sentence({ inventory }: Report): string {
  const { calls, files, unresolved } = inventory;
  const blind = notAnalysedGroups(inventory)
    .map(({ title }) => ` ${title}.`)
    .join('');
  const open =
    unresolved.length === 0 ? '' : ` ${plural(unresolved.length, 'place')} could not be followed.`;
  if (calls.length === 0)
    return `No OpenAI call was found in ${plural(files.scanned, 'file')}.${open}${blind}`;
  const stored = calls.filter((call) => reachesOpenAI(call) && call.state === 'puts').length;
  return `${plural(calls.length, 'call')} in ${plural(files.withCalls, 'file')}; ${String(stored)} of them ${stored === 1 ? 'leaves' : 'leave'} application state at OpenAI.${open}${blind}`;
}

function facts({ inventory, date, root }: Report): Markup {
  const { snapshot, profile } = policyFor(inventory);
  const { commit, files, notAnalysed } = inventory;
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
      `${profileNames[profile]}${profiles.length > 0 ? `; some files: ${profiles.map((item) => profileNames[item]).join(', ')}` : ''}`,
    ],
    ['Policy snapshot', snapshotWords(snapshot)],
    ['Configuration', configurationWords(inventory)],
    [
      'Files read',
      `${String(files.scanned)}${notAnalysed.length > 0 ? `; ${String(notAnalysed.length)} not analysed` : ''}`,
    ],
    ...(part === null ? [] : [['Part', part] as [string, string]]),
  ];
  return html`<dl class="facts">${list.map(([term, text]) => html`<div><dt>${term}</dt><dd>${text}</dd></div>`)}</dl>`;
}

function gate({ gate: result }: Report): Markup | null {
  const text = gateSummary(result);
  if (text === null) return null;
  const listed = result.known === null ? [] : result.failures;
  return html`<section class="gate ${result.failures.length > 0 ? 'fails' : ''}" aria-label="Gate"><p><b>${text}</b></p>${listed.length > 0 ? html`<ul>${listed.map((failure) => html`<li><code>${failurePlace(failure)}</code> ${message(failureText(failure))}</li>`)}</ul>` : null}</section>`;
}

function tiles({ inventory }: Report): Markup {
  return html`<ul class="tiles" aria-label="Calls by verdict">${verdictOrder.map((verdict) => {
    const count = inventory.calls.filter((call) => call.verdict === verdict).length;
    const words = wordsFor(verdict, inventory.profile);
    return count === 0 && verdict !== 'ineligible'
      ? null
      : html`<li><a class="tile v-${verdict}" href="#calls" data-verdict="${verdict}"><span class="number">${count}</span> <span class="name">${words.short}</span>${words.title === words.short ? null : html` <span class="what">${words.title}</span>`}</a></li>`;
  })}</ul>`;
}

function legend({ inventory }: Report): Markup {
  const verdicts = verdictOrder.filter((verdict) =>
    inventory.calls.some((call) => call.verdict === verdict),
  );
  return html`<ul class="legend" aria-label="Colours">${verdicts.map((verdict) => html`<li><span class="v-${verdict}"><b>${wordsFor(verdict, inventory.profile).short}</b></span></li>`)}</ul>`;
}

function outside({ inventory }: Report): Markup | null {
  const findings = findingsApart(inventory);
  if (findings.length === 0) return null;
  return html`<section aria-labelledby="outside-heading"><h2 id="outside-heading">Findings outside calls</h2><ul class="outside">${findings.map((finding) => html`<li><code>${finding.file}:${finding.line}</code>${ignoredWords(finding)}${finding.within === undefined ? null : html` <span class="small">in ${finding.within}</span>`}<ul class="outside">${findingItem(finding)}</ul></li>`)}</ul></section>`;
}

function blindSpots({ inventory }: Report): Markup {
  const { unresolved } = inventory;
  const openCause = (group: OpenGroup): Markup => {
    const words = groupWords(group);
    const cause = group.finding ? weighed(group.finding, words) : message(words);
    return html`<li>${cause}<ul class="outside">${group.places.map((item) => html`<li><code>${item.file}:${item.line}</code>${ignoredWords(item)}</li>`)}</ul></li>`;
  };
  const balance = balanceWords(inventory);
  const groups = notAnalysedGroups(inventory);
  const unknown = inventory.calls.filter((call) => call.verdict === 'unknown').length;
  return html`<section aria-labelledby="open-heading" id="not-analysed"><h2 id="open-heading">What was not analysed</h2>
${balance === null ? null : html`<p>${balance}</p>`}
${unresolved.length > 0 ? html`<h3>Not followed to a call (${unresolved.length})</h3><ul class="outside">${openGroups(inventory).map(openCause)}</ul>` : html`<p>Every trace of OpenAI was followed.</p>`}
${groups.map(({ title, items, hasReasons }) => html`<h3>${title}</h3><ul class="outside">${items.map((item) => html`<li><code>${item.file}</code> ${hasReasons ? reasonWords(item) : ''}</li>`)}</ul>`)}
${groups.length === 0 ? html`<p>Every file could be read, and no file of another language uses OpenAI.</p>` : null}
${unknown > 0 ? html`<p>${plural(unknown, 'call')} above ${unknown === 1 ? 'goes' : 'go'} to a host or a route that only shows at run time.</p>` : null}
<p class="note">Not looked at: files that git ignores, folders named node_modules, dist, coverage, vendor or target, declaration files, minified files, other languages than JavaScript and TypeScript beyond the question whether a file names OpenAI’s packages or host, and services that are called without the OpenAI SDK or its HTTP API.</p></section>`;
}

function terms({ inventory }: Report): Markup {
  const verdicts = verdictOrder.filter((verdict) =>
    inventory.calls.some((call) => call.verdict === verdict),
  );
  const suppressed = [...findingsIn(inventory)].some(
    ({ finding }) => finding.suppressed !== undefined,
  );
  return html`<section aria-labelledby="terms-heading"><h2 id="terms-heading">Words of this report</h2><dl class="terms">
${verdicts.map((verdict) => html`<dt><span class="badge v-${verdict}">${wordsFor(verdict, inventory.profile).short}</span></dt><dd>${wordsFor(verdict, inventory.profile).title}.</dd>`)}
<dt>leaves data</dt><dd>The request puts data where the endpoint keeps it, by what is documented and what the call says.</dd>
<dt>certainty</dt><dd><i>certain</i>: a dated text of OpenAI says it. <i>likely</i>: one copy or a translation says it. <i>inferred</i>: concluded from other facts. <i>open</i>: texts contradict each other.</dd>
${suppressed ? html`<dt>accepted</dt><dd>A comment beside the code turns the finding off and may give a reason, or the project’s configuration allows the call.</dd>` : null}
</dl></section>`;
}
