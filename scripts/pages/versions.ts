/** The sentences that name the SDK versions: in the README, in the change log, on the page of comparisons. */

export function readmeWithVersions(text: string, sdks: readonly string[]): string {
  const range = `\`openai\` packages ${sdks[0] ?? ''} to ${sdks.at(-1) ?? ''}.`;
  return replaced(text, /`openai` packages [\d.]+ to [\d.]+\d\./, range, 'README.md');
}

export function comparisonWithVersion(text: string, sdks: readonly string[]): string {
  const declarations = `declarations of \`openai\` ${sdks.at(-1) ?? ''}.`;
  return replaced(text, /declarations of `openai` [\d.]+\d\./, declarations, 'comparison.md');
}

/** What has been released stays as it was: the versions stand among what has not. */
export function changelogWithVersions(text: string, sdks: readonly string[]): string {
  const start = text.indexOf('## Unreleased\n');
  if (start === -1) throw new Error('CHANGELOG.md has no section "Unreleased"');
  const next = text.indexOf('\n## ', start);
  const end = next === -1 ? text.length : next + 1;
  const [before, unreleased, after] = [
    text.slice(0, start),
    text.slice(start, end),
    text.slice(end),
  ];
  const line = `- The API surface of the \`openai\` packages ${sdks.slice(0, -1).join(', ')} and ${sdks.at(-1) ?? ''}.`;
  if (after.includes(`${line}\n`)) return text;
  const known = /^- The API surface of the `openai` packages .*\.$/m;
  if (known.test(unreleased)) return before + unreleased.replace(known, line) + after;
  const heading = '### Facts\n\n';
  const added = unreleased.includes(heading)
    ? unreleased.replace(heading, `${heading}${line}\n`)
    : `${unreleased.trimEnd()}\n\n${heading}${line}\n${after === '' ? '' : '\n'}`;
  return before + added + after;
}

function replaced(text: string, sentence: RegExp, by: string, file: string): string {
  if (!sentence.test(text)) throw new Error(`${file} no longer names the versions: ${by}`);
  return text.replace(sentence, by);
}
