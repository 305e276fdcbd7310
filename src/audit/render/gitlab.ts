/** The report that GitLab's code quality takes: a list of findings, each known by its fingerprint. */
import { jsonText, printable } from '../../printable.ts';
import { type Inventory, findingsIn, findingsOnUnresolved } from '../inventory.ts';
import { type Report, placeWords, reasonWords } from '../report.ts';
import { Fingerprints } from './fingerprints.ts';

interface Issue {
  description: string;
  check_name: string;
  fingerprint: string;
  severity: 'info' | 'minor' | 'major';
  location: { path: string; lines: { begin: number; end?: number } };
}

/** What is accepted is left out: GitLab has no word for it. */
export function renderGitLab({ inventory }: Report): string {
  const fingerprints = new Fingerprints();
  return jsonText([...findings(inventory, fingerprints), ...notSeen(inventory, fingerprints)]);
}

function findings(inventory: Inventory, fingerprints: Fingerprints): Issue[] {
  const open = [...findingsIn(inventory)].filter(
    ({ finding, isIgnored }) => finding.suppressed === undefined && !isIgnored,
  );
  return open.map((found) => ({
    description: printable(found.finding.message),
    check_name: found.finding.rule,
    fingerprint: fingerprints.ofFinding(found),
    severity: found.finding.severity === 'error' ? 'major' : 'minor',
    location: {
      path: found.file,
      lines: { begin: found.finding.line, end: found.finding.endLine },
    },
  }));
}

/** Where the tool could not look, or could not follow: whoever reads no findings should know. */
function notSeen(inventory: Inventory, fingerprints: Fingerprints): Issue[] {
  const notAnalysed = inventory.notAnalysed.map((item) => ({
    what: 'not-analysed',
    text: `Not analysed: ${reasonWords(item)}`,
    ...item,
    line: 1,
  }));
  const told = findingsOnUnresolved(inventory);
  const open = inventory.unresolved
    .filter((item) => !told.has(item))
    .map((item) => ({
      what: 'unresolved',
      text: `Not followed to a call: ${placeWords(item)}`,
      ...item,
    }));
  return [...notAnalysed, ...open].map(({ what, text, file, line, reason }) => ({
    description: printable(text),
    check_name: `openai-zdr/${what}`,
    // A reason may name a line, which moves.
    fingerprint: fingerprints.of([file, what, reason.replace(/\d+/g, '')]),
    severity: 'info',
    location: { path: file, lines: { begin: line } },
  }));
}
