/** One page for the person who signs the privacy review: opens from disk, prints well, needs nothing else. */
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { CallFindings } from '../../call-findings.ts';
import type { Report } from '../../report.ts';
import { toolVersion } from '../../tool.ts';
import { verdictOrder, wordsFor } from '../../verdicts.ts';
import { callsSection } from './calls-table.ts';
import { Causes } from './causes.ts';
import { flowChart } from './flow-chart.ts';
import { Markup, html } from './markup.ts';
import { notAnalysedSection } from './not-analysed.ts';
import { PolicyRows, policySection } from './policy-table.ts';
import { script } from './script.ts';
import { style } from './style.ts';
import { facts, leadSentence, summary } from './summary.ts';

export function renderHtml(report: Report): string {
  const { inventory, root } = report;
  const name = basename(root) || root;
  const findings = new CallFindings(inventory);
  const tables = { findings, causes: new Causes(findings), rows: new PolicyRows(report) };
  // Nothing may be loaded, and nothing runs but this page's own script.
  const policy = `default-src 'none'; style-src '${integrity(style)}'; script-src '${integrity(script)}'; base-uri 'none'; form-action 'none'`;
  const sections: Section[] = [
    { id: 'summary', title: 'Summary', content: summary(report, tables) },
    { id: 'calls', title: 'Findings by file', content: callsSection(report, tables) },
    ...(inventory.calls.length > 0 ? [flow(report)] : []),
    { id: 'policy', title: 'Policy rows used', content: policySection(report, tables.rows) },
    {
      id: 'not-analysed',
      title: 'What was not analysed',
      content: notAnalysedSection(report),
    },
    { id: 'terms', title: 'Words of this report', content: terms(report, findings) },
  ];
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
<p class="lead">${leadSentence(report)}</p>
<p class="filtered for-paper" id="filtered-first" hidden></p>
${facts(report)}
</header>
<nav aria-label="Sections"><ul>${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>
<main>
${sections.map(({ id, title, content }) => html`<section aria-labelledby="${id}-heading" id="${id}"><h2 id="${id}-heading">${title}</h2>${content}</section>\n`)}
</main>
<footer class="small">Written by openai-zdr ${toolVersion()} on ${report.date.slice(0, 10)}. Line numbers are those of the code at that time.</footer>
</div>
<script>${new Markup(script)}</script>
</body>
</html>`.text
  }\n`;
}

interface Section {
  id: string;
  title: string;
  content: Markup;
}

function integrity(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

function flow(report: Report): Section {
  return {
    id: 'flow',
    title: 'Where the data goes',
    content: html`${legend(report)}${flowChart(report)}<p class="note">Logs: abuse-monitoring logs, which Zero Data Retention turns off for eligible endpoints once it is enabled. State: what the endpoint itself keeps.</p>`,
  };
}

function legend({ inventory }: Report): Markup {
  const verdicts = verdictOrder.filter((verdict) =>
    inventory.calls.some((call) => call.verdict === verdict),
  );
  return html`<ul class="legend" aria-label="Colours">${verdicts.map((verdict) => html`<li><span class="v-${verdict}"><b>${wordsFor(verdict, inventory.profile).short}</b></span></li>`)}</ul>`;
}

function terms({ inventory }: Report, findings: CallFindings): Markup {
  const verdicts = verdictOrder.filter((verdict) =>
    inventory.calls.some((call) => call.verdict === verdict),
  );
  const hasAccepted = findings.all.some(({ finding }) => finding.suppressed !== undefined);
  return html`<dl class="terms">
${verdicts.map((verdict) => html`<dt class="of-verdict"><span class="badge v-${verdict}">${wordsFor(verdict, inventory.profile).short}</span></dt><dd class="of-verdict">${wordsFor(verdict, inventory.profile).title}.</dd>`)}
<dt>leaves data</dt><dd>The request puts data where the endpoint keeps it, by what is documented and what the call says.</dd>
<dt>certainty</dt><dd><i>certain</i>: a dated text of OpenAI says it. <i>likely</i>: one copy or a translation says it. <i>inferred</i>: concluded from other facts. <i>open</i>: texts contradict each other.</dd>
${hasAccepted ? html`<dt>accepted</dt><dd>A comment beside the code turns the finding off and may give a reason, or the project’s configuration allows the call.</dd>` : null}
</dl>`;
}
