/**
 * What may an expression stand for? Walks back from a use to where the value comes from: through
 * variables, members, calls, classes, other files and, where nothing else is known, annotations.
 * Look-ups are made on demand, bounded in depth and number, and never throw.
 */
import { annotationOf, valuesOfType } from './annotations.ts';
import type { Ask, CallSite, Named } from './ask.ts';
import {
  type ClassNode,
  type FunctionNode,
  type Node,
  type TSESTree,
  enclosingFunction,
  isClass,
  isFunction,
  literalKey,
  thisOwner,
  unwrap,
  walk,
} from './ast.ts';
import { callsByName, callsOfMethod } from './callers.ts';
import { hasChoices, isRuledOut, outcomeOf } from './choices.ts';
import type { Resolution } from './disk.ts';
import { frameFor, selfIn } from './env.ts';
import { resolveModule } from './files.ts';
import { reachingWrites } from './flow.ts';
import type { Surroundings } from './glimpse.ts';
import { importBinding, importValue } from './imports.ts';
import { construct, invoke, resultOfCall, returned } from './invocations.ts';
import { constructorFunctionOf, elementsOf, membersNamed } from './members.ts';
import { type SourceModule, type Variable, dottedName } from './module.ts';
import { valuesOfParameter } from './parameters.ts';
import { destructured } from './patterns.ts';
import { textOfParts } from './texts.ts';
import {
  type Arg,
  type Env,
  type Frame,
  type Site,
  type Value,
  type ValueOf,
  argsOf,
  isDistant,
  isNothing,
  literal,
  orOfType,
  rootOf,
  textOf,
  truthiness,
  unknown,
  unset,
} from './value.ts';

const MAX_DEPTH = 80;
/** for one question, and for all questions about one file */
const MAX_STEPS = 6_000;
const MAX_TOTAL_STEPS = 300_000;
/** for a question whose answer most likely is of no interest */
const GLANCE_STEPS = 300;
/** an answer that cost this much is not looked for twice in one question, even if it was cut short */
const DEAR_STEPS = 60;
const MAX_ALTERNATIVES = 24;
const MAX_NAMES = 8;

export interface EvaluatorOptions {
  /** follow imports into other files of the program */
  crossFile?: boolean;
  /** packages that are known by name: a file of the program never stands in for them */
  isKnownPackage?: (specifier: string) => boolean;
  /** what files that import from a file do with it, when the whole program is known */
  program?: WholeProgram;
  /** the file that is analysed */
  root?: SourceModule;
  /** a function that keeps and changes nothing of what it is given */
  onlyReads?: (callee: Value) => boolean;
}

export interface WholeProgram {
  /** calls of an exported function in other files */
  callersOf: (fn: Site<FunctionNode>) => readonly CallSite[];
  /** classes of other files that extend an exported one */
  subclassesOf: (cls: Site<ClassNode>) => readonly Site<ClassNode>[];
}

export class Evaluator implements Ask {
  readonly #options: EvaluatorOptions;
  readonly #cache = new WeakMap<Node, readonly Value[]>();
  readonly #envCaches = new WeakMap<Env, WeakMap<Node, readonly Value[]>>();
  readonly #envs = new WeakMap<Node, { env: Frame; self: Value | null; from: Env | null }[]>();
  readonly #callers = new WeakMap<Node, readonly CallSite[]>();
  readonly #remembered = new WeakMap<
    Node,
    { what: string; env: Env | null; found: unknown; question: number | null }[]
  >();
  #question = 0;
  readonly #active = new Set<string>();
  readonly #ids = new WeakMap<object, number>();
  #nextId = 0;
  #depth = 0;
  #steps = 0;
  /** where the count of the current question began */
  #start = 0;
  #totalSteps = 0;
  #isPassing = false;
  #truncated = 0;
  /** answers that were cut short, and cost too much to be looked for again for the same question */
  #cut = new Map<string, readonly Value[]>();
  /** files that were read on behalf of the current module */
  readonly visitedFiles = new Set<string>();

  readonly surroundings: Surroundings = {
    locate: (specifier, from) => this.locate(specifier, from),
    onRead: (filename) => {
      this.visitedFiles.add(filename);
    },
  };

  constructor(options: EvaluatorOptions = {}) {
    this.#options = options;
  }

  ask(site: Site): readonly Value[] {
    this.beginQuestion();
    return this.evaluate(site);
  }

  /** A look in passing: few steps, and no search for callers in other files. */
  glance(site: Site): readonly Value[] {
    this.beginQuestion(GLANCE_STEPS);
    this.#isPassing = true;
    try {
      return this.evaluate(site);
    } finally {
      this.#isPassing = false;
      this.beginQuestion();
    }
  }

  /** The budget of steps starts afresh, as long as the file has not used up its own. */
  beginQuestion(budget = MAX_STEPS): void {
    this.#totalSteps += this.#steps - this.#start;
    this.#start = MAX_STEPS - (this.#totalSteps > MAX_TOTAL_STEPS ? 50 : budget);
    this.#steps = this.#start;
    this.#cut = new Map();
    this.#question += 1;
  }

  /** What all questions have cost so far. */
  get stepsTaken(): number {
    return this.#totalSteps + this.#steps - this.#start;
  }

  evaluate(given: Site): readonly Value[] {
    // What stands for the same in every call is worked out once.
    const isSame = given.env !== null && !hasChoices(given.env) && isFree(given.node, given.module);
    const site = isSame ? { ...given, env: null } : given;
    const { node, env } = site;
    const cache = env ? this.#envCache(env) : this.#cache;
    const known = cache.get(node);
    if (known) return known;
    const key = `${String(this.#id(node))}:${env ? String(this.#id(env)) : ''}`;
    if (this.#active.has(key)) {
      this.#truncated += 1;
      return [unknown(site, 'refers to itself')];
    }
    this.#steps += 1;
    if (this.#depth >= MAX_DEPTH || this.#steps >= MAX_STEPS) {
      this.#truncated += 1;
      return [unknown(site, 'too deep to follow')];
    }
    const cut = this.#cut.get(key);
    if (cut) {
      this.#truncated += 1;
      return cut;
    }
    this.#active.add(key);
    this.#depth += 1;
    const truncatedBefore = this.#truncated;
    const stepsBefore = this.#steps;
    try {
      const values = tidy(this.#expression(site), site);
      if (this.#truncated === truncatedBefore) cache.set(node, values);
      else if (this.#steps - stepsBefore > DEAR_STEPS) this.#cut.set(key, values);
      return values;
    } finally {
      this.#depth -= 1;
      this.#active.delete(key);
    }
  }

  /** A look-up whose answer holds even if it was cut short. */
  calmly<T>(find: () => T): T {
    const truncatedBefore = this.#truncated;
    const found = find();
    this.#truncated = truncatedBefore;
    return found;
  }

  /** Work that does not pass through `evaluate`; `false` when the question has used up its budget. */
  spend(steps: number): boolean {
    this.#steps += steps;
    if (this.#steps < MAX_STEPS) return true;
    this.#truncated += 1;
    return false;
  }

  /** Runs a look-up that does not pass through `evaluate`; `null` when it is under way already, or too deep. */
  guarded<T>(what: string, node: Node, run: () => T): T | null {
    const key = `${what}:${String(this.#id(node))}`;
    if (this.#active.has(key) || this.#depth >= MAX_DEPTH || this.#steps >= MAX_STEPS) {
      this.#truncated += 1;
      return null;
    }
    this.#active.add(key);
    this.#depth += 1;
    this.#steps += 1;
    try {
      return run();
    } finally {
      this.#depth -= 1;
      this.#active.delete(key);
    }
  }

  #envCache(env: Env): WeakMap<Node, readonly Value[]> {
    let cache = this.#envCaches.get(env);
    if (!cache) this.#envCaches.set(env, (cache = new WeakMap()));
    return cache;
  }

  #id(object: object): number {
    let id = this.#ids.get(object);
    if (id === undefined) this.#ids.set(object, (id = this.#nextId += 1));
    return id;
  }

  /** Keeps what was found out about what is made at a place; for this question only, if it was cut short. */
  remember<T>(made: Site, what: string, find: () => T): T {
    const known = this.#remembered
      .get(made.node)
      ?.find((item) => item.what === what && item.env === made.env);
    if (known && (known.question === null || known.question === this.#question)) {
      if (known.question !== null) this.#truncated += 1;
      return known.found as T;
    }
    const truncatedBefore = this.#truncated;
    const found = find();
    const question = this.#truncated === truncatedBefore ? null : this.#question;
    const all = this.#remembered.get(made.node) ?? [];
    const others = all.filter((item) => item.what !== what || item.env !== made.env);
    this.#remembered.set(made.node, [...others, { what, env: made.env, found, question }]);
    return found;
  }

  member(value: Value, name: string | null, site: Site): readonly Value[] {
    return membersNamed(this, value, name, site);
  }

  elementsOf(value: Value): readonly Value[] {
    return elementsOf(this, value);
  }

  ofType(type: Node, site: Site): readonly Value[] {
    return valuesOfType(this, type, site);
  }

  invoked(callee: Value, args: Arg[], site: Site<TSESTree.CallExpression>): readonly Value[] {
    return invoke(this, callee, args, site);
  }

  constructed(callee: Value, args: Arg[], site: Site): readonly Value[] {
    return construct(this, callee, args, site);
  }

  returned(fn: ValueOf<'function'>, args: Arg[] | null, site: Site): readonly Value[] {
    return returned(this, fn, args, site);
  }

  onlyReads(callee: Value): boolean {
    return this.#options.onlyReads?.(callee) ?? false;
  }

  /** Files whose imports are known. */
  modules(): readonly SourceModule[] {
    return this.#options.root ? [this.#options.root] : [];
  }

  /** How many functions a call may reach. */
  calleesOf(call: Node, { module, env }: Site): number {
    if (call.type !== 'CallExpression' && call.type !== 'NewExpression') return 1;
    return this.at(unwrap(call.callee), { node: call, module, env }).length;
  }

  /** Something from outside of the program decides how a test turns out. */
  isFromOutside(test: Node, module: SourceModule): boolean {
    const made: Site = { node: test, module, env: null };
    return this.remember(made, 'from outside', () =>
      operandsOf(test, module).some((node) =>
        this.evaluate({ node, module, env: null }).some(isGivenFromOutside),
      ),
    );
  }

  /** How a test of constants turns out. */
  constantOutcome(test: Node, module: SourceModule): boolean | null {
    if (!isPlainTest(test)) return null;
    const made: Site = { node: test, module, env: null };
    return this.remember(made, 'outcome', () => {
      const truths = this.evaluate(made).map(truthiness);
      return truths.every((truth) => truth === truths[0]) ? (truths[0] ?? null) : null;
    });
  }

  at(node: Node, near: Site): readonly Value[] {
    return this.evaluate({ node, module: near.module, env: near.env });
  }

  #expression(site: Site): readonly Value[] {
    const { node } = site;
    switch (node.type) {
      case 'Literal':
        return [
          literal(
            site,
            node.value instanceof RegExp || node.value === undefined ? undefined : node.value,
          ),
        ];
      case 'TemplateLiteral':
        return [this.#template(node, site)];
      case 'TaggedTemplateExpression':
        return dottedName(node.tag, site.module) === 'String.raw'
          ? [this.#template(node.quasi, site, 'raw')]
          : [unknown(site, 'is made by a tag')];
      case 'Identifier':
        return this.#identifier(node, site);
      case 'ThisExpression':
        return this.#this(site);
      case 'ObjectExpression':
        return [{ kind: 'object', site: site as Site<TSESTree.ObjectExpression> }];
      case 'ArrayExpression':
        return [{ kind: 'array', site: site as Site<TSESTree.ArrayExpression> }];
      case 'FunctionExpression':
      case 'FunctionDeclaration':
      case 'ArrowFunctionExpression':
        return [{ kind: 'function', site: site as Site<FunctionNode>, self: null }];
      case 'ClassExpression':
      case 'ClassDeclaration':
        return [{ kind: 'class', site: site as ValueOf<'class'>['site'] }];
      case 'MemberExpression':
        return this.#member(node, site);
      case 'CallExpression':
        return resultOfCall(this, site as Site<TSESTree.CallExpression>);
      case 'NewExpression':
        return this.those(node.callee, false, site).flatMap((callee) =>
          this.constructed(callee, argsOf(node, site), site),
        );
      case 'TSAsExpression':
      case 'TSTypeAssertion':
        return this.#asserted(node, site);
      case 'TSSatisfiesExpression':
      case 'TSNonNullExpression':
      case 'TSInstantiationExpression':
      case 'ChainExpression':
        return this.at(node.expression, site);
      case 'AwaitExpression':
        return this.at(node.argument, site);
      case 'ConditionalExpression':
        return this.#conditional(node, site);
      case 'LogicalExpression':
        return this.#logical(node.operator, node.left, node.right, site);
      case 'AssignmentExpression':
        return this.#assignment(node, site);
      case 'SequenceExpression':
        return this.at(node.expressions.at(-1)!, site);
      case 'BinaryExpression':
        return this.#binary(node, site);
      case 'UnaryExpression':
        return [this.#unary(node, site)];
      case 'ImportExpression':
        return this.at(node.source, site).flatMap((source) => {
          const specifier = textOf(source);
          return specifier === null
            ? [unknown(site, 'is imported under a name that is not known')]
            : importValue(this, specifier, '*', site);
        });
      case 'MetaProperty':
        return [{ kind: 'global', name: `${node.meta.name}.${node.property.name}`, site }];
      case 'TSEnumDeclaration':
      case 'TSModuleDeclaration':
        return [{ kind: 'declared', site: site as ValueOf<'declared'>['site'] }];
      case 'TSDeclareFunction':
        return [{ kind: 'shape', members: [], site, heritage: [] }];
      default:
        return [unknown(site, 'is computed')];
    }
  }

  #template(node: TSESTree.TemplateLiteral, site: Site, form: 'cooked' | 'raw' = 'cooked'): Value {
    const parts: (string | readonly Value[])[] = [];
    for (const [index, quasi] of node.quasis.entries()) {
      parts.push((quasi.value as Record<typeof form, string | null>)[form] ?? '');
      const expression = node.expressions[index];
      if (expression) parts.push(this.at(expression, site));
    }
    return textOfParts(parts, site);
  }

  #binary(node: TSESTree.BinaryExpression, site: Site): readonly Value[] {
    if (node.operator === '-') return [this.#difference(node, site)];
    if (node.operator !== '+') return [unknown(site, 'is computed')];
    return this.#added(node.left, node.right, site);
  }

  /** `list.length - 1` */
  #difference({ left, right }: TSESTree.BinaryExpression, site: Site): Value {
    const [from, by] = [left, right].map((node) => this.at(node, site));
    const [first, second] = [from?.[0], by?.[0]];
    const isKnown =
      from?.length === 1 &&
      by?.length === 1 &&
      first?.kind === 'literal' &&
      second?.kind === 'literal' &&
      typeof first.value === 'number' &&
      typeof second.value === 'number';
    return isKnown
      ? literal(site, Number(first.value) - Number(second.value))
      : unknown(site, 'is computed');
  }

  #added(first: Node, second: Node, site: Site): readonly Value[] {
    const [left, right] = [this.at(first, site), this.at(second, site)];
    const isSum = [left, right].every((values) =>
      values.every((value) => value.kind === 'literal' && typeof value.value === 'number'),
    );
    return [isSum ? unknown(site, 'is a sum') : textOfParts([left, right], site)];
  }

  #assignment(
    { operator, left, right }: TSESTree.AssignmentExpression,
    site: Site,
  ): readonly Value[] {
    if (operator === '=') return this.at(right, site);
    if (operator === '+=') return this.#added(left, right, site);
    return /^(?:\?\?|\|\||&&)=$/.test(operator)
      ? this.#logical(operator.slice(0, -1), left, right, site)
      : [unknown(site, 'is computed')];
  }

  #unary(node: TSESTree.UnaryExpression, site: Site): Value {
    if (node.operator === 'void') return literal(site, undefined);
    const [value, ...others] = this.at(node.argument, site);
    if (others.length > 0 || !value) return unknown(site, 'is computed');
    if (node.operator === '!') {
      const truth = truthiness(value);
      return truth === null ? unknown(site, 'is computed') : literal(site, !truth);
    }
    if (node.operator === '-' && value.kind === 'literal' && typeof value.value === 'number')
      return literal(site, -value.value);
    return unknown(site, 'is computed');
  }

  #conditional(
    { test, consequent, alternate }: TSESTree.ConditionalExpression,
    site: Site,
  ): readonly Value[] {
    const outcome = outcomeOf(test, site.module, site.env) ?? this.#outcomeOfText(test, site);
    return [
      ...(outcome === false ? [] : this.at(consequent, site)),
      ...(outcome === true ? [] : this.at(alternate, site)),
    ];
  }

  /** `url.endsWith('/') ? … : …` where the text is known */
  #outcomeOfText(test: Node, site: Site): boolean | null {
    const isNegated = test.type === 'UnaryExpression' && test.operator === '!';
    const call = unwrap(isNegated ? test.argument : test);
    if (call.type !== 'CallExpression' || call.callee.type !== 'MemberExpression') return null;
    if (!TEXT_TESTS.has(literalKey(call.callee) ?? '')) return null;
    const [first, ...others] = this.at(call, site);
    if (others.length > 0 || first?.kind !== 'literal') return null;
    return Boolean(first.value) !== isNegated;
  }

  #logical(operator: string, left: Node, right: Node, site: Site): readonly Value[] {
    const outcome = operator === '&&' ? outcomeOf(left, site.module, site.env) : null;
    if (outcome !== null) return outcome ? this.at(right, site) : [literal(site, false)];
    const lefts = this.at(left, site);
    if (operator === '&&') {
      const falsy = lefts.filter((value) => truthiness(value) === false);
      if (falsy.length === lefts.length) return lefts;
      const mayFail = lefts.some((value) => truthiness(value) === null);
      return [...this.at(right, site), ...falsy, ...(mayFail ? [literal(site, false)] : [])];
    }
    const stays = (value: Value): boolean | null =>
      operator === '??'
        ? isNothing(value)
          ? false
          : truthiness(value) === null
            ? null
            : true
        : truthiness(value);
    const kept = lefts.filter((value) => stays(value) !== false);
    if (kept.length > 0 && lefts.every((value) => stays(value) === true)) return kept;
    const rights = this.at(right, site);
    // With a default behind it the result is there, so a second default is never reached.
    const isDefaulted = rights.every((value) => truthiness(value) === true);
    return [
      ...(isDefaulted
        ? kept.map((value) =>
            value.kind === 'literal' ? value : { ...value, present: true as const },
          )
        : kept),
      ...rights,
    ];
  }

  #asserted(
    node: TSESTree.TSAsExpression | TSESTree.TSTypeAssertion,
    site: Site,
  ): readonly Value[] {
    const values = this.at(node.expression, site);
    const isPlaceholder =
      node.expression.type === 'ObjectExpression' && node.expression.properties.length === 0;
    return isPlaceholder || values.every(isDistant)
      ? orOfType(values, () => this.ofType(node.typeAnnotation, site), site)
      : values;
  }

  #identifier(node: TSESTree.Identifier, site: Site): readonly Value[] {
    if (node.name === 'undefined') return [literal(site, undefined)];
    const variable = site.module.variableOf(node);
    if (!variable)
      return this.member({ kind: 'global', name: 'globalThis', site }, node.name, site);
    return this.variable(variable, site, node);
  }

  /** Everything that is ever assigned to a variable; at a use, what has not been replaced by then. */
  variable(variable: Variable, site: Site, use: Node | null = null): readonly Value[] {
    const values: Value[] = [];
    const isAssigned = variable.references.some(
      (reference) => reference.isWrite() && !reference.init,
    );
    const reaches =
      use && isAssigned
        ? reachingWrites(
            variable,
            use,
            site.module,
            (test) =>
              outcomeOf(test, site.module, site.env) ?? this.constantOutcome(test, site.module),
            hasChoices(site.env),
          )
        : () => true;
    const writes = variable.references.filter(
      (reference) =>
        reference.isWrite() &&
        !reference.init &&
        reaches(reference.identifier) &&
        !isRuledOut(reference.identifier, site.module, site.env),
    );
    for (const definition of variable.defs)
      if (reaches(definition.name))
        values.push(...this.#definition(variable, definition, site, writes.length > 0));
    for (const { identifier, writeExpr } of writes as { identifier: Node; writeExpr?: Node }[]) {
      const written = writtenBy(identifier, writeExpr ?? null);
      if (!written) continue;
      const env = this.#envFor(written, site.env);
      values.push(...destructured(this, identifier, { node: written, module: site.module, env }));
    }
    if (values.length > 0 && !values.every(isDistant)) return values;
    const isParameter = variable.defs.some(
      (definition) => (definition as { type: string }).type === 'Parameter',
    );
    return orOfType(values, () => (isParameter ? [] : this.#typed(variable, site)), site);
  }

  /** A variable's own function must be in reach for its parameters to be known. */
  #envFor(node: Node, env: Env | null): Env | null {
    return frameFor(env, enclosingFunction(node)) ?? env;
  }

  #typed(variable: Variable, site: Site): readonly Value[] {
    for (const name of variable.identifiers) {
      const annotation = annotationOf(name, site.module);
      if (annotation) {
        const values = this.ofType(annotation, {
          node: name,
          module: site.module,
          env: null,
        });
        if (values.length > 0) return values;
      }
    }
    return [];
  }

  #definition(
    variable: Variable,
    definition: { type: string; node: Node; name: Node },
    site: Site,
    isWritten: boolean,
  ): readonly Value[] {
    const here = (node: Node): Site => ({ node, module: site.module, env: site.env });
    switch (definition.type) {
      case 'ImportBinding':
        return importBinding(this, definition.node, site);
      case 'FunctionName':
      case 'ClassName':
        return this.evaluate(here(definition.node));
      case 'Variable': {
        const declarator = definition.node as TSESTree.VariableDeclarator;
        if (isProperty(declarator, site.module))
          return [
            ...(declarator.init ? destructured(this, definition.name, here(declarator.init)) : []),
            unknown(site, 'is given to the component'),
          ];
        if (declarator.init) return destructured(this, definition.name, here(declarator.init));
        const loop = declarator.parent.parent;
        if (loop.type === 'ForOfStatement' && loop.left === declarator.parent) {
          return destructured(this, definition.name, here(loop.right), (value) =>
            this.elementsOf(value),
          );
        }
        if (loop.type === 'ForInStatement') return [unknown(site, 'is a key of an object')];
        // That it is still without a value is not proven where something sets it.
        return [isWritten ? unset(site) : literal(here(declarator), undefined)];
      }
      case 'Parameter':
        return valuesOfParameter(this, definition.node as FunctionNode, definition.name, site);
      case 'TSEnumName':
      case 'TSModuleName':
        return this.evaluate(here(definition.node));
      default:
        return [unknown(site, `is declared as ${variable.name}`)];
    }
  }

  /** The name of a property or member, also when a constant computes it. */
  keyOf(node: Named, site: Site): string | null {
    const literalName = literalKey(node);
    const expression = node.key ?? node.property;
    if (literalName !== null || !expression) return literalName;
    const values = this.at(expression, site);
    const [only] = values;
    if (values.length !== 1 || !only) return null;
    return only.kind === 'literal' && typeof only.value === 'number'
      ? String(only.value)
      : textOf(only);
  }

  /** Where a module specifier leads from a file. */
  locate(source: string, from: string): Resolution {
    if (this.#options.crossFile === false || this.#options.isKnownPackage?.(source))
      return { kind: 'package' };
    return resolveModule(source, from);
  }

  #this(site: Site): readonly Value[] {
    const owner = thisOwner(site.node);
    if (!owner) return this.#constructedThis(site);
    const self = selfIn(site.env, owner.via);
    if (self) return [self];
    if (!isClass(owner.owner))
      return [
        {
          kind: 'object',
          site: { node: owner.owner, module: site.module, env: null },
        },
      ];
    const cls = { node: owner.owner, module: site.module, env: site.env };
    return [
      owner.isStatic
        ? { kind: 'class', site: cls }
        : { kind: 'instance', class: cls, args: null, derived: null, site },
    ];
  }

  /** `this` in a function that is called with `new`, and in the methods of its prototype. */
  #constructedThis(site: Site): readonly Value[] {
    const fn = constructorFunctionOf(site.node, site.module);
    const self = selfIn(site.env, fn);
    if (self) return [self];
    if (!fn) return [unknown(site, 'depends on how the function is called')];
    return [
      {
        kind: 'new',
        callee: {
          kind: 'function',
          site: { node: fn, module: site.module, env: null },
          self: null,
        },
        args: null,
        site,
      },
    ];
  }

  #member(node: TSESTree.MemberExpression, site: Site): readonly Value[] {
    if (node.object.type === 'Super') return this.#superMember(node, site);
    const keys = this.#keysOf(node, site);
    return this.those(node.object, node.optional, site).flatMap((value) =>
      keys.flatMap((key) => this.member(value, key, site)),
    );
  }

  /** What an expression may be where it is used: without what would have failed there, unless that is all there is. */
  those(node: Node, isOptional: boolean, site: Site): readonly Value[] {
    const values = this.at(node, site);
    if (isOptional || !values.some(isNothing)) return values;
    const there = values.filter((value) => !isNothing(value));
    return there.length > 0 ? there : values;
  }

  /** One name, or a few that a constant list gives: `for (const name of ['files', 'batches']) client[name]`. */
  #keysOf(node: TSESTree.MemberExpression, site: Site): (string | null)[] {
    const key = this.keyOf(node, site);
    if (key !== null || !node.computed) return [key];
    const names = this.at(node.property, site).map(textOf);
    return names.length <= MAX_NAMES && names.every((name) => name !== null) ? names : [null];
  }

  #superMember(node: TSESTree.MemberExpression, site: Site): readonly Value[] {
    const owner = thisOwner(node);
    const key = literalKey(node);
    if (!owner || !isClass(owner.owner) || !owner.owner.superClass || key === null)
      return [unknown(site, 'belongs to a base class that is not known')];
    const [self = null] = this.#this(site);
    const bases = this.evaluate({ node: owner.owner.superClass, module: site.module, env: null });
    return bases.flatMap((base) =>
      this.member(
        base.kind === 'class'
          ? { kind: 'instance', class: base.site, args: null, derived: self, site }
          : { kind: 'new', callee: base, args: null, site },
        key,
        site,
      ),
    );
  }

  /** The environment of one call. The same call gives the same environment, so that results can be kept. */
  enter(fn: ValueOf<'function'>, args: Arg[] | null, site: Site): Frame {
    const made = this.#envs.get(site.node) ?? [];
    const known = made.find(
      (item) => item.env.fn === fn.site.node && item.from === site.env && item.self === fn.self,
    );
    if (known) return known.env;
    const env: Frame = { fn: fn.site.node, args, self: fn.self, outer: fn.site.env, call: site };
    made.push({ env, self: fn.self, from: site.env });
    this.#envs.set(site.node, made);
    return env;
  }

  /** The calls of a function, in its own file and, where the whole program is known, in others. */
  callersOf(fn: FunctionNode, module: SourceModule): readonly CallSite[] {
    const known = this.#callers.get(fn);
    if (known) return known;
    const truncatedBefore = this.#truncated;
    const callers = [...callsByName(fn, module), ...callsOfMethod(this, fn, module)].map(
      (node): CallSite => ({ node, module, env: null }),
    );
    const all = [...callers, ...(this.#program?.callersOf({ node: fn, module, env: null }) ?? [])];
    if (this.#truncated === truncatedBefore) this.#callers.set(fn, all);
    return all;
  }

  /** Classes of other files that extend a class. */
  subclassesElsewhere(cls: Site<ClassNode>): readonly Site<ClassNode>[] {
    return this.#program?.subclassesOf(cls) ?? [];
  }

  /** Not asked in passing: an answer without it is not kept. */
  get #program(): WholeProgram | null {
    if (!this.#isPassing) return this.#options.program ?? null;
    if (this.#options.program) this.#truncated += 1;
    return null;
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

/** What a write gives to a variable: of `x += y` and `x ??= y` the whole expression. */
function writtenBy(identifier: Node, written: Node | null): Node | null {
  const { parent } = identifier;
  const isCompound =
    parent?.type === 'AssignmentExpression' &&
    parent.left === identifier &&
    parent.operator !== '=';
  return isCompound ? parent : written;
}

/** A member of a name that belongs to the file, not to a function: no call gives it another meaning. */
function isFree(node: Node, module: SourceModule): boolean {
  let current = node;
  while (current.type === 'MemberExpression' && literalKey(current) !== null)
    current = current.object;
  if (current.type !== 'Identifier') return false;
  const variable = module.variableOf(current);
  return !variable || variable.scope.type === 'module' || variable.scope.type === 'global';
}

/** Names and members that a test looks at. */
function operandsOf(test: Node, module: SourceModule): Node[] {
  const operands: Node[] = [];
  walk(test, module.visitorKeys, (node) => {
    if (isFunction(node)) return false;
    if (node.type !== 'Identifier' && node.type !== 'MemberExpression') return undefined;
    operands.push(node);
    return false;
  });
  return operands;
}

/** Read from the surroundings of the program, or given by callers that are not seen. */
function isGivenFromOutside(value: Value): boolean {
  const root = rootOf(value);
  if (root.kind === 'unknown') return root.reason.startsWith('is the parameter');
  return root.kind === 'import' || (root.kind === 'global' && !LANGUAGE.has(root.name));
}

const TEXT_TESTS = new Set(['startsWith', 'endsWith', 'includes']);

const LANGUAGE = new Set(['Math', 'JSON', 'Object', 'Array', 'Number', 'String', 'Reflect']);

/** A literal, a name, or the negation of one. */
function isPlainTest(test: Node): boolean {
  if (test.type === 'UnaryExpression' && test.operator === '!') return isPlainTest(test.argument);
  return test.type === 'Literal' || test.type === 'Identifier';
}

/** Tells apart what the same expression makes of different functions and classes. */
function originOf(value: Value): string {
  switch (value.kind) {
    case 'call':
    case 'new':
      return `${value.kind} ${originOf(value.callee)}`;
    case 'member':
      return `${originOf(value.object)}.${String(value.name)}`;
    case 'import':
      return `${value.source}#${value.name}`;
    case 'global':
      return value.name;
    case 'instance':
      return `${value.class.module.filename}:${String(value.class.node.range[0])}`;
    default:
      return value.kind;
  }
}

/** Drops what is there twice: the same literal, or the same node reached through the same calls. */
function tidy(values: readonly Value[], site: Site): readonly Value[] {
  if (values.length <= 1)
    return values.length === 1 ? values : [unknown(site, 'has no value that can be seen')];
  const literals = new Set<unknown>();
  const sites = new Map<Node, Map<string, Set<Env | null>>>();
  const kept = values.filter((value) => {
    if (value.kind === 'literal') return literals.size < literals.add(value.value).size;
    if (
      value.kind === 'text' ||
      value.kind === 'member' ||
      value.kind === 'list' ||
      ((value.kind === 'object' || value.kind === 'array') && value.copy)
    )
      return true;
    const origins = sites.get(value.site.node) ?? new Map<string, Set<Env | null>>();
    sites.set(value.site.node, origins);
    const origin = originOf(value);
    const envs = origins.get(origin) ?? new Set();
    origins.set(origin, envs);
    // That something is not known is the same by whatever way it is reached.
    return envs.size < envs.add(value.kind === 'unknown' ? null : value.site.env).size;
  });
  return kept.length > MAX_ALTERNATIVES
    ? [...kept.slice(0, MAX_ALTERNATIVES), unknown(site, 'has too many values')]
    : kept;
}
