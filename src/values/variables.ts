/** What a variable may stand for: what it is declared with, and what it is given. */
import type { Ask } from './ask.ts';
import { type FunctionNode, type Node, type TSESTree, enclosingFunction } from './ast.ts';
import { hasChoices, isRuledOut, outcomeOf } from './choices.ts';
import { frameFor, isParameter } from './env.ts';
import { isEachSeen, sightFrom } from './flow.ts';
import { isDeclaredBefore } from './hoisting.ts';
import { isOfEarlierRounds } from './heap/places.ts';
import type { Tests } from './heap/story.ts';
import { importBinding, importValue } from './kinds/module.ts';
import { awaited } from './kinds/promise.ts';
import { ofAnnotation } from './kinds/type.ts';
import type { Reference, SourceModule, Variable } from './module.ts';
import { valuesOfParameter } from './parameters.ts';
import { destructured, isPatternPart } from './patterns.ts';
import { autoImport } from './program/auto-imports.ts';
import {
  type Env,
  type Site,
  type Value,
  areRivals,
  doubtful,
  isDistant,
  literal,
  orOfType,
  unknown,
  unset,
} from './value.ts';

export function valuesOfName(ask: Ask, node: TSESTree.Identifier, site: Site): readonly Value[] {
  if (node.name === 'undefined') return [literal(site, undefined)];
  const variable = site.module.variableOf(node);
  return variable ? ask.variable(variable, site, node) : undeclared(ask, node.name, site);
}

/** A name that a framework gives to every file, or a global one. */
function undeclared(ask: Ask, name: string, site: Site): readonly Value[] {
  const { filename } = site.module;
  const given = autoImport(name, filename);
  return given && ask.locate(given.filename, filename).kind === 'file'
    ? importValue(ask, given.filename, given.name, site)
    : ask.member({ kind: 'global', name: 'globalThis', site }, name, site);
}

/** `declare const NAME: string`: what runs the program has it, or puts it there. */
function declared(ask: Ask, variable: Variable, site: Site): readonly Value[] {
  const values = typed(ask, variable, site);
  return values.length > 0 && !PLATFORM.has(variable.name)
    ? values
    : undeclared(ask, variable.name, site);
}

/** Whatever part of it a program declares, it is what every program has under this name. */
const PLATFORM = new Set(['Bun', 'Deno', 'fetch', 'globalThis', 'process', 'self', 'window']);

/** Everything that is ever assigned to a variable; at a use, what has not been replaced by then. */
export function valuesOfVariable(
  ask: Ask,
  variable: Variable,
  site: Site,
  use: Node | null = null,
): readonly Value[] {
  const values = valuesWritten(ask, variable, site, use);
  return isConstant(variable) || !site.module.runsTextIn(variable.scope.block)
    ? values
    : [...values, unknown(site, 'may be set by a text that is run as code')];
}

function isConstant({ defs }: Variable): boolean {
  return defs.every(
    ({ parent, type }) =>
      (type as string) === 'ImportBinding' ||
      (parent?.type === 'VariableDeclaration' && parent.kind !== 'let' && parent.kind !== 'var'),
  );
}

const laterWrites = new WeakMap<Variable, readonly Reference[]>();

/** All but those of its declaration. A client is named once for each of its calls. */
function laterWritesOf(variable: Variable): readonly Reference[] {
  let found = laterWrites.get(variable);
  if (!found) {
    found = variable.references.filter((reference) => reference.isWrite() && !reference.init);
    laterWrites.set(variable, found);
  }
  return found;
}

function valuesWritten(
  ask: Ask,
  variable: Variable,
  site: Site,
  use: Node | null,
): readonly Value[] {
  const later = laterWritesOf(variable);
  const { defs } = variable;
  const isEarly = use !== null && !isDeclaredBefore(variable, use, site.module);
  if (defs.length > 1 || later.length > 0 || isEarly)
    return valuesAssigned(ask, variable, later, site, use);
  const values = defs[0] ? definitionOf(ask, variable, defs[0], site, false) : [];
  return orOfDeclaration(ask, values, variable, site);
}

function orOfDeclaration(
  ask: Ask,
  values: readonly Value[],
  variable: Variable,
  site: Site,
): readonly Value[] {
  if (values.length > 0 && !values.every(isDistant)) return values;
  return orOfType(values, () => (isParameter(variable) ? [] : typed(ask, variable, site)), site);
}

/** Of a variable that is declared again, given something later, or read before it is declared. */
function valuesAssigned(
  ask: Ask,
  variable: Variable,
  later: readonly Reference[],
  site: Site,
  use: Node | null,
): readonly Value[] {
  const values: Value[] = [];
  const tests = testsAt(ask, site);
  const isSettled = hasChoices(site.env);
  const sight = use ? sightFrom(use, variable, site.module, tests, isSettled) : null;
  const reaches = sight?.reaches ?? always;
  const writes = later.filter(
    ({ identifier }) => reaches(identifier) && !isRuledOut(identifier, site.module, site.env),
  );
  for (const definition of variable.defs)
    if (reaches(definition.name))
      values.push(...definitionOf(ask, variable, definition, site, writes.length > 0));
  if (sight?.isEarly) values.push(literal(site, undefined));
  for (const { identifier, writeExpr } of writes as { identifier: Node; writeExpr?: Node }[]) {
    const written = writtenBy(identifier, writeExpr ?? null);
    if (!written) continue;
    const env = envFor(written, site.env);
    const origin: Site = { node: written, module: site.module, env };
    const given = givenByLoop(ask, identifier, origin) ?? destructured(ask, identifier, origin);
    // After a loop, what its last round has left is there.
    const isPast = use !== null && given.length > 1 && isOfEarlierRounds(identifier, use);
    values.push(...(isPast ? doubtful(given) : given));
  }
  if (values.length > 0 && !values.every(isDistant)) {
    if (!areRivals(values)) return values;
    // Another file reads it when any of them may have been given.
    const isProven = use !== null && isEachSeen(variable, use, site.module, tests, isSettled);
    return isProven ? values : doubtful(values);
  }
  return orOfDeclaration(ask, values, variable, site);
}

function always(): boolean {
  return true;
}

function testsAt(ask: Ask, { module, env }: Site): Tests {
  return {
    outcome: (test) => outcomeOf(test, module, env) ?? ask.constantOutcome(test, module),
    isFromOutside: (test) => ask.isFromOutside(test, module),
    rounds: (loop) => ask.roundsOf(loop, module),
    isCase: (discriminant, test) => ask.isCase(discriminant, test, module),
  };
}

/** A variable's own function must be in reach for its parameters to be known. */
function envFor(node: Node, env: Env | null): Env | null {
  return frameFor(env, enclosingFunction(node)) ?? env;
}

function typed(ask: Ask, variable: Variable, site: Site): readonly Value[] {
  for (const name of variable.identifiers) {
    const values = ofAnnotation(ask, name, site.module);
    if (values.length > 0) return values;
  }
  return [];
}

function definitionOf(
  ask: Ask,
  variable: Variable,
  definition: { type: string; node: Node; name: Node },
  site: Site,
  isWritten: boolean,
): readonly Value[] {
  const here = (node: Node): Site => ({ node, module: site.module, env: site.env });
  switch (definition.type) {
    case 'ImportBinding':
      return importBinding(ask, definition.node, site);
    case 'FunctionName':
    case 'ClassName':
      return ask.evaluate(here(definition.node));
    case 'Variable': {
      const declarator = definition.node as TSESTree.VariableDeclarator;
      if (isProperty(declarator, site.module))
        return [
          ...(declarator.init ? destructured(ask, definition.name, here(declarator.init)) : []),
          unknown(site, 'is given to the component'),
        ];
      if (declarator.init) return destructured(ask, definition.name, here(declarator.init));
      const loop = declarator.parent.parent;
      if (loop.type === 'ForOfStatement' && loop.left === declarator.parent) {
        return destructured(ask, definition.name, here(loop.right), roundsOver(ask, loop));
      }
      if (loop.type === 'ForInStatement') return [unknown(site, 'is a key of an object')];
      if (declarator.parent.declare) return declared(ask, variable, site);
      // Declared again, it keeps what it has.
      if (variable.defs.length > 1) return [unset(site)];
      // That it is still without a value is not proven where something sets it.
      return [isWritten ? unset(site) : literal(here(declarator), undefined)];
    }
    case 'Parameter':
      return valuesOfParameter(ask, definition.node as FunctionNode, definition.name, site);
    case 'TSEnumName':
    case 'TSModuleName':
      return ask.evaluate(here(definition.node));
    default:
      return [unknown(site, `is declared as ${variable.name}`)];
  }
}

/** `export let name` of a Svelte component is set from outside. */
function isProperty(declarator: TSESTree.VariableDeclarator, module: SourceModule): boolean {
  return (
    module.filename.endsWith('.svelte') &&
    declarator.parent.kind === 'let' &&
    declarator.parent.parent.type === 'ExportNamedDeclaration'
  );
}

/** `for (x of list)`: one element after the other. */
function givenByLoop(ask: Ask, identifier: Node, origin: Site): readonly Value[] | null {
  let target = identifier;
  while (target.parent && isPatternPart(target.parent)) target = target.parent;
  const { parent } = target;
  if (parent?.type === 'ForInStatement' && parent.left === target)
    return [unknown(origin, 'is a key of an object')];
  return parent?.type === 'ForOfStatement' && parent.left === target
    ? destructured(ask, identifier, origin, roundsOver(ask, parent))
    : null;
}

/** What the name of a loop is given, for each that it goes over. */
function roundsOver(ask: Ask, loop: TSESTree.ForOfStatement): (value: Value) => readonly Value[] {
  return (value) => (loop.await ? awaited(ask.elementsOf(value)) : ask.elementsOf(value));
}

/** What a write gives to a variable: of `x += y`, `x ??= y` and `x++` the whole expression. */
function writtenBy(identifier: Node, written: Node | null): Node | null {
  const { parent } = identifier;
  if (parent?.type === 'UpdateExpression') return parent;
  const isCompound =
    parent?.type === 'AssignmentExpression' &&
    parent.left === identifier &&
    parent.operator !== '=';
  return isCompound ? parent : written;
}
