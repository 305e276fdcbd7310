/**
 * Puts the code of a component's markup into the syntax tree of its script: each piece a function that may run at any
 * time.
 */
import type { Node, TSESTree } from '../../ast.ts';
import { walk } from '../../ast.ts';
import { ENTITY_RUN, decoded } from './entities.ts';
import type { Code, Made, Piece, Scope, Span } from './pieces.ts';

export interface Grafting {
  /** of the whole file */
  text: string;
  /** `null` for what cannot be parsed; positions count from the start of the code */
  parse: (code: string) => TSESTree.Program | null;
  /** told of what cannot be parsed */
  unread: (piece: Span) => void;
  /** how many pieces may still be parsed */
  left: number;
  /** a name stands for what a reference of that name holds */
  holdsReferences: boolean;
}

/** The name of what calls the pieces. No program has one like it. */
export const CALLER = '<template>';
/** The name of what gives what a reference holds, likewise. */
export const OPENER = '<unref>';

/** A place in the code of markup. */
export function isMarkup(node: Node): boolean {
  for (let at: Node | undefined = node; at; at = at.parent)
    if (
      at.type === 'CallExpression' &&
      at.callee.type === 'Identifier' &&
      at.callee.name === CALLER
    )
      return true;
  return false;
}

/** Each one is parsed by itself. */
export const MAX_PIECES = 5000;

export function statementsFor(pieces: readonly Piece[], grafting: Grafting): TSESTree.Statement[] {
  return pieces.flatMap((piece) => {
    if (piece.kind === 'scope') return scopeOf(piece, grafting);
    if (piece.kind === 'constant') return constantOf(piece, grafting);
    const fn = codeOf(piece, grafting);
    return fn ? [calledLater(fn, piece)] : [];
  });
}

function constantOf(piece: Span, grafting: Grafting): TSESTree.Statement[] {
  const [statement] = parsed('const ', piece, '\n;', grafting)?.body ?? [];
  if (statement?.type === 'VariableDeclaration') return [statement];
  grafting.unread(piece);
  return [];
}

/** Code without one of these neither calls nor changes anything. */
const ACTS = /[(=`]|\+\+|--|\bdelete\b/;

function codeOf(piece: Code, grafting: Grafting): Node | null {
  if (!ACTS.test(grafting.text.slice(piece.start, piece.end)) || grafting.left < 0) return null;
  grafting.left -= 1;
  const body =
    grafting.left < 0 ? null : (expressionIn(piece, grafting) ?? blockIn(piece, grafting));
  if (!body) grafting.unread(piece);
  return body ? arrow([], body, piece) : null;
}

function scopeOf(piece: Scope, grafting: Grafting): TSESTree.Statement[] {
  const { made: way, inner } = piece;
  const by = way && 'of' in way ? way : null;
  const statements = statementsFor(inner, grafting);
  if (statements.length === 0)
    return by ? statementsFor([{ kind: 'code', ...by.of }], grafting) : [];
  const params: Node[] = [];
  for (const names of piece.params) {
    const read = parametersIn(names, grafting);
    if (!read) {
      // What is named here could be taken for something of the script.
      grafting.unread(names);
      return [];
    }
    params.push(...read);
  }
  const body = made('BlockStatement', piece, { body: statements });
  if (way?.by === 'name') return [named(way.name, params, body, grafting)];
  const fn = arrow(params, body, piece);
  return [calledLater(by ? handedTo(by, fn, piece, grafting) : fn, piece)];
}

/** `list.forEach((item) => { … })`, at some time */
function handedTo(
  { by, of }: Exclude<Made, { by: 'name' }>,
  fn: Node,
  piece: Span,
  grafting: Grafting,
): Node {
  const written = expressionIn(of, grafting);
  if (!written) {
    grafting.unread(of);
    return fn;
  }
  const end = { start: of.end, end: of.end };
  const object = grafting.holdsReferences ? opened(written, of) : written;
  const property = made('Identifier', end, { name: by });
  const callee = made('MemberExpression', of, {
    object,
    property,
    computed: false,
    optional: false,
  });
  return arrow([], callOf(callee, [fn], piece), piece);
}

/** What a reference holds; anything else as it is. */
export function opened(value: Node, { start, end }: Span): Node {
  const callee = made('Identifier', { start, end: start }, { name: OPENER });
  return callOf(callee, [value], { start, end });
}

function callOf(callee: Node, args: Node[], span: Span): Node {
  return made('CallExpression', span, {
    callee,
    arguments: args,
    optional: false,
    typeArguments: null,
  });
}

function named(
  name: Span,
  params: Node[],
  body: Node,
  { text }: Grafting,
): TSESTree.FunctionDeclarationWithName {
  const id = made('Identifier', name, { name: text.slice(name.start, name.end) });
  return made('FunctionDeclaration', body as unknown as Span, {
    id,
    params,
    body,
    async: true,
    generator: false,
    expression: false,
    declare: false,
    typeParameters: null,
    returnType: null,
  }) as TSESTree.FunctionDeclarationWithName;
}

function expressionIn(piece: Span, grafting: Grafting): Node | null {
  const statement = parsed('(', piece, '\n)', grafting)?.body;
  return statement?.length === 1 && statement[0]?.type === 'ExpressionStatement'
    ? statement[0].expression
    : null;
}

function blockIn(piece: Span, grafting: Grafting): Node | null {
  const body = functionIn('(async () => {', piece, '\n})', grafting)?.body;
  return body ?? null;
}

function parametersIn(names: Span, grafting: Grafting): Node[] | null {
  return functionIn('((', names, '\n) => 0)', grafting)?.params ?? null;
}

function functionIn(
  before: string,
  piece: Span,
  after: string,
  grafting: Grafting,
): TSESTree.ArrowFunctionExpression | null {
  const [statement] = parsed(before, piece, after, grafting)?.body ?? [];
  return statement?.type === 'ExpressionStatement' &&
    statement.expression.type === 'ArrowFunctionExpression'
    ? statement.expression
    : null;
}

/** Code between two texts, with the positions that it has in the file. */
function parsed(
  before: string,
  { start, end }: Span,
  after: string,
  { text, parse }: Grafting,
): TSESTree.Program | null {
  const code = text.slice(start, end).replace(ENTITY_RUN, decoded);
  const program = parse(before + code + after);
  if (program) moveBy(program, start - before.length);
  return program;
}

function moveBy(root: Node, offset: number): void {
  walk(root, {}, (node) => {
    const { range } = node;
    setRange(node, range[0] + offset, range[1] + offset);
    return undefined;
  });
}

function setRange(node: Node, start: number, end: number): void {
  Object.assign(node, { start, end, range: [start, end] });
}

function calledLater(fn: Node, { start, end }: Span): TSESTree.Statement {
  const callee = made('Identifier', { start, end: start }, { name: CALLER });
  const call = callOf(callee, [fn], { start, end });
  return made(
    'ExpressionStatement',
    { start, end },
    {
      expression: call,
      directive: null,
    },
  ) as TSESTree.Statement;
}

function arrow(params: Node[], body: Node, span: Span): Node {
  return made('ArrowFunctionExpression', span, {
    params,
    body,
    id: null,
    async: true,
    generator: false,
    expression: body.type !== 'BlockStatement',
    typeParameters: null,
    returnType: null,
  });
}

/** A node that nobody wrote. */
export function made(type: string, { start, end }: Span, parts: object): Node {
  return { type, start, end, range: [start, end], ...parts } as unknown as Node;
}
