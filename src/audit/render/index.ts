/** Every format that a report can have. */
import { withPrintableTexts } from '../../printable.ts';
import type { Report } from '../report.ts';
import { renderCsv } from './csv.ts';
import { renderCycloneDx } from './cyclonedx.ts';
import { renderGitLab } from './gitlab.ts';
import { renderHtml } from './html/index.ts';
import { renderJson } from './json.ts';
import { renderMarkdown } from './markdown.ts';
import { renderSarif } from './sarif.ts';
import { renderTerminal } from './terminal.ts';

interface Format {
  render: (report: Report) => string;
  /** how files of this format end; the first one names files in a folder */
  endings: readonly [string, ...string[]];
  /** endings of other formats that its files may have, too */
  alsoEndings?: readonly string[];
}

/** What a terminal may be shown. JSON and HTML escape on their own. */
function printableReport(report: Report): Report {
  const { inventory, gate } = report;
  return { ...report, ...withPrintableTexts({ inventory, gate }) };
}

export const formats = {
  text: { render: (report) => renderTerminal(printableReport(report)), endings: ['.txt'] },
  json: { render: renderJson, endings: ['.json'] },
  csv: { render: (report) => renderCsv(printableReport(report)), endings: ['.csv'] },
  sarif: { render: renderSarif, endings: ['.sarif', '.sarif.json'], alsoEndings: ['.json'] },
  html: { render: renderHtml, endings: ['.html', '.htm'] },
  markdown: {
    render: (report) => renderMarkdown(printableReport(report)),
    endings: ['.md', '.markdown'],
  },
  cyclonedx: {
    render: renderCycloneDx,
    endings: ['.cdx.json', '.bom.json'],
    alsoEndings: ['.json'],
  },
  gitlab: {
    render: renderGitLab,
    endings: ['.gitlab.json', 'code-quality-report.json'],
    alsoEndings: ['.json'],
  },
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof formats;

export function isFormat(name: string): name is FormatName {
  return Object.hasOwn(formats, name);
}

/** Whether a file of this name may be of the format, though its ending is that of another one. */
export function mayEndIn(name: FormatName, file: string): boolean {
  const { alsoEndings = [] }: Format = formats[name];
  return alsoEndings.some((ending) => file.toLowerCase().endsWith(ending));
}

/** By the longest ending: `bom.cdx.json` is no plain JSON. */
export function formatOfFile(file: string): FormatName | null {
  const fits = Object.entries(formats).flatMap(([name, { endings }]) =>
    endings
      .filter((ending) => file.toLowerCase().endsWith(ending))
      .map((ending) => ({ name: name as FormatName, ending })),
  );
  return fits.sort((left, right) => right.ending.length - left.ending.length)[0]?.name ?? null;
}
