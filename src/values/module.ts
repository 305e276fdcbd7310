/** One source file: its syntax tree, its variables, what it exports. */
import type { Reference, ScopeManager, Variable } from '@typescript-eslint/scope-manager';
import {
  type ClassNode,
  type FunctionNode,
  type Node,
  type TSESTree,
  boundNames,
  contains,
  functionOfThis,
  literalKey,
  thisOwner,
  unwrap,
  walk,
} from './ast.ts';
import { addTo, indexedBy } from './indexed.ts';
import type { Unread } from './program/markup/pieces.ts';

export type { Reference, Variable };

export type VisitorKeys = Readonly<Record<string, readonly string[] | undefined>>;

export interface ParsedSource {
  filename: string;
  text: string;
  ast: TSESTree.Program;
  scopeManager: ScopeManager;
  visitorKeys: VisitorKeys;
  /** all of the tree in the order of the source, each with its parent, where somebody has listed them */
  nodes?: readonly Node[] | undefined;
  /** where the parser was asked for them */
  comments?: readonly SourceComment[];
  /** parts of the file that are not in the tree, and why */
  unread?: readonly Unread[];
}

export interface SourceComment {
  value: string;
  range: [number, number];
}

export type ExportEntry =
  { kind: 'node'; node: Node } | { kind: 'from'; source: string; name: string };

export type ImportNode =
  | TSESTree.ImportDeclaration
  | TSESTree.ImportExpression
  | TSESTree.TSImportEqualsDeclaration
  | TSESTree.ExportAllDeclaration
  | TSESTree.ExportNamedDeclaration;

type MemberAssignment = TSESTree.AssignmentExpression & { left: TSESTree.MemberExpression };

const modules = new WeakMap<Node, SourceModule>();

/** The file that a node stands in. */
export function moduleOf(node: Node): SourceModule | null {
  let root = node;
  while (root.parent) root = root.parent;
  return modules.get(root) ?? null;
}

/** The same place, though its file may have been parsed twice. */
export function isSamePlace(
  left: { node: Node; module: SourceModule },
  right: { node: Node; module: SourceModule },
): boolean {
  if (left.node === right.node) return true;
  const [from, to] = [left.node.range, right.node.range];
  return left.module.filename === right.module.filename && from[0] === to[0] && from[1] === to[1];
}

export class SourceModule {
  readonly filename: string;
  readonly text: string;
  readonly ast: TSESTree.Program;
  readonly visitorKeys: VisitorKeys;
  #evals: Node[] | null = null;
  readonly calls: (TSESTree.CallExpression | TSESTree.NewExpression)[] = [];
  /** in the order of the source, without those that call `require` */
  readonly imports: ImportNode[] = [];
  readonly memberAssignments: MemberAssignment[] = [];
  #assignments: Map<string, MemberAssignment[]> | null = null;
  readonly classes: ClassNode[] = [];
  /** where `return`, `throw`, `break` and `continue` stand, in the order of the source */
  readonly jumps: Node[] = [];
  /** where something stands that may throw, in the order of the source */
  readonly risks: number[] = [];
  /** members that are read by a name that is worked out */
  readonly namelessMembers: TSESTree.MemberExpression[] = [];
  /** members and patterns by the name that they read */
  readonly #readers = new Map<string, Node[]>();
  readonly #thisExpressions: Node[] = [];
  #byOwner: Map<Node, Node[]> | null = null;
  #importedNames: { variable: Variable; name: Node }[] | null = null;
  readonly exports = new Map<string, ExportEntry>();
  /** `export * from` */
  readonly exportAll: string[] = [];
  /** what `module.exports = …` and `export = …` were given */
  readonly exportAssignments: Node[] = [];
  readonly hasJsDoc: boolean;
  readonly comments: readonly SourceComment[];
  readonly unread: readonly Unread[];
  readonly #scopeManager: ScopeManager;
  #variables: Map<Node, Variable> | null = null;

  constructor({
    filename,
    text,
    ast,
    scopeManager,
    visitorKeys,
    nodes,
    comments = [],
    unread = [],
  }: ParsedSource) {
    this.filename = filename;
    this.text = text;
    this.ast = ast;
    this.visitorKeys = visitorKeys;
    const firstDoc = text.indexOf('/**');
    this.hasJsDoc =
      firstDoc !== -1 && /@(?:type(?:def)?|param|returns?)\b/.test(text.slice(firstDoc));
    this.comments = comments;
    this.unread = unread;
    this.#scopeManager = scopeManager;
    modules.set(ast, this);
    if (nodes) for (const node of nodes) this.#index(node);
    else
      walk(ast, visitorKeys, (node, parent) => {
        if (parent && node.parent !== parent) (node as { parent?: Node }).parent = parent;
        this.#index(node);
        return undefined;
      });
  }

  /** The variable that an identifier reads, writes or declares; `null` for globals. */
  variableOf(identifier: Node): Variable | null {
    if (!this.#variables) {
      this.#variables = new Map();
      for (const scope of this.#scopeManager.scopes) {
        for (const reference of scope.references)
          if (reference.resolved) this.#variables.set(reference.identifier, reference.resolved);
        // A class declaration names a variable outside and one inside of itself: the outer one is used by the program.
        for (const variable of scope.variables)
          for (const name of variable.identifiers)
            if (!this.#variables.has(name)) this.#variables.set(name, variable);
      }
    }
    const variable = this.#variables.get(identifier);
    return variable && variable.defs.length > 0 ? variable : null;
  }

  /** A class is a name outside, and another inside of itself. */
  variablesOf(node: Node): readonly Variable[] {
    return this.#scopeManager.getDeclaredVariables(node);
  }

  /** Every `this` of a class, of the object that it stands in, or of what a function is called on. */
  thisOf(owner: Node): readonly Node[] {
    if (!this.#byOwner) {
      this.#byOwner = new Map();
      for (const node of this.#thisExpressions) {
        const found = thisOwner(node)?.owner ?? functionOfThis(node);
        if (found) this.#byOwner.set(found, [...(this.#byOwner.get(found) ?? []), node]);
      }
    }
    return this.#byOwner.get(owner) ?? [];
  }

  /** Names that other files give, and where they are declared. */
  importedNames(): readonly { variable: Variable; name: Node }[] {
    return (this.#importedNames ??= this.#scopeManager.scopes.flatMap(({ variables }) =>
      variables.flatMap((variable) =>
        variable.defs
          .filter(
            (definition) => definition.type === 'ImportBinding' || isRequired(definition.node),
          )
          .map((definition) => ({ variable, name: definition.name })),
      ),
    ));
  }

  /** The identifier names this class, from outside or from inside of it. */
  isNameOf(identifier: Node, node: ClassNode | FunctionNode): boolean {
    const definitions =
      identifier.type === 'Identifier' ? (this.variableOf(identifier)?.defs ?? []) : [];
    return definitions.some(
      (definition) =>
        definition.node === node ||
        (definition.node.type === 'VariableDeclarator' && definition.node.init === node),
    );
  }

  /** Classes of the file that extend one of it. */
  subclassesOf(cls: ClassNode): ClassNode[] {
    return this.classes.filter(
      ({ superClass }) => superClass && (superClass === cls || this.isNameOf(superClass, cls)),
    );
  }

  /** A text is run as code somewhere in this: it may do anything to whatever it can name. */
  runsTextIn(scope: Node): boolean {
    this.#evals ??= this.calls.filter(
      ({ callee }) =>
        callee.type === 'Identifier' && callee.name === 'eval' && this.variableOf(callee) === null,
    );
    return this.#evals.some((node) => contains(scope, node));
  }

  /** A top-level variable or type by name. */
  topLevel(name: string): Variable | null {
    const scopes = this.#scopeManager.scopes;
    const scope = scopes.find((item) => item.type === 'module') ?? scopes[0];
    return scope?.set.get(name) ?? scopes[0]?.set.get(name) ?? null;
  }

  #index(node: Node): void {
    // Nearly half of all nodes are names.
    if (node.type === 'Identifier') return;
    if (mayThrow(node)) this.risks.push(node.range[0]);
    switch (node.type) {
      case 'CallExpression':
      case 'NewExpression':
        this.calls.push(node);
        break;
      case 'ImportDeclaration':
      case 'ImportExpression':
      case 'TSImportEqualsDeclaration':
        this.imports.push(node);
        break;
      case 'ClassDeclaration':
      case 'ClassExpression':
        this.classes.push(node);
        break;
      case 'ThisExpression':
        this.#thisExpressions.push(node);
        break;
      case 'ReturnStatement':
      case 'ThrowStatement':
      case 'BreakStatement':
      case 'ContinueStatement':
        this.jumps.push(node);
        break;
      case 'MemberExpression':
        this.#indexReader(node);
        break;
      case 'Property':
        if (node.parent.type === 'ObjectPattern') this.#indexReader(node);
        break;
      case 'AssignmentExpression':
        if (node.left.type === 'MemberExpression') {
          this.memberAssignments.push(node as MemberAssignment);
          this.#indexCommonJs(node as MemberAssignment);
        }
        break;
      case 'ExportNamedDeclaration':
        // A namespace exports to itself.
        if (node.parent?.type === 'Program') this.#indexNamed(node);
        this.imports.push(node);
        break;
      case 'ExportDefaultDeclaration':
        this.exports.set('default', { kind: 'node', node: node.declaration });
        break;
      case 'ExportAllDeclaration':
        if (node.exported)
          this.exports.set(exportedName(node.exported), {
            kind: 'from',
            source: node.source.value,
            name: '*',
          });
        else this.exportAll.push(node.source.value);
        this.imports.push(node);
        break;
      case 'TSExportAssignment':
        this.exportAssignments.push(node.expression);
        break;
    }
  }

  #indexReader(node: TSESTree.MemberExpression | TSESTree.Property): void {
    const name = literalKey(node);
    if (name === null) {
      if (node.type === 'MemberExpression') this.namelessMembers.push(node);
      return;
    }
    addTo(this.#readers, name, node);
  }

  /** What is assigned to members of a name, whatever they are members of, in the order of the source. */
  assignmentsOf(name: string | null): readonly MemberAssignment[] {
    if (name === null) return [];
    this.#assignments ??= indexedBy(this.memberAssignments, ({ left }) => literalKey(left));
    return this.#assignments.get(name) ?? [];
  }

  /** Members and properties of patterns that read a name, whatever they read it of. */
  readersOf(name: string): readonly Node[] {
    return this.#readers.get(name) ?? [];
  }

  #indexNamed(node: TSESTree.ExportNamedDeclaration): void {
    const { declaration, source } = node;
    if (declaration?.type === 'VariableDeclaration') {
      for (const name of declaration.declarations.flatMap((item) => boundNames(item.id)))
        this.exports.set(name.name, { kind: 'node', node: name });
    } else if (declaration && 'id' in declaration && declaration.id?.type === 'Identifier') {
      this.exports.set(declaration.id.name, { kind: 'node', node: declaration });
    }
    for (const specifier of node.specifiers) {
      const name = exportedName(specifier.exported);
      if (source)
        this.exports.set(name, {
          kind: 'from',
          source: source.value,
          name: exportedName(specifier.local),
        });
      else this.exports.set(name, { kind: 'node', node: specifier.local });
    }
  }

  #indexCommonJs(node: MemberAssignment): void {
    const target = node.left;
    if (isModuleExports(target)) {
      this.exportAssignments.push(node.right);
      return;
    }
    const onExports =
      (target.object.type === 'Identifier' && target.object.name === 'exports') ||
      (target.object.type === 'MemberExpression' && isModuleExports(target.object));
    const name = onExports && !isVoid(node.right) ? literalKey(target) : null;
    if (name !== null && !this.exports.has(name))
      this.exports.set(name, { kind: 'node', node: node.right });
  }
}

/** Calls do; so does reading a member of what another member gave. */
function mayThrow(node: Node): boolean {
  if (node.type !== 'MemberExpression') return MAY_THROW.has(node.type);
  const object = unwrap(node.object);
  return object.type === 'MemberExpression' || (object.type === 'Literal' && object.value === null);
}

const MAY_THROW = new Set([
  'CallExpression',
  'NewExpression',
  'AwaitExpression',
  'YieldExpression',
  'ThrowStatement',
  'TaggedTemplateExpression',
  'ImportExpression',
  'ForOfStatement',
]);

/** `const { a } = require('./a')`, `await import('./a')` */
function isRequired(node: Node): boolean {
  if (node.type !== 'VariableDeclarator' || !node.init) return false;
  const init = unwrap(node.init);
  if (init.type === 'ImportExpression') return true;
  return (
    init.type === 'CallExpression' &&
    init.callee.type === 'Identifier' &&
    init.callee.name === 'require'
  );
}

function isModuleExports(node: TSESTree.MemberExpression): boolean {
  return (
    node.object.type === 'Identifier' &&
    node.object.name === 'module' &&
    literalKey(node) === 'exports'
  );
}

/** `exports.a = exports.b = void 0`, as compilers announce what follows. */
function isVoid(node: Node): boolean {
  return node.type === 'AssignmentExpression'
    ? isVoid(node.right)
    : node.type === 'UnaryExpression' && node.operator === 'void';
}

function exportedName(node: Node): string {
  return node.type === 'Identifier' ? node.name : (node as TSESTree.StringLiteral).value;
}

/** `Object.assign` for a callee that is written so and whose root is a global. */
export function dottedName(node: Node, module: SourceModule): string | null {
  if (node.type === 'Identifier') return module.variableOf(node) ? null : node.name;
  if (node.type !== 'MemberExpression' || node.object.type !== 'Identifier') return null;
  const key = literalKey(node);
  return key !== null && module.variableOf(node.object) === null
    ? `${node.object.name}.${key}`
    : null;
}
