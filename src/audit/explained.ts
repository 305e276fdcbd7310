/** Why a call of one place was found, or was not: all that the analysis knows of it, as plain data. */
import type { AnalysedFile, AuditedFile } from '../calls/analysis.ts';
import type { CallNode } from '../calls/readers/reader.ts';
import type { OpenAICall } from '../calls/record.ts';
import { hasTrace, mayHoldCalls } from '../calls/trace.ts';
import { type Tried, triedAt } from '../calls/why/tried.ts';
import { type Node, contains, unwrap } from '../values/ast.ts';
import { isSentBy } from './call-findings.ts';
import { UsageError } from './errors.ts';
import { displayName, isMarkdown, isPage } from './files.ts';
import { type InspectOptions, accountsOf, analysedIn } from './inspect.ts';
import type {
  Fact,
  FileInventory,
  InventoryCall,
  OutsideFinding,
  Spot,
  TrailStep,
  Unresolved,
  WirePart,
} from './inventory.ts';
import { type Judgement, judgementOf } from './judgement.ts';
import { linesOf } from '../lines.ts';
import { factOf, spotOf, stepOf } from './trail.ts';

/** What somebody asks about; without a column the whole line is meant. */
export interface Place {
  line: number;
  column: number | null;
}

export interface ExplainedCall {
  /** as in the inventory, with its trail */
  call: InventoryCall;
  sends: WirePart[];
  judged: Judgement;
}

/** Code that calls something, and is no call of OpenAI as far as that can be seen. */
export interface ExplainedPlace extends Spot {
  callee: string;
  /** what the callee may be, each with its way to the place */
  ends: { steps: TrailStep[]; said: Fact }[];
  /** what it is given first */
  given: Fact[];
}

export interface Explained {
  calls: ExplainedCall[];
  places: ExplainedPlace[];
  /** of this line, what is open as far as this file tells: calls of other files may rest on it */
  open: Unresolved[];
  findings: OutsideFinding[];
  /** the text of the file, or of one that it imports, says something of OpenAI */
  hasTrace: boolean;
  /** lines of this file with calls, where the asked one has none */
  elsewhere: number[];
}

export function explained(
  filename: string,
  text: string,
  options: InspectOptions,
  place: Place,
): Explained {
  askForPlace(displayName(filename, options.root), text, place);
  const found = analysedIn(filename, text, options).map((item) =>
    explainedModule(item, options, place),
  );
  const isScript = !isPage(filename) && !isMarkdown(filename);
  const all = <T>(take: (item: (typeof found)[number]) => readonly T[]): T[] => found.flatMap(take);
  return {
    calls: all(({ calls }) => calls),
    places: all(({ places }) => places),
    open: all(({ open }) => open),
    findings: all(({ findings }) => findings),
    hasTrace:
      !isScript ||
      hasTrace(text, options.settings.calls) ||
      mayHoldCalls(
        { filename, text, isAlone: !options.settings.crossFile },
        options.settings.calls,
      ),
    elsewhere: [...new Set(all(({ elsewhere }) => elsewhere))].sort((left, right) => left - right),
  };
}

/** Throws a `UsageError` for a place that the text does not have. */
function askForPlace(name: string, text: string, { line, column }: Place): void {
  const rows = text.split(/\r?\n/);
  const row = rows[line - 1];
  if (row === undefined)
    throw new UsageError(
      `${name} has no line ${String(line)}: it ends with line ${String(rows.length)}.`,
    );
  if (column !== null && column > row.length)
    throw new UsageError(
      `${name} has no column ${String(column)} in line ${String(line)}: it ends with column ${String(row.length)}.`,
    );
}

type OfModule = Omit<Explained, 'hasTrace'>;

function explainedModule(
  { file, inventory }: { file: AuditedFile; inventory: FileInventory },
  options: InspectOptions,
  place: Place,
): OfModule {
  const at = new Position(file, place);
  const calls = file.calls.flatMap((call, index) => {
    const listed = inventory.calls[index];
    return listed ? [{ call, listed }] : [];
  });
  const here = calls.filter(({ call }) => at.isAt(call.node));
  const around = at.innermost(calls.filter(({ call }) => at.isWithin(call.node)));
  const chosen = here.length > 0 ? here : around;
  return {
    calls: chosen.map(({ call, listed }) => explainedCall(call, listed, options.settings)),
    places: chosen.length > 0 ? [] : placesOf(file, at, options.root),
    open: accountsOf(file, options.root).open.filter(({ line }) => line === place.line),
    findings: inventory.findings.filter(
      (finding) =>
        (finding.line <= place.line && place.line <= finding.endLine) ||
        chosen.some(({ listed }) => isSentBy(finding, listed)),
    ),
    elsewhere: chosen.length > 0 ? [] : inventory.calls.map(({ line }) => line),
  };
}

/** The line that is asked about, in one module. */
class Position {
  readonly #line: number;
  readonly #offset: number | null;
  readonly #lines: ReturnType<typeof linesOf>;

  constructor({ module }: AnalysedFile, { line, column }: Place) {
    this.#line = line;
    this.#lines = linesOf(module);
    this.#offset = column === null ? null : this.#lines.offsetAt(line, column);
  }

  /** What is called is written in this line; with a column, just there. */
  isAt({ callee, range }: CallNode): boolean {
    const [start] = range;
    const end = unwrap(callee).range[1];
    if (this.#offset !== null) return start <= this.#offset && this.#offset <= end;
    return this.#lines.lineAt(start) <= this.#line && this.#line <= this.#lines.lineAt(end);
  }

  isWithin({ range: [start, end] }: Node): boolean {
    if (this.#offset !== null) return start <= this.#offset && this.#offset < end;
    return this.#lines.lineAt(start) <= this.#line && this.#line <= this.#lines.lineAt(end);
  }

  /** Of calls within each other the one that is inside of all, and what else it may send. */
  innermost<T extends { call: OpenAICall }>(items: readonly T[]): T[] {
    const inner = items.filter(({ call: { node } }) =>
      items.every(({ call }) => call.node === node || !contains(node, call.node)),
    );
    return inner;
  }
}

function explainedCall(
  call: OpenAICall,
  { sends = [], ...listed }: InventoryCall,
  { policy }: InspectOptions['settings'],
): ExplainedCall {
  return { call: listed, sends, judged: judgementOf(call, listed.verdict, policy) };
}

function placesOf(file: AnalysedFile, at: Position, root: string): ExplainedPlace[] {
  const { module, witness } = file;
  if (!witness) return [];
  const here = module.calls.filter((node) => at.isAt(node));
  const nodes = here.length > 0 ? here : module.calls.filter((node) => at.isWithin(node)).slice(-1);
  return nodes.map((node) => placeOf(triedAt(file, witness, node), file, root));
}

function placeOf(
  { node, callee, ends, given }: Tried,
  file: AnalysedFile,
  root: string,
): ExplainedPlace {
  return {
    ...spotOf(node, file.module, root),
    callee,
    ends: ends.map(({ steps, said }) => ({
      steps: steps.map((step) => stepOf(step, root)),
      said: factOf(said, root),
    })),
    given: given.map((item) => factOf(item, root)),
  };
}
