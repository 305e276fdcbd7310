/** Whether what a file takes from a package that depends on OpenAI is followed to the calls that it makes. */
import type { Node } from '../values/ast.ts';
import type { Evaluator } from '../values/evaluator.ts';
import type { SourceModule } from '../values/module.ts';
import { resultsOfType } from '../values/kinds/shape.ts';
import { type Site, type Value, type ValueOf, rootOf } from '../values/value.ts';
import { ClientReader } from './client.ts';
import { declaredValues } from './declared.ts';
import type { Import } from './ledger/imports.ts';
import type { CallNode } from './readers/reader.ts';
import { type CallSettings, refersTo } from './settings.ts';

/** A call of something that an import gives. */
interface Use {
  node: CallNode;
  callee: Value;
  root: ValueOf<'import'>;
}

export interface Follower {
  module: SourceModule;
  evaluator: Evaluator;
  visits: readonly { node: CallNode; values: readonly Value[]; calls: readonly unknown[] }[];
  settings: CallSettings;
}

export class DependentImports {
  readonly #file: Follower;
  readonly #clients: ClientReader;
  readonly #found: ReadonlySet<Node>;
  #uses: readonly Use[] | null = null;

  constructor(file: Follower) {
    this.#file = file;
    this.#clients = new ClientReader(file.evaluator, file.settings);
    this.#found = new Set(
      file.visits.filter(({ calls }) => calls.length > 0).map(({ node }) => node),
    );
  }

  /** All that is taken is a client, or gives one, and nothing else of it is called. */
  isFollowed({ specifier, names, uses }: Import): boolean {
    const taken = names ?? namesUsed(uses);
    return (
      taken !== null &&
      taken.length > 0 &&
      taken.every(
        (name) => this.#isConfigured(specifier.value, name) || this.#isRead(specifier, name),
      )
    );
  }

  #isConfigured(source: string, name: string): boolean {
    const { clients, wrappers } = this.#file.settings;
    return [...clients, ...wrappers].some((reference) => refersTo(reference, source, name));
  }

  #isRead(specifier: Import['specifier'], name: string): boolean {
    const { module, evaluator } = this.#file;
    const site = { node: specifier, module, env: null };
    const given: ValueOf<'import'> = {
      kind: 'import',
      source: specifier.value,
      name,
      site,
      from: module.filename,
    };
    evaluator.beginQuestion();
    const uses = this.#usesOf(given);
    if (uses.length > 0) return this.#areRead(uses);
    // It is handed on to other files.
    return this.#isClient(given) || this.#givesClient(given);
  }

  #areRead(uses: readonly Use[]): boolean {
    const inner = new Set(uses.flatMap(({ callee }) => callsOn(callee)));
    return uses.every(
      ({ node, callee }) =>
        inner.has(node) ||
        this.#found.has(node) ||
        callsOn(callee).some((call) => this.#found.has(call)) ||
        this.#areClients(this.#valuesOf(node)),
    );
  }

  #givesClient(value: Value): boolean {
    const { evaluator } = this.#file;
    const declared = declaredValues(evaluator, value);
    return (
      declared.length > 0 &&
      declared.every((item) => this.#areClients(this.#given(item, value.site)))
    );
  }

  /** By its type. */
  #given(value: Value, site: Site): readonly Value[] {
    const { evaluator } = this.#file;
    return value.kind === 'class'
      ? evaluator.constructed(value, [], site)
      : resultsOfType(evaluator, value);
  }

  #areClients(values: readonly Value[]): boolean {
    return values.length > 0 && values.every((value) => this.#isClient(value));
  }

  #isClient(value: Value): boolean {
    return this.#clients.read(value).length > 0;
  }

  #usesOf({ source, name }: ValueOf<'import'>): readonly Use[] {
    this.#uses ??= this.#allUses();
    return this.#uses.filter(
      ({ root, callee }) => root.source === source && [name, '*'].includes(nameTaken(root, callee)),
    );
  }

  #allUses(): readonly Use[] {
    const { module, visits } = this.#file;
    const seen = new Map(visits.map(({ node, values }) => [node, values]));
    return module.calls.flatMap((node) =>
      (seen.get(node) ?? this.#valuesOf(node.callee)).flatMap((callee): Use[] => {
        const root = rootOf(callee);
        return root.kind === 'import' ? [{ node, callee, root }] : [];
      }),
    );
  }

  #valuesOf(node: Node): readonly Value[] {
    return this.#file.evaluator.glance({ node, module: this.#file.module, env: null });
  }
}

/** Of `import * as acme`; `null` where all of it is handed on. */
function namesUsed(uses: Import['uses']): readonly string[] | null {
  const names = uses.map(({ path: [name] }) => name);
  return names.every((name) => name !== undefined) ? names : null;
}

/** `*` where it cannot be told. */
function nameTaken(root: ValueOf<'import'>, callee: Value): string {
  if (root.name !== '*') return root.name;
  let name: string | null = null;
  for (let value = callee; value !== root;) {
    if (value.kind === 'member') name = value.name;
    if (value.kind === 'member') value = value.object;
    else if (value.kind === 'call' || value.kind === 'new') value = value.callee;
    else break;
  }
  return name ?? '*';
}

/** The calls that a value is reached through. */
function callsOn(value: Value): Node[] {
  const found: Node[] = [];
  for (let current = value; ;) {
    if (current.kind === 'member') current = current.object;
    else if (current.kind === 'call' || current.kind === 'new') {
      found.push(current.site.node);
      current = current.callee;
    } else return found;
  }
}
