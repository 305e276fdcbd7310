/** Where the tool could not look, and why. */
import {
  type NotAnalysedGroup,
  type OpenGroup,
  type Report,
  groupWords,
  ignoredWords,
  notAnalysedGroups,
  openGroups,
  reasonWords,
} from '../../report.ts';
import { plural } from '../../verdicts.ts';
import { weighed } from './causes.ts';
import { type Markup, html, message } from './markup.ts';

export function notAnalysedSection({ inventory }: Report): Markup {
  const { unresolved } = inventory;
  const groups = notAnalysedGroups(inventory);
  const unknown = inventory.calls.filter((call) => call.verdict === 'unknown').length;
  const goes = unknown === 1 ? 'goes' : 'go';
  const open =
    unresolved.length > 0
      ? html`<h3>Not followed to a call (${unresolved.length})</h3>${byRemedy(openGroups(inventory))}`
      : html`<p>Every trace of OpenAI was followed.</p>`;
  return html`${open}
${groups.map(groupOf)}
${groups.length === 0 ? html`<p>Every file could be read, and no file of another language uses OpenAI.</p>` : null}
${unknown > 0 ? html`<p>${plural(unknown, 'call')} above ${goes} to a host or a route that only shows at run time.</p>` : null}
<p class="note">Not looked at: files that git ignores, folders named node_modules, dist, coverage, vendor or target, declaration files, minified files, other languages than JavaScript and TypeScript beyond the question whether a file names OpenAI’s packages or host, and services that are called without the OpenAI SDK or its HTTP API.</p>`;
}

function groupOf({ title, items, hasReasons }: NotAnalysedGroup): Markup {
  const files = items.map(
    (item) => html`<li><code>${item.file}</code> ${hasReasons ? reasonWords(item) : ''}</li>`,
  );
  return html`<h3>${title}</h3><ul class="list">${files}</ul>`;
}

/** What helps with several reasons is said once, below them. */
function byRemedy(groups: readonly OpenGroup[]): Markup[] {
  const remedies = [...new Set(groups.map(({ remedy }) => remedy))];
  return remedies.map((remedy) => {
    const own = groups.filter((group) => group.remedy === remedy);
    const help =
      remedy === null ? null : html`<p class="remedy">What helps: ${message(remedy)}.</p>`;
    return html`<ul class="list">${own.map(openCause)}</ul>${help}`;
  });
}

function openCause(group: OpenGroup): Markup {
  const words = groupWords({ ...group, remedy: null });
  const cause = group.finding ? weighed(group.finding, words) : message(words);
  const places = group.places.map(
    (item) => html`<li><code>${item.file}:${item.line}</code>${ignoredWords(item)}</li>`,
  );
  return html`<li>${cause}<ul class="places">${places}</ul></li>`;
}
