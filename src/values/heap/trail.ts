/**
 * Where an object goes after it is made, and what happens to it there: through variables, containers,
 * parameters, results, fields and exports. What is not understood lets it escape: from there on,
 * nobody knows what it holds.
 */
import type { Ask, Named } from '../ask.ts';
import {
  type FunctionNode,
  type Node,
  type TSESTree,
  enclosingFunction,
  isClass,
  givenBy,
  isFunction,
  isLogicalAssignment,
  wrapped,
} from '../ast.ts';
import { callOf, functionsEntered } from '../env.ts';
import { CALLED_UNSEEN } from '../models.ts';
import { type Variable, moduleOf } from '../module.ts';
import type { Arg, Env, Site, ValueOf } from '../value.ts';
import { bound, looped } from './bound.ts';
import { exported, isExported } from './exports.ts';
import { declaredField } from './fields.ts';
import { handed } from './handed.ts';
import { Identity } from './identity.ts';
import { type Change, type Happening, isChanging } from './change.ts';
import {
  type Carrier,
  type Taker,
  NAMED_BY_TEXT,
  RUN_BY_LANGUAGE,
  type Tracker,
  type Trail,
  NOTHING_HAPPENS,
  NOT_ENTERED,
  byPlace,
  isSameWay,
} from './happening.ts';
import { memberUsed } from './member.ts';
import { OwnMethods } from './own-methods.ts';
import { isAnyWithin, sorted } from './marks.ts';
import { returned, yielded } from './results.ts';
import { constructed } from './selves.ts';
import { hasMethod, indexIn, isRead, nameMadeBy } from './syntax.ts';

const MAX_CARRIERS = 400;
const MAX_PATH = 4;
const MAX_CALLS = 4;

/** The trail of what is made at a place; with a path, of what stands below it. */
export function trailOf(ask: Ask, made: Site, path: readonly string[] = []): Trail {
  const what = path.length === 0 ? 'trail' : `trail ${path.join('\0')}`;
  return ask.remember(made, what, () => new Following(ask).run(made, path));
}

/** What happens to what stands at several places, each the end of a path. */
export function trailOfCarriers(ask: Ask, starts: readonly Carrier[], limit = MAX_CARRIERS): Trail {
  return new Following(ask, limit).from(starts);
}

/** Follows one object, with all that holds it still to be looked at. */
class Following implements Tracker {
  readonly ask: Ask;
  isOfFunction = false;
  instance: ValueOf<'instance'> | null = null;
  // Nothing happens to most objects: what is kept of that is made when something does.
  #happenings: Happening[] | null = null;
  #escapes: Set<Node> | null = null;
  #elsewhere: Set<Happening> | null = null;
  #entered: Map<Node, Site[]> | null = null;
  readonly #seen = new Map<Node, Carrier[]>();
  readonly #open: Carrier[] = [];
  readonly #limit: number;
  #places: readonly number[] | null = null;
  #count = 0;
  #isLost = false;
  #givenTo: Set<Taker> | null = null;
  /** where it is made, the whole of it */
  #made: Site | null = null;
  #methods: OwnMethods | null = null;
  /** of what is followed, where it is the whole that was made */
  #identity: Identity | null = null;

  constructor(ask: Ask, limit = MAX_CARRIERS) {
    this.ask = ask;
    this.#limit = limit;
  }

  run(made: Site, path: readonly string[]): Trail {
    if (path.length === 0) this.#whole(made);
    this.#start(made, path);
    if (path.length === 0 && made.node.type === 'NewExpression') this.#construct(made);
    return this.#all();
  }

  #whole(made: Site): void {
    this.#made = made;
    this.#identity = new Identity(this.ask, made);
    this.isOfFunction = isFunction(made.node);
  }

  #construct(made: Site): void {
    const [instance, ...others] = this.ask.evaluate(made);
    if (instance?.kind !== 'instance' || others.length > 0) return;
    this.instance = instance;
    constructed(this, { ...made, path: [] }, instance);
  }

  from(starts: readonly Carrier[]): Trail {
    for (const { path, ...start } of starts) {
      this.#start(start, path);
      const inside = isClass(start.node) ? start.module.variablesOf(start.node) : [];
      for (const variable of inside) this.references({ ...start, path }, variable);
    }
    return this.#all();
  }

  #start(made: Site, path: readonly string[]): void {
    const name = nameMadeBy(made.node);
    if (name) this.bind({ ...made, path }, name);
    else this.add({ ...made, path });
  }

  #all(): Trail {
    for (let carrier = this.#open.pop(); carrier; carrier = this.#open.pop()) {
      this.#isLost ||= (this.#count += 1) > this.#limit;
      if (this.#isLost) break;
      this.#follow(carrier);
    }
    this.#methods?.escape(this.#happenings ?? NOTHING_HAPPENS);
    return {
      // In the order of the source, whatever was followed first.
      happenings: this.#happenings?.sort(byPlace) ?? NOTHING_HAPPENS,
      entered: this.#entered ?? NOT_ENTERED,
      isMentionedIn: ({ range }) => isAnyWithin((this.#places ??= this.#mentioned()), range),
      isItself: (node) => this.#isItself(node),
      isLost: this.#isLost,
      isExported: this.#givenTo?.has('files') ?? false,
      isGivenAway: this.#givenTo?.has('callers') ?? false,
      isLent: this.#givenTo?.has('objects') ?? false,
    };
  }

  /** Where the object is named, or stands in another one. */
  #mentioned(): number[] {
    const nodes = [...this.#seen.keys()].filter(({ type }) => type !== 'ObjectExpression');
    return sorted(nodes.map(({ range }) => range[0]));
  }

  add(carrier: Carrier): void {
    if (carrier.path.length > MAX_PATH) {
      this.escape(carrier, 'stands too deep in others');
      return;
    }
    if (this.isOfFunction && CALLED_UNSEEN.has(carrier.path[0] ?? ''))
      this.escape(carrier, RUN_BY_LANGUAGE);
    const known = this.#seen.get(carrier.node);
    if (!known) this.#seen.set(carrier.node, [carrier]);
    else if (known.some((item) => isSameWay(item, carrier))) return;
    else known.push(carrier);
    this.#open.push(carrier);
  }

  note(carrier: Carrier, node: Node, change: Change): void {
    const { module, env } = carrier;
    // One escape at a place is as good as several.
    if (change.kind === 'escape') {
      this.#escapes ??= new Set();
      if (this.#escapes.has(node)) return;
      this.#escapes.add(node);
    }
    const isSure = isChanging(change) ? this.#isSurely(carrier) : true;
    (this.#happenings ??= []).push({ node, module, env, change, isSure });
  }

  #isSurely(place: Site): boolean {
    return this.#identity?.isAt(place) ?? true;
  }

  #isItself(node: Node): boolean {
    const module = moduleOf(node);
    const known = module ? (this.#seen.get(node) ?? []) : [];
    return (
      known.length > 0 &&
      known.every(
        ({ path, env }) => path.length === 0 && this.#isSurely({ node, module: module!, env }),
      )
    );
  }

  noteElsewhere(happenings: readonly Happening[]): void {
    if (happenings.length === 0) return;
    const known = (this.#elsewhere ??= new Set());
    const all = (this.#happenings ??= []);
    for (const happening of happenings)
      if (!known.has(happening)) {
        known.add(happening);
        all.push({ ...happening, isElsewhere: true });
      }
  }

  escape(carrier: Carrier, reason: string, node: Node = carrier.node): void {
    this.note(carrier, node, { kind: 'escape', reason });
  }

  /** A key that leads back to the object itself is not known, which is an answer as good as any. */
  keyOf(node: Named, site: Site): string | null {
    return this.ask.calmly(() => this.ask.keyOf(node, site));
  }

  near({ module, env }: Carrier, node: Node): Site {
    return { node, module, env };
  }

  #follow(carrier: Carrier): void {
    const { node } = carrier;
    if (node.type === 'ObjectExpression')
      for (const self of carrier.module.thisOf(node)) this.add({ ...carrier, node: self });
    const outer = wrapped(node);
    const { parent } = outer;
    switch (parent?.type) {
      case 'VariableDeclarator':
        if (parent.init === outer) this.bind(carrier, parent.id);
        break;
      case 'AssignmentExpression':
        if (parent.right === outer) this.#assigned(carrier, parent);
        // What `x ??= y` gives is what was there, too.
        if (parent.right === outer || isLogicalAssignment(parent.operator))
          this.add({ ...carrier, node: parent });
        break;
      case 'AssignmentPattern':
        if (parent.right === outer) this.bind(carrier, parent.left);
        break;
      case 'Property':
        this.#property(carrier, parent, outer);
        break;
      case 'SpreadElement':
        this.#spread(carrier, parent);
        break;
      case 'ArrayExpression':
        this.add({ ...carrier, node: parent, path: [indexIn(parent, outer), ...carrier.path] });
        break;
      case 'CallExpression':
      case 'NewExpression':
        if (parent.callee !== outer) handed(this, carrier, parent, outer);
        else if (carrier.path.length === 0)
          this.note(carrier, parent, { kind: 'invoke', isSure: true });
        break;
      case 'MemberExpression':
        if (parent.object === outer) memberUsed(this, carrier, parent);
        break;
      case 'ConditionalExpression':
        if (parent.test !== outer) this.add({ ...carrier, node: parent });
        break;
      case 'LogicalExpression':
        if (parent.right === outer || parent.operator !== '&&')
          this.add({ ...carrier, node: parent });
        break;
      case 'SequenceExpression':
        if (parent.expressions.at(-1) === outer) this.add({ ...carrier, node: parent });
        break;
      case 'ReturnStatement':
        returned(this, carrier, enclosingFunction(parent));
        break;
      case 'YieldExpression':
        yielded(this, carrier, parent);
        break;
      case 'ArrowFunctionExpression':
        if (parent.body === outer) returned(this, carrier, parent);
        break;
      case 'ForOfStatement':
        if (parent.right === outer) looped(this, carrier, parent);
        break;
      case 'PropertyDefinition':
      case 'AccessorProperty':
        if (parent.value === outer) declaredField(this, carrier, parent);
        break;
      case 'ClassDeclaration':
      case 'ClassExpression':
        // What extends it has fields of its own.
        break;
      case 'ExportSpecifier':
      case 'ExportDefaultDeclaration':
      case 'TSExportAssignment':
        exported(this, carrier);
        break;
      default:
        if (!isRead(parent, outer)) this.escape(carrier, 'goes where it is not followed');
    }
  }

  bind(carrier: Carrier, pattern: Node): void {
    if (pattern.type === 'Identifier') this.#variable(carrier, pattern);
    else bound(this, carrier, pattern);
  }

  #variable(carrier: Carrier, name: TSESTree.Identifier): void {
    const variable = carrier.module.variableOf(name);
    if (!variable) this.#global(carrier, name);
    else {
      this.references(carrier, variable);
      if (carrier.module.runsTextIn(variable.scope.block))
        this.escape(carrier, NAMED_BY_TEXT, name);
      if (isExported(carrier.module, variable)) exported(this, { ...carrier, node: name });
    }
  }

  references(carrier: Carrier, variable: Variable): void {
    for (const reference of variable.references)
      if (reference.isRead()) this.add({ ...carrier, node: reference.identifier });
  }

  #global(carrier: Carrier, name: TSESTree.Identifier): void {
    this.escape(carrier, `is kept in the global ${name.name}`, name);
  }

  #assigned(carrier: Carrier, assignment: TSESTree.AssignmentExpression): void {
    if (givenBy(assignment) === assignment.right) this.bind(carrier, assignment.left);
  }

  #property(carrier: Carrier, property: TSESTree.Property, value: Node): void {
    const { parent } = property;
    if (property.value !== value || parent.type !== 'ObjectExpression') return;
    const key = this.keyOf(property, this.near(carrier, property)) ?? '*';
    if (key === '__proto__' && carrier.path.length === 0) this.lend();
    // Symbols are among the keys that are worked out.
    if (this.isOfFunction && key === '*') this.escape(carrier, RUN_BY_LANGUAGE, property);
    this.add({ ...carrier, node: parent, path: [key, ...carrier.path] });
  }

  /** A spread copies the object itself; what stands in it is shared. */
  #spread(carrier: Carrier, spread: TSESTree.SpreadElement): void {
    const { parent } = spread;
    const [key, ...rest] = carrier.path;
    if (key === undefined) {
      if (parent.type === 'ObjectExpression') this.lend();
      return;
    }
    if (parent.type === 'ObjectExpression') this.add({ ...carrier, node: parent });
    else if (parent.type === 'ArrayExpression')
      this.add({ ...carrier, node: parent, path: ['*', ...rest] });
    else if (parent.type === 'CallExpression' || parent.type === 'NewExpression')
      handed(this, { ...carrier, path: rest }, parent, spread, Number(key));
  }

  argsOf(carrier: Carrier, call: TSESTree.CallExpression | TSESTree.NewExpression): Arg[] {
    return call.arguments.map((argument) => {
      const isSpread = argument.type === 'SpreadElement';
      return {
        site: this.near(carrier, isSpread ? argument.argument : argument),
        spread: isSpread,
      };
    });
  }

  /** Entered as a parameter of a function of the program. */
  enter(carrier: Carrier, fn: FunctionNode, parameter: Node, env: Env): void {
    this.entered(fn, env);
    this.bind({ ...carrier, env }, parameter);
  }

  entered(fn: FunctionNode, env: Env): void {
    const call = callOf(env);
    if (!call) return;
    const entered = (this.#entered ??= new Map<Node, Site[]>());
    const calls = entered.get(fn) ?? [];
    entered.set(fn, calls);
    if (!calls.some((item) => item.node === call.node && item.env === call.env)) calls.push(call);
  }

  calledOn(carrier: Carrier, fn: FunctionNode, env: Env): void {
    this.entered(fn, env);
    if (!this.#isSurely(carrier)) this.#identity?.doubt(env);
  }

  methodCalled(carrier: Carrier, key: string, call: TSESTree.CallExpression): void {
    (this.#methods ??= new OwnMethods(this, this.#made)).called({ carrier, call }, key);
  }

  giveAway(to: Taker): void {
    (this.#givenTo ??= new Set()).add(to);
  }

  lend(key?: string | null): void {
    if (!key || hasMethod(this.#made?.node, key)) this.giveAway('objects');
  }

  isTooDeep(env: Env | null): boolean {
    return this.framesOf(env).length > MAX_CALLS;
  }

  framesOf(env: Env | null): Node[] {
    return functionsEntered(env, MAX_CALLS);
  }
}
