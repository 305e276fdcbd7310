/** One page for the person who signs the privacy review: opens from disk, prints well, needs nothing else. */
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { CallFindings } from '../../call-findings.ts';
import type { Report } from '../../report.ts';
import { toolVersion } from '../../../tool.ts';
import { verdictCounts, wordsFor } from '../../verdicts.ts';
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
  const policy = [
    "default-src 'none'",
    `style-src '${integrity(style)}'`,
    `script-src '${integrity(script)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
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
<nav aria-label="Sections"><ul>${sections.map(linkTo)}</ul></nav>
<main>
${sections.map(sectionOf)}
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

function linkTo({ id, title }: Section): Markup {
  return html`<li><a href="#${id}">${title}</a></li>`;
}

function sectionOf({ id, title, content }: Section): Markup {
  const heading = `${id}-heading`;
  const inside = html`<h2 id="${heading}">${title}</h2>${content}`;
  return html`<section aria-labelledby="${heading}" id="${id}">${inside}</section>\n`;
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
  const verdicts = verdictCounts(inventory.calls).map(({ verdict }) => verdict);
  const items = verdicts.map((verdict) => {
    const { short } = wordsFor(verdict, inventory.profile);
    return html`<li><span class="v-${verdict}"><b>${short}</b></span></li>`;
  });
  return html`<ul class="legend" aria-label="Colours">${items}</ul>`;
}

function terms({ inventory }: Report, findings: CallFindings): Markup {
  const verdicts = verdictCounts(inventory.calls).map(({ verdict }) => verdict);
  const ofVerdicts = verdicts.map((verdict) => {
    const { short, title } = wordsFor(verdict, inventory.profile);
    const badge = html`<span class="badge v-${verdict}">${short}</span>`;
    return html`<dt class="of-verdict">${badge}</dt><dd class="of-verdict">${title}.</dd>`;
  });
  const hasAccepted = findings.all.some(({ finding }) => finding.suppressed !== undefined);
  return html`<dl class="terms">
${ofVerdicts}
<dt>leaves data</dt><dd>The request puts data where the endpoint keeps it, by what is documented and what the call says.</dd>
<dt>certainty</dt><dd><i>certain</i>: a dated text of OpenAI says it. <i>likely</i>: one copy or a translation says it. <i>inferred</i>: concluded from other facts. <i>open</i>: texts contradict each other.</dd>
${hasAccepted ? html`<dt>accepted</dt><dd>A comment beside the code turns the finding off and may give a reason, or the project’s configuration allows the call.</dd>` : null}
</dl>`;
}
