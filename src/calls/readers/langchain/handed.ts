/** Where a model goes that is made: to a call that is read, to other files, or out of sight. */
import { EMBEDS, FAMILY, LOADS, RUNS } from '../../../catalogue/frameworks/langchain.ts';
import {
  type ClassNode,
  type FunctionNode,
  type Node,
  type TSESTree,
  enclosingFunction,
  isClass,
  isFunction,
  literalKey,
  walk,
  wrapped,
} from '../../../values/ast.ts';
import type { Evaluator } from '../../../values/evaluator.ts';
import { isExported } from '../../../values/heap/exports.ts';
import type { SourceModule } from '../../../values/module.ts';
import { rootOf } from '../../../values/value.ts';

const MAX_PLACES = 80;
const HOLDERS =
  /^(?:map|flatMap|set|push|add|all|allSettled|race|from|concat|resolve|assign|pipe)$/;

/** No call of the program is seen to send through it: the place that makes it stands for whatever does. */
export function isSentOutOfSight(evaluator: Evaluator, made: Node, module: SourceModule): boolean {
  return new Fate(evaluator, module).of(made);
}

class Fate {
  readonly #evaluator: Evaluator;
  readonly #module: SourceModule;
  readonly #open: Node[] = [];
  readonly #seen = new Set<Node>();
  #isSent = false;
  #isExported = false;

  constructor(evaluator: Evaluator, module: SourceModule) {
    this.#evaluator = evaluator;
    this.#module = module;
  }

  of(made: Node): boolean {
    this.#add(made);
    for (let node = this.#open.pop(); node; node = this.#open.pop()) {
      this.#follow(node);
      if (this.#isSent || this.#seen.size > MAX_PLACES) return false;
    }
    if (!this.#isExported) return true;
    const { filename } = this.#module;
    return this.#evaluator.knowsProgram && this.#evaluator.importersOf(filename).length === 0;
  }

  #add(...nodes: readonly Node[]): void {
    for (const node of nodes) {
      if (this.#seen.has(node)) continue;
      this.#seen.add(node);
      this.#open.push(node);
    }
  }

  #follow(node: Node): void {
    const outer = wrapped(node);
    const { parent } = outer;
    switch (parent?.type) {
      case 'VariableDeclarator':
        if (parent.init === outer) this.#bound(parent.id);
        break;
      case 'AssignmentExpression':
        if (parent.right !== outer) break;
        this.#assigned(parent.left);
        this.#add(parent);
        break;
      case 'PropertyDefinition':
        if (parent.value === outer) this.#kept(literalKey(parent), parent);
        break;
      case 'Property':
        if (parent.value === outer) this.#add(parent);
        break;
      case 'ArrayExpression':
      case 'ObjectExpression':
      case 'AwaitExpression':
      case 'LogicalExpression':
      case 'ConditionalExpression':
      case 'SpreadElement':
        this.#add(parent);
        break;
      case 'MemberExpression':
        if (parent.object === outer) this.#member(parent);
        break;
      case 'CallExpression':
      case 'NewExpression':
        // The function that gives it is called.
        if (parent.callee === outer) this.#add(parent);
        else this.#taken(parent);
        break;
      case 'ReturnStatement':
        this.#returned(enclosingFunction(parent));
        break;
      case 'ArrowFunctionExpression':
        if (parent.body === outer) this.#returned(parent);
        break;
      case 'ExportDefaultDeclaration':
        this.#isExported = true;
        break;
      default:
    }
  }

  #bound(pattern: Node): void {
    if (pattern.type === 'ArrayPattern')
      for (const element of pattern.elements) if (element) this.#bound(element);
    if (pattern.type === 'ObjectPattern')
      for (const property of pattern.properties)
        this.#bound(property.type === 'Property' ? property.value : property.argument);
    if (pattern.type === 'RestElement') this.#bound(pattern.argument);
    if (pattern.type === 'AssignmentPattern') this.#bound(pattern.left);
    if (pattern.type !== 'Identifier') return;
    const variable = this.#module.variableOf(pattern);
    if (!variable) return;
    if (isExported(this.#module, variable)) this.#isExported = true;
    this.#add(...variable.references.map(({ identifier }) => identifier as Node));
  }

  #assigned(target: Node): void {
    if (target.type !== 'MemberExpression') {
      this.#bound(target);
      return;
    }
    const isModule =
      target.object.type === 'Identifier' && /^(?:module|exports)$/.test(target.object.name);
    if (isModule) this.#isExported = true;
    else this.#kept(literalKey(target), target);
  }

  /** In a field: whoever reads one of that name may use it, in other files too. */
  #kept(name: string | null, place: Node): void {
    if (name !== null) this.#add(...membersNamed(this.#module, name));
    for (let node: Node | undefined = place; node; node = node.parent)
      if (isClass(node)) this.#isExported ||= this.#isPublic(node);
  }

  #member(member: TSESTree.MemberExpression): void {
    const call = wrapped(member).parent;
    if (call?.type !== 'CallExpression' || call.callee !== wrapped(member)) {
      this.#add(member);
      return;
    }
    const name = literalKey(member) ?? '';
    if (RUNS.has(name) || EMBEDS.has(name) || LOADS.has(name)) this.#isSent = true;
    else this.#add(call);
  }

  /** A function of the program is read, a part of LangChain hands it on. */
  #taken(call: TSESTree.CallExpression | TSESTree.NewExpression): void {
    const { callee } = call;
    if (callee.type === 'Super' || isFunction(callee)) {
      this.#isSent = true;
      return;
    }
    const name = callee.type === 'MemberExpression' ? (literalKey(callee) ?? '') : '';
    const roots = this.#evaluator
      .evaluate({ node: callee, module: this.#module, env: null })
      .map(rootOf);
    const isOfFamily = roots.some((root) => root.kind === 'import' && FAMILY.test(root.source));
    if (isOfFamily && EMBEDS.has(name)) this.#isSent = true;
    // What a list or a cache is given may be taken out of it again.
    else if (isOfFamily || HOLDERS.test(name)) this.#add(call);
    else if (
      roots.some(({ kind }) => kind === 'function' || kind === 'class' || kind === 'instance')
    )
      this.#isSent = true;
  }

  /** It goes wherever the function goes that gives it. */
  #returned(fn: FunctionNode | null): void {
    if (!fn) return;
    const callers = this.#evaluator.callersOf(fn, this.#module);
    if (callers.some(({ module }) => module !== this.#module)) this.#isSent = true;
    this.#add(...callers.map(({ node }) => node));
    if (fn.type === 'FunctionDeclaration') {
      if (fn.id) this.#bound(fn.id);
    } else if (fn.parent.type === 'MethodDefinition') this.#kept(literalKey(fn.parent), fn.parent);
    else this.#add(fn);
    this.#isExported ||= this.#isPublic(fn);
  }

  /** Other files may reach it. */
  #isPublic(made: FunctionNode | ClassNode): boolean {
    for (let node: Node | undefined = made; node; node = node.parent)
      if (/^Export(?:Named|Default)Declaration$/.test(node.type)) return true;
    const { parent, id } = made;
    const name = parent.type === 'VariableDeclarator' ? parent.id : id;
    const variable = name ? this.#module.variableOf(name) : null;
    return variable !== null && isExported(this.#module, variable);
  }
}

const members = new WeakMap<SourceModule, ReadonlyMap<string, readonly Node[]>>();

/** `this.model`, `deps.model`: every place that reads a member of a name. */
function membersNamed(module: SourceModule, name: string): readonly Node[] {
  let known = members.get(module);
  if (!known) members.set(module, (known = allMembers(module)));
  return known.get(name) ?? [];
}

function allMembers({ ast, visitorKeys }: SourceModule): ReadonlyMap<string, readonly Node[]> {
  const found = new Map<string, Node[]>();
  walk(ast, visitorKeys, (node) => {
    const name = node.type === 'MemberExpression' ? literalKey(node) : null;
    if (name !== null) found.set(name, [...(found.get(name) ?? []), node]);
    return undefined;
  });
  return found;
}
