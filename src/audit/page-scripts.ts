/** Scripts of a page of HTML that are worth a closer look, in the texts in which every position is that of the page. */
import { hasTrace } from '../calls/trace.ts';
import type { CallSettings } from '../calls/settings.ts';
import { ParseFailure } from '../values/program/parse.ts';
import { type InlineScript, inlineScripts, onlyScripts } from '../values/program/script.ts';
import { MAX_FILE_BYTES } from '../values/program/disk.ts';
import { LineIndex } from '../lines.ts';

export interface PageScript {
  /** where it starts */
  line: number;
  text: string;
}

/** A module is one text; all other scripts of the page share a scope, and so one text. */
export function scriptsOfPage(text: string, settings: CallSettings): PageScript[] {
  const lines = new LineIndex(text);
  return groupsIn(text)
    .filter((group) => saysOpenAI(group, text, settings))
    .map((group) => withinLimit(group))
    .map((group) => ({
      line: lines.lineAt(group[0]?.start ?? 0),
      text: onlyScripts(text, group),
    }));
}

/** Pages often speak of OpenAI where none of their scripts does. */
export function mayPageHoldCalls(text: string, settings: CallSettings): boolean {
  return (
    hasTrace(text, settings) && groupsIn(text).some((group) => saysOpenAI(group, text, settings))
  );
}

function groupsIn(text: string): InlineScript[][] {
  const scripts = inlineScripts(text);
  const shared = scripts.filter(({ isModule }) => !isModule);
  const modules = scripts.filter(({ isModule }) => isModule).map((script) => [script]);
  return shared.length > 0 ? [shared, ...modules] : modules;
}

/** Throws for scripts that no file of its own may have. */
function withinLimit(group: InlineScript[]): InlineScript[] {
  const size = group.reduce((sum, { start, end }) => sum + end - start, 0);
  if (size > MAX_FILE_BYTES) throw new ParseFailure('has scripts that are larger than 2 MiB');
  return group;
}

function saysOpenAI(group: readonly InlineScript[], text: string, settings: CallSettings): boolean {
  return group.some(({ start, end }) => hasTrace(text.slice(start, end), settings));
}
