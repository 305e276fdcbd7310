/** Small changes of a source file, each of which a test should notice. */
import ts from 'typescript';

export interface Change {
  file: string;
  line: number;
  start: number;
  end: number;
  before: string;
  after: string;
}

const { SyntaxKind } = ts;

const OPERATORS = new Map<ts.SyntaxKind, string>([
  [SyntaxKind.AmpersandAmpersandToken, '||'],
  [SyntaxKind.BarBarToken, '&&'],
  [SyntaxKind.EqualsEqualsEqualsToken, '!=='],
  [SyntaxKind.ExclamationEqualsEqualsToken, '==='],
  [SyntaxKind.LessThanToken, '>='],
  [SyntaxKind.LessThanEqualsToken, '>'],
  [SyntaxKind.GreaterThanToken, '<='],
  [SyntaxKind.GreaterThanEqualsToken, '<'],
  [SyntaxKind.PlusToken, '-'],
  [SyntaxKind.MinusToken, '+'],
]);

const METHODS = new Map([
  ['some', 'every'],
  ['every', 'some'],
]);

export function changesOf(file: string, text: string): Change[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const changes: Change[] = [];
  const add = (node: ts.Node, after: string): void => {
    const [start, end] = [node.getStart(), node.getEnd()];
    const line = source.getLineAndCharacterOfPosition(start).line + 1;
    changes.push({ file, line, start, end, before: text.slice(start, end), after });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return;
    for (const [part, after] of changesAt(node)) add(part, after);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return changes;
}

function changesAt(node: ts.Node): [ts.Node, string][] {
  if (ts.isBinaryExpression(node)) {
    const after = OPERATORS.get(node.operatorToken.kind);
    return after === undefined || isText(node.left) ? [] : [[node.operatorToken, after]];
  }
  if (ts.isIfStatement(node)) return eitherWay(node.expression);
  if (ts.isConditionalExpression(node)) return eitherWay(node.condition);
  if (ts.isPrefixUnaryExpression(node) && node.operator === SyntaxKind.ExclamationToken)
    return [[node, node.operand.getText()]];
  if (node.kind === SyntaxKind.TrueKeyword) return [[node, 'false']];
  if (node.kind === SyntaxKind.FalseKeyword) return [[node, 'true']];
  if (ts.isExpressionStatement(node) && ts.isCallExpression(node.expression)) return [[node, ';']];
  if (ts.isStringLiteral(node) && ts.isArrayLiteralExpression(node.parent)) return [[node, "'-'"]];
  if (ts.isPropertyAccessExpression(node)) {
    const after = METHODS.get(node.name.text);
    return after === undefined ? [] : [[node.name, after]];
  }
  return [];
}

function eitherWay(condition: ts.Expression): [ts.Node, string][] {
  return [
    [condition, 'true'],
    [condition, 'false'],
  ];
}

function isText(node: ts.Node): boolean {
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
}
