/** Which assignments can still be seen where a variable is read: later ones replace earlier ones. */
import type { Variable } from '@typescript-eslint/scope-manager';
import { type Node, type TSESTree, contains, enclosingFunction, isFunction } from './ast.ts';

/** How a test turns out, where something says so. */
type Outcome = (test: Node) => boolean | null;

/** Tells of a write, given as the identifier that is written or declared, whether `use` may see it. */
export function reachingWrites(
  variable: Variable,
  use: Node,
  outcome: Outcome,
): (write: Node) => boolean {
  const fn = enclosingFunction(use);
  const settled = settlingStatement(variable, use, outcome);
  // Inside the function that declares it, nothing of an earlier run is left.
  const isFresh = variable.defs.every(
    (definition) =>
      definition.type === 'Variable' && enclosingFunction(definition.name as Node) === fn,
  );
  return (write) => {
    if (enclosingFunction(write) !== fn) return true;
    const assignment = assignmentOf(write);
    const isLater =
      write.range[0] > use.range[0] || (assignment !== null && contains(assignment.right, use));
    if (!isLater) return !settled || write.range[0] >= settled.range[0];
    const loop = commonLoop(write, use);
    // The way around the loop leads through the statement that settles it.
    return loop ? !settled || !contains(loop, settled) : !isFresh;
  };
}

function assignmentOf(write: Node): TSESTree.AssignmentExpression | null {
  return write.parent?.type === 'AssignmentExpression' && write.parent.left === write
    ? write.parent
    : null;
}

/** The last statement before a use that gives the variable a new value whatever happens. */
function settlingStatement(variable: Variable, use: Node, outcome: Outcome): Node | null {
  const written = new Set(
    variable.references.flatMap((reference) =>
      reference.isWrite() && !reference.init ? [reference.identifier as Node] : [],
    ),
  );
  if (written.size === 0) return null;
  for (
    let inner = use, { parent } = use;
    parent && !isFunction(inner);
    inner = parent, { parent } = parent
  ) {
    const statements = statementsOf(parent);
    const found = statements
      ?.slice(0, statements.indexOf(inner))
      .findLast((statement) => isSureToAssign(statement, written, outcome));
    if (found) return found;
  }
  return null;
}

function statementsOf(node: Node): Node[] | null {
  if (node.type === 'BlockStatement' || node.type === 'Program') return node.body;
  return node.type === 'SwitchCase' ? node.consequent : null;
}

/** Also when the statement leaves the block instead. */
function isSureToAssign(statement: Node, written: ReadonlySet<Node>, outcome: Outcome): boolean {
  switch (statement.type) {
    case 'ExpressionStatement': {
      const { expression } = statement;
      // What an operator such as `+=` keeps of the earlier value is part of the new one.
      return (
        expression.type === 'AssignmentExpression' &&
        (written.has(expression.left) ||
          (/Pattern$/.test(expression.left.type) && assignsIn(expression.left)))
      );
    }
    case 'BlockStatement':
      return statement.body.some(
        (inner) => isSureToAssign(inner, written, outcome) || leaves(inner),
      );
    case 'IfStatement': {
      const taken = assignsIn(statement) ? outcome(statement.test) : null;
      const branches =
        taken === null
          ? [statement.consequent, statement.alternate]
          : [taken ? statement.consequent : statement.alternate];
      return (
        assignsIn(statement) &&
        branches.every(
          (branch) =>
            branch !== null && (isSureToAssign(branch, written, outcome) || leaves(branch)),
        )
      );
    }
    case 'TryStatement':
      return (
        isSureToAssign(statement.block, written, outcome) &&
        (!statement.handler ||
          isSureToAssign(statement.handler.body, written, outcome) ||
          leaves(statement.handler.body))
      );
    case 'SwitchStatement':
      return (
        statement.cases.some(({ test }) => test === null) &&
        statement.cases.every(({ consequent }, index) =>
          isSureToAssignIn(consequent, index === statement.cases.length - 1),
        )
      );
    default:
      return false;
  }

  /** An empty case goes on with the next one; only plain statements cannot break out before the value is set. */
  function isSureToAssignIn(consequent: readonly Node[], isLast: boolean): boolean {
    if (consequent.length === 0) return !isLast;
    const found = consequent.findIndex(
      (inner) =>
        isSureToAssign(inner, written, outcome) ||
        ['ReturnStatement', 'ThrowStatement'].includes(inner.type),
    );
    return (
      found >= 0 &&
      consequent
        .slice(0, found)
        .every(({ type }) => type === 'ExpressionStatement' || type === 'VariableDeclaration')
    );
  }

  function assignsIn(node: Node): boolean {
    return [...written].some((write) => contains(node, write));
  }
}

function leaves(statement: Node): boolean {
  if (statement.type === 'BlockStatement') return statement.body.some(leaves);
  return ['ReturnStatement', 'ThrowStatement', 'ContinueStatement', 'BreakStatement'].includes(
    statement.type,
  );
}

/** The innermost loop around both, inside the function. */
function commonLoop(first: Node, second: Node): Node | null {
  for (let node: Node | undefined = second; node && !isFunction(node); node = node.parent) {
    if (/^(?:For|While|DoWhile)/.test(node.type) && contains(node, first)) return node;
  }
  return null;
}

export function shareLoop(first: Node, second: Node): boolean {
  return commonLoop(first, second) !== null;
}
