/** What the inventory says of one file. */
import { type AnalysedFile, type AuditedFile, analyse } from '../calls/analysis.ts';
import { onlyTarget } from '../calls/reach.ts';
import type { Framework, OpenAICall } from '../calls/record.ts';
import type { Policy } from '../catalogue/policy/index.ts';
import { type Told, inspectionOf } from '../rule.ts';
import { rules } from '../rules/index.ts';
import type { Settings } from '../settings.ts';
import { type Node, contains } from '../values/ast.ts';
import type { EvaluatorOptions } from '../values/options.ts';
import { loadFile } from '../values/program/load.ts';
import { ParseFailure, parseScript, parseSource } from '../values/program/parse.ts';
import type { SourceModule } from '../values/module.ts';
import { type FileLedger, emptyLedger, fileLedger, joinedLedgers } from './balance.ts';
import type { ConfiguredRule } from './configuration.ts';
import { keptElsewhere } from './elsewhere.ts';
import { displayName, isMarkdown, isPage } from './files.ts';
import type {
  FileInventory,
  Finding,
  InventoryCall,
  OutsideFinding,
  RelatedPlace,
  SendingFramework,
} from './inventory.ts';
import { stateOf, verdictOf } from './judge.ts';
import { linesOf } from '../lines.ts';
import { fencedCode } from './markdown-code.ts';
import { scriptsOfPage } from './page-scripts.ts';
import { type SdkChange, sdkChanges } from './sdk-changes.ts';
import { ruleId, rulesOf } from './own-rules.ts';
import { Suppressions } from './suppressions.ts';
import { trailOf, wireOf } from './trail.ts';
import { nameOfPlace } from './within.ts';

export interface InspectOptions extends Pick<EvaluatorOptions, 'program'> {
  settings: Settings;
  /** `null` for those of the profile's preset */
  rules: readonly ConfiguredRule[] | null;
  /** folder that names of files are relative to */
  root: string;
  /** settings to look through once more, for comparisons */
  others?: readonly Settings[];
  /** two versions of the SDK */
  sdks?: readonly [string, string];
  /** also say of each call how it was found, and what it sends */
  trails?: boolean;
}

export interface Inspection {
  inventory: FileInventory;
  ledger: FileLedger;
  /** the same under each of the other settings */
  others: FileInventory[];
  sdkChanges: SdkChange[];
  /** other files that the answer rests on */
  dependsOn: string[];
}

interface Located {
  finding: Finding;
  range: readonly [number, number];
  within: string | undefined;
  /** what in the calls leads to it */
  reachedBy: readonly Node[];
}

/** Throws `ParseFailure` for a file that cannot be parsed. */
export function inspectFile(filename: string, text: string, options: InspectOptions): Inspection {
  const { modules, broken } = modulesIn(filename, text, options.settings);
  const file = displayName(filename, options.root);
  const open = broken.map(({ line, reason }) => ({ file, line, endLine: line, reason }));
  return modules
    .map((module) => inspectModule(module, options))
    .reduce(joined, {
      inventory: nothing(),
      ledger: { ...emptyLedger(), open },
      others: (options.others ?? []).map(nothing),
      sdkChanges: [],
      dependsOn: [],
    });
}

function nothing(): FileInventory {
  return { calls: [], findings: [] };
}

function joined(left: Inspection, right: Inspection): Inspection {
  return {
    inventory: joinedInventory(left.inventory, right.inventory),
    ledger: joinedLedgers([left.ledger, right.ledger]),
    others: left.others.map((other, index) =>
      joinedInventory(other, right.others[index] ?? nothing()),
    ),
    sdkChanges: [...left.sdkChanges, ...right.sdkChanges],
    dependsOn: [...new Set([...left.dependsOn, ...right.dependsOn])],
  };
}

function joinedInventory(left: FileInventory, right: FileInventory): FileInventory {
  return {
    calls: [...left.calls, ...right.calls],
    findings: [...left.findings, ...right.findings],
  };
}

interface Blocks {
  modules: SourceModule[];
  /** blocks that cannot be parsed, by line and reason */
  broken: { line: number; reason: string }[];
}

/** A file is one module; blocks of a Markdown file or a page are each one of their own. */
function modulesIn(filename: string, text: string, settings: Settings): Blocks {
  const blocks = isMarkdown(filename)
    ? fencedCode(text)
    : isPage(filename)
      ? scriptsOfPage(text, settings.calls)
      : null;
  // Other files may have asked for it already, or will.
  if (!blocks) {
    const module = loadFile(filename) ?? parseSource(filename, text);
    const lines = linesOf(module);
    const broken = module.unread.map(({ start, reason }) => ({
      line: lines.lineAt(start),
      reason,
    }));
    return { modules: [module], broken };
  }
  const found: Blocks = { modules: [], broken: [] };
  for (const block of blocks) {
    try {
      const { text: code } = block;
      found.modules.push(parseScript(filename, { filename, text: code, isModule: false }));
    } catch (error) {
      const { line } = block;
      found.broken.push({
        line,
        reason: `the code in line ${String(line)} cannot be parsed (${error instanceof Error ? error.message : 'unknown'})`,
      });
    }
  }
  const [first] = found.broken;
  if (first && found.modules.length === 0) throw new ParseFailure(first.reason);
  // Documentation is full of fragments: it counts as broken only when nothing of it can be read.
  return isMarkdown(filename) ? { ...found, broken: [] } : found;
}

/** Each module of a file, with what the inventory says of it. Throws `ParseFailure` where there is none. */
export function analysedIn(
  filename: string,
  text: string,
  options: InspectOptions,
): { file: AuditedFile; inventory: FileInventory }[] {
  return modulesIn(filename, text, options.settings).modules.map((module) => {
    const file = analysed(module, options);
    return { file, inventory: inventoryOf(file, options, options.settings) };
  });
}

function analysed(
  module: SourceModule,
  { settings, program, trails }: InspectOptions,
): AuditedFile {
  return analyse(module, {
    settings: settings.calls,
    crossFile: settings.crossFile,
    ...(program ? { program } : {}),
    ledger: true,
    ...(trails ? { witness: true } : {}),
  });
}

/** What became of the traces of a module. */
export function accountsOf({ module, ledger }: AuditedFile, root: string): FileLedger {
  const nameOf = (filename: string): string => displayName(filename, root);
  return fileLedger(ledger, {
    file: nameOf(module.filename),
    nameOf,
    lineAt: (offset) => linesOf(module).lineAt(offset),
  });
}

function inspectModule(module: SourceModule, options: InspectOptions): Inspection {
  const { settings, others = [], sdks } = options;
  const file = analysed(module, options);
  return {
    inventory: inventoryOf(file, options, settings),
    ledger: accountsOf(file, options.root),
    others: others.map((other) => inventoryOf(file, options, other)),
    sdkChanges: sdks ? sdkChanges(file, displayName(module.filename, options.root), sdks) : [],
    dependsOn: [...file.evaluator.visitedFiles],
  };
}

function inventoryOf(
  file: AnalysedFile,
  { root, rules: configured }: InspectOptions,
  settings: Settings,
): FileInventory {
  const { module, calls } = file;
  const name = displayName(module.filename, root);
  const located = findingsOf(file, settings, configured ?? rulesOf(settings.policy.profile), root);
  const owners = located.map(({ range }) => callAround(range, calls));
  return {
    calls: calls.map((call) => ({
      ...describe(
        call,
        name,
        root,
        settings.policy,
        located.filter((_, index) => owners[index] === call),
      ),
      ...whyOf(file, call, settings, root),
    })),
    findings: located
      .filter((_, index) => owners[index] === null)
      .map((finding) => outside(finding, name, calls)),
  };
}

/** Only where somebody asks for it. */
function whyOf(
  { witness, evaluator }: AnalysedFile,
  call: OpenAICall,
  settings: Settings,
  root: string,
): Pick<InventoryCall, 'trail' | 'sends'> {
  if (!witness) return {};
  const trail = trailOf(witness, call, settings.calls, root);
  evaluator.beginQuestion();
  return { trail, sends: wireOf(call, root) };
}

/** The innermost call that something stands in. */
function callAround(
  range: readonly [number, number],
  calls: readonly OpenAICall[],
): OpenAICall | null {
  const around = calls.filter(({ node }) => node.range[0] <= range[0] && range[1] <= node.range[1]);
  return around.reduce<OpenAICall | null>(
    (inner, call) =>
      !inner || call.node.range[1] - call.node.range[0] < inner.node.range[1] - inner.node.range[0]
        ? call
        : inner,
    null,
  );
}

function describe(
  call: OpenAICall,
  file: string,
  root: string,
  policy: Policy,
  located: Located[],
): InventoryCall {
  const lines = linesOf(call.module);
  const [start, end] = call.node.range;
  const { line, column } = lines.positionAt(start);
  const within = nameOfPlace(call.node);
  const related = placesOf(call, root);
  const { targets, verb: method, routePath: route } = call;
  const elsewhere = keptElsewhere({ targets, method, route });
  return {
    file,
    line,
    column,
    endLine: lines.lineAt(end),
    via: call.via,
    ...(call.framework ? { framework: flat(call.framework) } : {}),
    path: call.path,
    method,
    route,
    target: onlyTarget(targets),
    targets,
    verdict: verdictOf(call, policy),
    ...(elsewhere.length === 0 ? {} : { elsewhere }),
    evidence: call.evidence,
    state: stateOf(call, policy),
    findings: located.map(({ finding }) => finding),
    ...(within === undefined ? {} : { within }),
    ...(related.length === 0 ? {} : { related }),
  };
}

function flat({ name, version }: Framework): SendingFramework {
  return { name, ...version };
}

function outside(
  { finding, within, reachedBy }: Located,
  file: string,
  calls: readonly OpenAICall[],
): OutsideFinding {
  const senders = new Set(reachedBy.flatMap(({ range }) => callAround(range, calls) ?? []));
  const sent = [...senders].map(({ node, module }) => linesOf(module).positionAt(node.range[0]));
  return {
    file,
    ...finding,
    ...(within === undefined ? {} : { within }),
    ...(sent.length === 0 ? {} : { calls: sent }),
  };
}

/** Objects that make up the request and are not written in the call itself. */
function placesOf(call: OpenAICall, root: string): RelatedPlace[] {
  const places = new Map<string, RelatedPlace>();
  for (const { node, module, what } of call.related ?? []) {
    const place = placeOf(node.range, module, root, what);
    places.set(`${place.file}:${String(place.line)}:${what}`, place);
  }
  for (const [what, view] of [
    ['the request body', call.body],
    ['the query', call.query],
    ['the headers', call.headers],
  ] as const) {
    for (const value of view.parts.flatMap((part) => part.view.alternatives)) {
      if (
        value.kind !== 'object' ||
        (value.site.module === call.module && contains(call.node, value.site.node))
      )
        continue;
      const place = placeOf(value.site.node.range, value.site.module, root, what);
      places.set(`${place.file}:${String(place.line)}:${what}`, place);
    }
  }
  return [...places.values()];
}

function placeOf(
  range: readonly [number, number],
  module: SourceModule,
  root: string,
  what: string,
): RelatedPlace {
  const lines = linesOf(module);
  return {
    file: displayName(module.filename, root),
    line: lines.lineAt(range[0]),
    endLine: lines.lineAt(range[1]),
    what,
  };
}

/** Runs rules over an analysed file. */
function findingsOf(
  file: AnalysedFile,
  settings: Settings,
  active: readonly ConfiguredRule[],
  root: string,
): Located[] {
  const { module } = file;
  const lines = linesOf(module);
  const findings: Located[] = [];
  let suppressions: Suppressions | null = null;
  for (const { name, id, severity, options } of active) {
    const rule = rules[name];
    inspectionOf(rule)({ file, settings, options: options ?? undefined, cwd: root }, (told) => {
      const { node, messageId, about, elsewhere, accepted, reachedBy } = told;
      const [start, end] = [lines.positionAt(node.range[0]), lines.positionAt(node.range[1])];
      suppressions ??= new Suppressions(module, lines);
      const byComment = suppressions.reasonFor(id, start.line);
      const suppressed = byComment ?? accepted;
      const finding: Finding = {
        rule: ruleId(name),
        messageId,
        ...(about === undefined ? {} : { about }),
        message: messageOf(rule.meta.messages ?? {}, told),
        severity,
        line: start.line,
        column: start.column,
        endLine: end.line,
        endColumn: end.column,
        ...(elsewhere
          ? { related: [placeOf(elsewhere.node.range, elsewhere.module, root, 'the value')] }
          : {}),
        ...(suppressed === undefined ? {} : { suppressed }),
        ...(byComment === null && suppressed !== undefined
          ? { suppressedBy: 'configuration' }
          : {}),
      };
      findings.push({ finding, range: node.range, within: nameOfPlace(node), reachedBy });
    });
  }
  return findings.sort((left, right) => left.range[0] - right.range[0]);
}

function messageOf(messages: Record<string, string>, { messageId, data }: Told): string {
  return (messages[messageId] ?? messageId).replace(
    /\{\{\s*(\w+)\s*\}\}/g,
    (whole, name: string) => data[name] ?? whole,
  );
}
