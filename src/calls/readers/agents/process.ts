/** What a program sets for the whole process, as far as it has run when a place is reached. */
import { processSettings } from '../../../catalogue/frameworks/agents.ts';
import { type Node, contains, enclosingFunction, unwrap } from '../../../values/ast.ts';
import { frameOf } from '../../../values/heap/frames.ts';
import type { SourceModule } from '../../../values/module.ts';
import { loadFile } from '../../../values/program/load.ts';
import { type Arg, argsOf } from '../../../values/value.ts';
import { givenName } from '../../candidates.ts';
import type { CallNode, Desk } from '../reader.ts';
import { type Environment, environmentOf } from './environment.ts';
import { type Imported, SPEAKS_OF_SETTINGS, importedBy } from './imported.ts';
import { nameOfExport } from './exports.ts';

/** A call such as `setTracingDisabled(true)`. */
export interface Setting {
  name: string;
  args: readonly Arg[];
  node: CallNode;
  module: SourceModule;
  /** `maybe`: nobody can tell whether it has run by then */
  when: 'always' | 'maybe';
}

interface Found extends Omit<Setting, 'when'> {
  /** `only importer`: no other file imports this one */
  origin: 'own' | 'imported' | 'only importer' | 'importer';
}

const NAMES: ReadonlySet<string> = new Set(processSettings);
const MAX_IMPORTERS = 20;
const MAX_CALLS = 200;

export class ProcessSettings {
  readonly #desk: Desk;
  #found: readonly Found[] | null = null;
  #files: readonly Imported[] | null = null;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** Those that may have run when a place of the file is reached, in the order in which they run. */
  before(use: Node, names: readonly string[]): readonly Setting[] {
    this.#found ??= this.#find();
    const rank = ({ origin, node }: Found): number =>
      origin === 'own' ? (frameOf(node) === frameOf(use) ? 2 : 1) : 0;
    return this.#found
      .filter(({ name }) => names.includes(name))
      .flatMap((found) => {
        const when = this.#whenRun(found, use);
        return when === 'never' ? [] : [{ ...found, when }];
      })
      .sort((left, right) => rank(left) - rank(right) || order(left, right));
  }

  /** What the program itself writes into the environment before the SDK is loaded. */
  get environment(): Environment {
    return environmentOf(this.#desk, this.#imported);
  }

  /** Files of the program that are loaded with this one. */
  get #imported(): readonly Imported[] {
    return (this.#files ??= importedBy(this.#desk.evaluator, this.#desk.module));
  }

  #find(): readonly Found[] {
    const { module, evaluator } = this.#desk;
    const own = settingsIn(this.#desk, module).map((found) => ({
      ...found,
      origin: 'own' as const,
    }));
    const imported = this.#imported.flatMap((file) =>
      settingsIn(this.#desk, file.module).map((found) => ({
        ...found,
        origin: 'imported' as const,
      })),
    );
    const importing = evaluator.importersOf(module.filename);
    const isOnly = importing.length === 1;
    const importers = importing
      .slice(0, MAX_IMPORTERS)
      .flatMap((filename) => loadFile(filename) ?? [])
      .flatMap((file) => [file, ...importedBy(evaluator, file).map((item) => item.module)])
      .filter((file) => file !== module);
    const seen = new Set(imported.map(({ node }): Node => node));
    const around = [...new Set(importers)]
      .flatMap((file) => settingsIn(this.#desk, file))
      .filter(({ node }) => !seen.has(node))
      .map((found): Found => ({ ...found, origin: isOnly ? 'only importer' : 'importer' }));
    return [...around, ...imported, ...own];
  }

  #whenRun(found: Found, use: Node): 'always' | 'maybe' | 'never' {
    const { node, module, origin } = found;
    const fn = enclosingFunction(node);
    if (origin === 'importer') return 'maybe';
    // It has run when a function of this file is called.
    if (origin === 'only importer')
      return !fn && isPlain(node) && enclosingFunction(use) ? 'always' : 'maybe';
    if (origin === 'imported' && !fn) return isPlain(node) ? 'always' : 'maybe';
    if (origin === 'own' && (!fn || frameOf(node) === frameOf(use))) return whenReached(node, use);
    if (!fn) return 'maybe';
    // It runs where its function is called.
    const callers = [
      ...this.#desk.evaluator.callersOf(fn, module).map((caller) => caller.node),
      ...this.#callsOf(fn),
    ].filter((caller) => caller !== use);
    if (callers.length === 0) return 'maybe';
    const isSure =
      isPlainIn(node, fn) &&
      callers.some(
        (caller) => isIn(caller, this.#desk.module) && whenReached(caller, use) === 'always',
      );
    return isSure ? 'always' : 'maybe';
  }

  /** Calls of this file that reach a function of another one. */
  #callsOf(fn: Node): CallNode[] {
    const { module, evaluator } = this.#desk;
    return module.calls
      .filter(({ callee }) => unwrap(callee).type === 'Identifier')
      .slice(0, MAX_CALLS)
      .filter(({ callee }) =>
        evaluator
          .evaluate({ node: unwrap(callee), module, env: null })
          .some((value) => value.kind === 'function' && value.site.node === fn),
      );
  }
}

/** What stands in one function, or at the top of the file, in front of a place. */
function whenReached(node: Node, use: Node): 'always' | 'maybe' | 'never' {
  if (frameOf(node) !== frameOf(use))
    return enclosingFunction(node) ? 'maybe' : isPlain(node) ? 'always' : 'maybe';
  if (node.range[0] > use.range[0]) return isInLoop(use) ? 'maybe' : 'never';
  const block = statementOf(node)?.parent;
  return block && contains(block, use) ? 'always' : 'maybe';
}

/** It stands at the top of its file, under no condition. */
function isPlain(node: Node): boolean {
  return statementOf(node)?.parent?.type === 'Program';
}

function isPlainIn(node: Node, fn: Node): boolean {
  const block = statementOf(node)?.parent;
  return block?.type === 'BlockStatement' ? block.parent === fn : contains(fn, node) && !block;
}

function statementOf(node: Node): Node | null {
  let current: Node | undefined = node.parent;
  while (current && (current.type === 'AwaitExpression' || current.type === 'ChainExpression'))
    current = current.parent;
  return current?.type === 'ExpressionStatement' ? current : null;
}

function isInLoop(node: Node): boolean {
  const frame = frameOf(node);
  for (let current = node.parent; current && current !== frame; current = current.parent)
    if (/^(?:For|While|DoWhile)/.test(current.type)) return true;
  return false;
}

function isIn(node: Node, { ast }: SourceModule): boolean {
  let root = node;
  while (root.parent) root = root.parent;
  return root === ast;
}

function order(left: Found, right: Found): number {
  return left.module === right.module ? left.node.range[0] - right.node.range[0] : 0;
}

function settingsIn({ evaluator }: Desk, module: SourceModule): Omit<Found, 'origin'>[] {
  if (!SPEAKS_OF_SETTINGS.test(module.text)) return [];
  return module.calls.flatMap((node) => {
    const callee = unwrap(node.callee);
    const name = givenName(callee, module);
    if (node.type !== 'CallExpression' || name === null || !NAMES.has(name)) return [];
    const site = { node: callee, module, env: null };
    const isOfSdk = evaluator.evaluate(site).some((value) => nameOfExport(value) === name);
    return isOfSdk ? [{ name, args: argsOf(node, { ...site, node }), node, module }] : [];
  });
}
