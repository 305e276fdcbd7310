/** A report in one of its formats. */
import { withPrintableTexts } from '../../printable.ts';
import type { Report } from '../report.ts';
import { renderCsv } from './csv.ts';
import { renderCycloneDx } from './cyclonedx.ts';
import type { FormatName } from './formats.ts';
import { renderGitLab } from './gitlab.ts';
import { renderHtml } from './html/index.ts';
import { renderJson } from './json.ts';
import { renderMarkdown } from './markdown.ts';
import { renderSarif } from './sarif.ts';
import { renderTerminal } from './terminal.ts';

/** What a terminal may be shown. JSON and HTML escape on their own. */
function printableReport(report: Report): Report {
  const { inventory, gate } = report;
  return { ...report, ...withPrintableTexts({ inventory, gate }) };
}

const renderers: Readonly<Record<FormatName, (report: Report) => string>> = {
  text: (report) => renderTerminal(printableReport(report)),
  json: renderJson,
  csv: (report) => renderCsv(printableReport(report)),
  sarif: renderSarif,
  html: renderHtml,
  markdown: (report) => renderMarkdown(printableReport(report)),
  cyclonedx: renderCycloneDx,
  gitlab: renderGitLab,
};

export function render(report: Report, format: FormatName): string {
  return renderers[format](report);
}
