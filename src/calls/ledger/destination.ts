/** Where a file takes a value: into a call, to somebody who is not read, out of the file, or nowhere. */
import {
  httpGlobals,
  httpPackages,
  notSending,
  notSendingGlobals,
  settingsReaders,
} from '../../catalogue/http.ts';
import {
  type ClassNode,
  type FunctionNode,
  type Node,
  type TSESTree,
  boundNames,
  constructorOf,
  enclosingClass,
  enclosingFunction,
  identifierOf,
  isClass,
  isFunction,
  literalKey,
  spokenName,
  unwrap,
  wrapped,
} from '../../values/ast.ts';
import type { Evaluator } from '../../values/evaluator.ts';
import { isExported } from '../../values/heap/exports.ts';
import { moduleOf } from '../../values/module.ts';
import { rootOf } from '../../values/value.ts';
import { isOfOpenAI, valueUses } from './imports.ts';
import { type Taker, isAskedOfOwnServer, isRouteOfServer } from './own-server.ts';

/** Whose calls something belongs to. */
export type Party = 'openai' | 'others';

export type Destination =
  /** it is a part of a call, to OpenAI or to others */
  | { kind: 'part'; of: Party }
  /** by HTTP, to somebody who cannot be told */
  | { kind: 'requested' }
  /** to a function that is not read; `source`: its package */
  | { kind: 'handed'; name: string; source: string | null }
  | { kind: 'exported' }
  | { kind: 'nowhere' };

/** How a value goes on from an expression that has it. */
interface Step {
  nodes: readonly Node[];
  ends: readonly Destination[];
}

/** For one trace; what is longer is not worth it. */
const MAX_STEPS = 300;

const TELLING: readonly Destination['kind'][] = ['requested', 'handed', 'exported'];

export class Destinations {
  readonly #evaluator: Evaluator;
  readonly #partyOf: (node: Node) => Party | null;
  /** the calls by which a value came into a function */
  #entered = new Map<FunctionNode, Set<Node>>();

  constructor(evaluator: Evaluator, partyOf: (node: Node) => Party | null) {
    this.#evaluator = evaluator;
    this.#partyOf = partyOf;
  }

  /** The destination that says most; a value may have several. */
  of(node: Node): Destination {
    const seen = new Set<Node>();
    const open = [node];
    const found: Destination[] = [];
    this.#entered = new Map();
    for (let item = open.pop(); item && seen.size < MAX_STEPS; item = open.pop()) {
      if (seen.has(item)) continue;
      seen.add(item);
      const party = this.#partyOf(item) ?? (isArgument(item) ? this.#partyOf(item.parent) : null);
      if (party) return { kind: 'part', of: party };
      const { nodes, ends } = this.#stepFrom(item);
      open.push(...nodes);
      found.push(...ends);
    }
    const [most] = TELLING.flatMap((kind) => found.find((item) => item.kind === kind) ?? []);
    return most ?? { kind: 'nowhere' };
  }

  /** Where a value goes from an expression that has it. */
  #stepFrom(node: Node): Step {
    if (isFunction(node) && !isHeld(node)) return usesOf(identifierOf(node));
    if (isClass(node)) return usesOf(node.id ?? null);
    const whole = wrapped(node);
    if (whole !== node) return to(whole);
    const { parent } = node;
    if (!parent) return NOWHERE;
    switch (parent.type) {
      case 'ConditionalExpression':
        return parent.test === node ? NOWHERE : to(parent);
      case 'LogicalExpression':
        return parent.operator === '&&' && parent.left === node ? NOWHERE : to(parent);
      case 'BinaryExpression':
        return parent.operator === '+' ? to(parent) : NOWHERE;
      case 'TemplateLiteral':
      case 'SpreadElement':
      case 'ArrayExpression':
      case 'SequenceExpression':
      case 'YieldExpression':
      case 'ObjectExpression':
        return to(parent);
      case 'Property':
        return this.#fromProperty(node, parent);
      case 'PropertyDefinition':
        return readersOf(parent);
      case 'VariableDeclarator':
        return parent.init === node ? boundBy(parent.id) : NOWHERE;
      case 'AssignmentPattern':
        return parent.right === node ? boundBy(parent.left) : NOWHERE;
      case 'AssignmentExpression':
        return parent.right === node ? assignedTo(parent.left, parent) : NOWHERE;
      case 'MemberExpression':
        return parent.object === node ? this.#fromMember(parent) : NOWHERE;
      case 'ReturnStatement':
      case 'ArrowFunctionExpression':
        return this.#fromReturn(node);
      case 'CallExpression':
      case 'NewExpression':
        return this.#fromCall(node, parent);
      case 'TaggedTemplateExpression':
        return ending({ kind: 'handed', name: nameIn(parent.tag), source: null });
      case 'ForOfStatement':
        return parent.right === node ? boundBy(parent.left) : NOWHERE;
      case 'ClassDeclaration':
      case 'ClassExpression':
        return to(parent);
      case 'ExportDefaultDeclaration':
      case 'ExportSpecifier':
      case 'TSExportAssignment':
        return EXPORTED;
      default:
        return NOWHERE;
    }
  }

  #fromProperty(node: Node, property: TSESTree.Property): Step {
    if (property.parent.type === 'ObjectPattern') return boundBy(node);
    return property.value === node ? to(property.parent) : NOWHERE;
  }

  /** A member of it, or a method that gives what is made of it. */
  #fromMember(member: TSESTree.MemberExpression): Step {
    const whole = wrapped(member);
    const isCalled = whole.parent?.type === 'CallExpression' && whole.parent.callee === whole;
    if (!isCalled) return to(member);
    return CHECKS.has(literalKey(member) ?? '') ? NOWHERE : to(whole.parent);
  }

  #fromReturn(node: Node): Step {
    const fn = enclosingFunction(node);
    if (!fn) return NOWHERE;
    const { parent } = wrapped(fn);
    if (parent?.type === 'MethodDefinition') return readersOf(parent);
    // `memo(() => new OpenAI())` most likely gives what the function gives.
    if (parent?.type === 'CallExpression' && parent.callee !== fn) return to(parent);
    const entered = this.#entered.get(fn);
    return entered ? onwards([...entered]) : to(fn);
  }

  #fromCall(node: Node, call: TSESTree.CallExpression | TSESTree.NewExpression): Step {
    if (call.callee === node) return to(call);
    const index = call.arguments.indexOf(node as TSESTree.Expression);
    const written = unwrap(call.callee);
    const above = written.type === 'Super' ? enclosingClass(written)?.superClass : null;
    const callee = above ?? written;
    const name = nameIn(callee);
    if (CHECKS.has(name) || /Error$|Exception$/.test(name)) return NOWHERE;
    const module = moduleOf(call);
    if (!module) return NOWHERE;
    const values = this.#evaluator.glance({ node: callee, module, env: null });
    const own = values.flatMap((value): Step[] =>
      value.kind === 'function'
        ? [this.#into(value.site.node, index, call)]
        : value.kind === 'class'
          ? [intoClass(value.site.node, index)]
          : [],
    );
    if (own.length > 0)
      return {
        nodes: own.flatMap(({ nodes }) => nodes),
        ends: own.flatMap(({ ends }) => ends),
      };
    const taker = { evaluator: this.#evaluator, module, call, given: node };
    const [root] = values.map(rootOf);
    if (root?.kind === 'global') {
      if (TELLING_GLOBALS.has(root.name) || notSendingGlobals.has(root.name)) return NOWHERE;
      if (GIVING.has(root.name)) return to(call);
      if (isAskedOfOwnServer(root.name, taker)) return NOWHERE;
      if (Object.hasOwn(httpGlobals, root.name)) return ending({ kind: 'requested' });
    }
    return beyond(callee, root?.kind === 'import' ? root.source : null, taker);
  }

  #into(fn: FunctionNode, index: number, call: Node): Step {
    this.#entered.set(fn, (this.#entered.get(fn) ?? new Set()).add(call));
    return intoParameter(fn.params[index]);
  }
}

/** To what is not read: a package, or something of which nothing is known. */
function beyond(callee: Node, source: string | null, taker: Taker): Step {
  const { call } = taker;
  // `new OpenAI({ apiKey })`, `createOpenAI(…)`
  if (source !== null && isOfOpenAI(source)) return to(call);
  const name = nameIn(callee);
  const isMethod = callee.type === 'MemberExpression';
  if (source === null && isMethod && TAKING.has(name)) return keptIn(callee.object);
  if (source !== null && (notSending.test(source) || settingsReaders.test(source))) return NOWHERE;
  if (httpPackages.some((item) => source !== null && item.module.test(source)))
    return ending({ kind: 'requested' });
  if ((isMethod && LOGGING.has(name)) || isRouteOfServer(taker)) return NOWHERE;
  return ending({ kind: 'handed', name, source });
}

function intoParameter(parameter: Node | undefined): Step {
  if (parameter?.type !== 'TSParameterProperty') return onwards(namesIn(parameter));
  const [name] = boundNames(parameter.parameter);
  const members = name ? (moduleOf(name)?.readersOf(name.name) ?? []) : [];
  return onwards([...namesIn(parameter.parameter), ...members]);
}

/** What a constructor does with it, or that of a class which is not read. */
function intoClass(node: ClassNode, index: number): Step {
  const constructor = constructorOf(node);
  if (constructor) return intoParameter(constructor.params[index]);
  return node.superClass
    ? ending({ kind: 'handed', name: nameIn(node.superClass), source: null })
    : NOWHERE;
}

function assignedTo(target: Node, assignment: TSESTree.AssignmentExpression): Step {
  if (target.type !== 'MemberExpression') return boundBy(target, assignment);
  const isExport =
    moduleOf(assignment)?.exportAssignments.includes(assignment.right) === true ||
    (target.object.type === 'Identifier' && target.object.name === 'exports');
  return isExport ? EXPORTED : readersOf(target);
}

/** `whole`: an assignment, which has the value too. */
function boundBy(pattern: Node, whole?: Node): Step {
  const target =
    pattern.type === 'VariableDeclaration' ? (pattern.declarations[0]?.id ?? pattern) : pattern;
  return {
    nodes: [...namesIn(target), ...(whole ? [whole] : [])],
    ends: boundNames(target).some(isForOthers) ? [{ kind: 'exported' }] : [],
  };
}

/** Whatever reads the list, the set or the map. */
function keptIn(owner: Node): Step {
  const holder = unwrap(owner);
  if (holder.type === 'MemberExpression') return readersOf(holder);
  return holder.type === 'Identifier' ? boundBy(holder) : to(holder);
}

function usesOf(name: Node | null): Step {
  return name ? boundBy(name) : NOWHERE;
}

/** Uses of the names that a pattern binds. */
function namesIn(pattern: Node | undefined): Node[] {
  if (!pattern) return [];
  return boundNames(pattern).flatMap((name) => {
    const variable = moduleOf(name)?.variableOf(name);
    return variable ? valueUses(variable) : [];
  });
}

function isForOthers(name: TSESTree.Identifier): boolean {
  const module = moduleOf(name);
  const variable = module?.variableOf(name);
  return module !== null && variable != null && isExported(module, variable);
}

/** Whatever reads a member of that name in its file. */
function readersOf(owner: Named): Step {
  const key = literalKey(owner);
  const named = key === null ? [] : (moduleOf(owner)?.readersOf(key) ?? []);
  const found = named.filter((node) => !isWritten(node));
  // A member, or the names that a pattern binds to it.
  const nodes = found.map((node) => (node.type === 'Property' ? node.value : node));
  return nodes.length > 0 ? onwards(nodes) : EXPORTED;
}

function isWritten(node: Node): boolean {
  const whole = wrapped(node);
  return whole.parent?.type === 'AssignmentExpression' && whole.parent.left === whole;
}

type Named = TSESTree.MemberExpression | TSESTree.PropertyDefinition | TSESTree.MethodDefinition;

const NOWHERE: Step = { nodes: [], ends: [] };
const EXPORTED: Step = ending({ kind: 'exported' });

function ending(end: Destination): Step {
  return { nodes: [], ends: [end] };
}

function onwards(nodes: readonly Node[]): Step {
  return { nodes, ends: [] };
}

function to(node: Node): Step {
  return onwards([node]);
}

/** A function that stands where its value is used. */
function isHeld(fn: FunctionNode): boolean {
  return fn.type !== 'FunctionDeclaration' && wrapped(fn).parent?.type !== 'VariableDeclarator';
}

function isArgument(node: Node): node is Node & { parent: Node } {
  const { parent } = node;
  return parent?.type === 'CallExpression' || parent?.type === 'NewExpression';
}

function nameIn(callee: Node): string {
  return spokenName(callee) ?? 'a function';
}

/** Methods that only say something of a value. */
const CHECKS = new Set([
  'includes',
  'startsWith',
  'endsWith',
  'indexOf',
  'match',
  'matchAll',
  'test',
  'has',
  'equals',
  'localeCompare',
]);

/** Methods that only say it to people. */
const LOGGING = new Set(['log', 'trace', 'debug', 'verbose', 'info', 'warn', 'error', 'fatal']);

/** Globals that give back what they are given, or what is known under its name: `Deno.env.get('KEY')`. */
const GIVING = new Set([
  ...['Object', 'String', 'URL', 'Request', 'Promise', 'Array', 'Map', 'Set', 'JSON'],
  ...['encodeURI', 'encodeURIComponent', 'Deno', 'Bun', 'Buffer', 'Blob', 'File'],
]);

/** Globals that say something of a value, or only to people and to who asked. */
const TELLING_GLOBALS = new Set([
  ...['console', 'Boolean', 'Number', 'isNaN', 'parseInt', 'Symbol', 'Response'],
]);

/** Methods by which a list, a set or a map gets it. */
const TAKING = new Set(['push', 'unshift', 'add', 'set', 'append']);
