/** `var`: it is there before it is declared, and nothing yet. */
import type { Variable } from '@typescript-eslint/scope-manager';
import { type Node, contains, isClass, isFunction, wrapped } from './ast.ts';
import { frameOf } from './heap/frames.ts';
import type { SourceModule } from './module.ts';

/** The frame of a variable that is declared by `var` alone. */
export function homeOfVar({ defs }: Variable): Node | null {
  const [first] = defs;
  return first && defs.every(({ parent }) => isVar(parent)) ? frameOf(first.name) : null;
}

function isVar(declaration: Node | null | undefined): boolean {
  return declaration?.type === 'VariableDeclaration' && declaration.kind === 'var';
}

/** A look at the text is enough: the variable is declared when a place is reached. */
export function isDeclaredBefore(variable: Variable, place: Node, module: SourceModule): boolean {
  const home = homeOfVar(variable);
  if (!home) return true;
  const frame = frameOf(place);
  return (
    variable.defs.some(({ parent }) => isBefore(parent as Node, place)) &&
    (frame === home || !isRunBefore(variable, frame, home, module))
  );
}

/** The statements that hold a declaration go on to the place, whatever is decided on the way. */
function isBefore(declaration: Node, place: Node): boolean {
  const { parent } = declaration;
  const statements =
    parent?.type === 'ForStatement' && parent.init === declaration ? parent.parent : parent;
  return declaration.range[1] <= place.range[0] && contains(statements!, place);
}

/** A function is named, and so perhaps called, where a variable of the frame around it is nothing yet. */
export function isRunBefore(
  { defs }: Variable,
  frame: Node,
  home: Node,
  module: SourceModule,
): boolean {
  const name = nameOf(outermostIn(home, frame));
  const references = (name && module.variableOf(name)?.references) ?? [];
  const start = Math.min(...defs.map((definition) => definition.name.range[0]));
  return references.some(
    ({ identifier, init }) => !init && identifier.range[0] < start && frameOf(identifier) === home,
  );
}

/** The function or class of a frame that holds a place. */
function outermostIn(home: Node, place: Node): Node | null {
  let found: Node | null = null;
  for (let node: Node | undefined = place; node && node !== home; node = node.parent)
    if (isFunction(node) || isClass(node)) found = node;
  return found;
}

function nameOf(node: Node | null): Node | null {
  if (!isFunction(node) && !isClass(node)) return null;
  const { parent } = wrapped(node);
  return node.id ?? (parent?.type === 'VariableDeclarator' ? parent.id : null);
}
