/** Scripts of a page of HTML that are worth a closer look, in the texts in which every position is that of the page. */
import { hasTrace } from '../calls/trace.ts';
import type { CallSettings } from '../calls/settings.ts';
import { inlineHandlers } from '../values/program/page-handlers.ts';
import { ParseFailure, parseScript } from '../values/program/parse.ts';
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
  return groupsIn(text, settings)
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
    hasTrace(text, settings) &&
    groupsIn(text, settings).some((group) => saysOpenAI(group, text, settings))
  );
}

/** A handler that is no code would keep the others from being read. */
function groupsIn(text: string, settings: CallSettings): InlineScript[][] {
  const scripts = inlineScripts(text);
  const handlers = inlineHandlers(text).filter((handler) => saysOpenAI([handler], text, settings));
  const broken = handlers.filter((handler) => !canBeParsed(handler, text));
  const shared = [
    ...scripts.filter(({ isModule }) => !isModule),
    ...handlers.filter((handler) => !broken.includes(handler)),
  ].sort((left, right) => left.start - right.start);
  const alone = [...scripts.filter(({ isModule }) => isModule), ...broken].map((part) => [part]);
  return shared.length > 0 ? [shared, ...alone] : alone;
}

/** Templates of other languages write what is none. */
function canBeParsed(handler: InlineScript, text: string): boolean {
  try {
    parseScript(PAGE, { filename: PAGE, text: onlyScripts(text, [handler]), isModule: false });
    return true;
  } catch {
    return false;
  }
}

const PAGE = 'page.jsx';

/** Throws for scripts that no file of its own may have. */
function withinLimit(group: InlineScript[]): InlineScript[] {
  const size = group.reduce((sum, { start, end }) => sum + end - start, 0);
  if (size > MAX_FILE_BYTES) throw new ParseFailure('has scripts that are larger than 2 MiB');
  return group;
}

function saysOpenAI(group: readonly InlineScript[], text: string, settings: CallSettings): boolean {
  return group.some(({ start, end }) => hasTrace(text.slice(start, end), settings));
}
