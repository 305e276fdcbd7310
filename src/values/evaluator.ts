/**
 * What may an expression stand for? Walks back from a use to where the value comes from: through
 * variables, members, calls, classes, other files and, where nothing else is known, annotations.
 * Look-ups are made on demand, bounded in depth and number, and never throw.
 */
import { type ClassNode, type FunctionNode, type Node, type TSESTree, contains, enclosingFunction, fallsThrough, importedName, isClass, isFunction, literalKey, returnsOf, thisOwner, unwrap, walk, wrapped, yieldsOf } from './ast.ts';
import { annotationOf, parametersOfType, resultsOfType, returnTypeOf, typeArgumentsOf, valuesOfType } from './annotations.ts';
import { isRuledOut, outcomeOf } from './choices.ts';
import { constructorFunctionOf, elementsOf, entriesOf, isCollection, lengthOf, membersNamed, pairOf } from './members.ts';
import { reachingWrites, shareLoop } from './flow.ts';
import { type SourceModule, constructorOf, superCallOf } from './module.ts';
import { type Surroundings, glimpse } from './glimpse.ts';
import { type Resolution, loadFile, resolveModule } from './files.ts';
import { type Arg, type Env, type Holder, type Site, type Value, type ValueOf, isNothing, literal, rootOf, textOf, truthiness, unknown } from './value.ts';

type Variable = NonNullable<ReturnType<SourceModule['variableOf']>>;

const MAX_DEPTH = 80;
/** for one question, and for all questions about one file */
const MAX_STEPS = 4_000;
const MAX_TOTAL_STEPS = 300_000;
/** for a question whose answer most likely is of no interest */
const GLANCE_STEPS = 300;
const MAX_ALTERNATIVES = 24;
const MAX_CALLERS = 40;
const MAX_NAMES = 8;

/** Members of a function that hand it on: `fn.bind(x)` is `fn`. */
const PROMISE_PASS_THROUGH = new Set(['catch', 'finally']);
/** Calls by these names return what the callback they are given returns. */
const MEMOIZERS = new Set(['memo', 'memoize', 'memoizeOne', 'once', 'lazy', 'cache', 'singleton', 'useCallback', 'unstable_cache', 'createSingleton', 'thunk', 'onetime', 'pMemoize', 'moize', 'mem']);
const RUNNERS = new Set(['useMemo', 'runWithRetry', 'untracked', 'computed', 'inject']);
/** Calls that return their first argument. */
const IDENTITIES = new Set(['Object.freeze', 'Object.seal', 'structuredClone', 'Promise.resolve', 'Object.preventExtensions', 'Array.from', 'toRaw', 'markRaw', 'readonly', 'Object.create']);

/** Calls by these names that are given a class give an instance of it. */
const CONTAINERS = new Set(['inject', 'resolve', 'get', 'useInjection', 'getInstance']);
/** What compilers put around `require`: the module passes through. */
const INTEROP = /(?:^|\.)_{1,2}(?:importDefault|importStar|toESM|interopRequire(?:Default|Wildcard)|interop_require_(?:default|wildcard)(?:\._)?|interopNamespace(?:Default|Compat)?|interopDefault(?:Legacy|Compat)?)$/;

export interface EvaluatorOptions {
  /** follow imports into other files of the program */
  crossFile?: boolean;
  /** packages that are known by name: a file of the program never stands in for them */
  isKnownPackage?: (specifier: string) => boolean;
  /** what files that import from a file do with it, when the whole program is known */
  program?: WholeProgram;
}

export interface WholeProgram {
  /** calls of an exported function in other files */
  callersOf: (fn: Site<FunctionNode>) => readonly CallSite[];
  /** classes of other files that extend an exported one */
  subclassesOf: (cls: Site<ClassNode>) => readonly Site<ClassNode>[];
}

export type CallSite = Site<TSESTree.CallExpression | TSESTree.NewExpression>;

export class Evaluator {
  readonly #options: EvaluatorOptions;
  readonly #cache = new WeakMap<Node, readonly Value[]>();
  readonly #envCaches = new WeakMap<Env, WeakMap<Node, readonly Value[]>>();
  readonly #envs = new WeakMap<Node, { env: Env; fn: Node; self: Value | null; from: Env | null }[]>();
  readonly #callers = new WeakMap<Node, readonly CallSite[]>();
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
  /** files that were read on behalf of the current module */
  readonly visitedFiles = new Set<string>();

  readonly #surroundings: Surroundings = {
    locate: (specifier, from) => this.locate(specifier, from),
    onRead: (filename) => { this.visitedFiles.add(filename); },
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
  }

  evaluate(site: Site): readonly Value[] {
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
    this.#active.add(key);
    this.#depth += 1;
    const truncatedBefore = this.#truncated;
    try {
      const values = tidy(this.#expression(site), site);
      if (this.#truncated === truncatedBefore) cache.set(node, values);
      return values;
    } finally {
      this.#depth -= 1;
      this.#active.delete(key);
    }
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
    if (!cache) this.#envCaches.set(env, cache = new WeakMap());
    return cache;
  }

  #id(object: object): number {
    let id = this.#ids.get(object);
    if (id === undefined) this.#ids.set(object, id = (this.#nextId += 1));
    return id;
  }

  at(node: Node, near: Site): readonly Value[] {
    return this.evaluate({ node, module: near.module, env: near.env });
  }

  #expression(site: Site): readonly Value[] {
    const { node } = site;
    switch (node.type) {
      case 'Literal':
        return [literal(site, node.value instanceof RegExp || node.value === undefined ? undefined : (node.value))];
      case 'TemplateLiteral':
        return [this.#template(node, site)];
      case 'Identifier':
        return this.#identifier(node, site);
      case 'ThisExpression':
        return this.#this(site);
      case 'ObjectExpression':
        return [{ kind: 'object', site: site as Site<TSESTree.ObjectExpression>, holders: [] }];
      case 'ArrayExpression':
        return [{ kind: 'array', site: site as Site<TSESTree.ArrayExpression>, holders: [] }];
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
        return this.#call(site as Site<TSESTree.CallExpression>);
      case 'NewExpression':
        return this.#those(node.callee, false, site).flatMap((callee) => this.construct(callee, argsOf(node, site), site));
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
          return specifier === null ? [unknown(site, 'is imported under a name that is not known')] : this.importValue(specifier, '*', site);
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

  #template(node: TSESTree.TemplateLiteral, site: Site): Value {
    const parts: (string | readonly Value[])[] = [];
    for (const [index, quasi] of node.quasis.entries()) {
      parts.push((quasi.value as { cooked: string | null }).cooked ?? '');
      const expression = node.expressions[index];
      if (expression) parts.push(this.at(expression, site));
    }
    return this.#text(parts, site);
  }

  #text(parts: (string | readonly Value[])[], site: Site): Value {
    const joined: (string | readonly Value[])[] = [];
    for (const part of parts.flatMap((item) => (typeof item === 'string' ? [item] : flattenText(item)))) {
      const last = joined.at(-1);
      if (typeof part === 'string' && typeof last === 'string') joined[joined.length - 1] = last + part;
      else joined.push(part);
    }
    const [only = ''] = joined;
    return joined.length <= 1 && typeof only === 'string' ? literal(site, only) : { kind: 'text', parts: joined, site };
  }

  #binary(node: TSESTree.BinaryExpression, site: Site): readonly Value[] {
    if (node.operator !== '+') return [unknown(site, 'is computed')];
    const [left, right] = [this.at(node.left, site), this.at(node.right, site)];
    const isSum = [left, right].every((values) => values.every((value) => value.kind === 'literal' && typeof value.value === 'number'));
    return [isSum ? unknown(site, 'is a sum') : this.#text([left, right], site)];
  }

  #assignment({ operator, left, right }: TSESTree.AssignmentExpression, site: Site): readonly Value[] {
    if (operator === '=') return this.at(right, site);
    if (operator === '+=') return [this.#text([this.at(left, site), this.at(right, site)], site)];
    return /^(?:\?\?|\|\||&&)=$/.test(operator) ? this.#logical(operator.slice(0, -1), left, right, site) : [unknown(site, 'is computed')];
  }

  #unary(node: TSESTree.UnaryExpression, site: Site): Value {
    if (node.operator === 'void') return literal(site, undefined);
    const [value, ...others] = this.at(node.argument, site);
    if (others.length > 0 || !value) return unknown(site, 'is computed');
    if (node.operator === '!') {
      const truth = truthiness(value);
      return truth === null ? unknown(site, 'is computed') : literal(site, !truth);
    }
    if (node.operator === '-' && value.kind === 'literal' && typeof value.value === 'number') return literal(site, -value.value);
    return unknown(site, 'is computed');
  }

  #conditional({ test, consequent, alternate }: TSESTree.ConditionalExpression, site: Site): readonly Value[] {
    const outcome = outcomeOf(test, site.module, site.env);
    return [...outcome === false ? [] : this.at(consequent, site), ...outcome === true ? [] : this.at(alternate, site)];
  }

  #logical(operator: string, left: Node, right: Node, site: Site): readonly Value[] {
    const outcome = operator === '&&' ? outcomeOf(left, site.module, site.env) : null;
    if (outcome !== null) return outcome ? this.at(right, site) : [literal(site, false)];
    const lefts = this.at(left, site);
    if (operator === '&&') {
      const falsy = lefts.filter((value) => truthiness(value) === false);
      if (falsy.length === lefts.length) return lefts;
      const mayFail = lefts.some((value) => truthiness(value) === null);
      return [...this.at(right, site), ...falsy, ...mayFail ? [literal(site, false)] : []];
    }
    const stays = (value: Value): boolean | null => (operator === '??' ? (isNothing(value) ? false : truthiness(value) === null ? null : true) : truthiness(value));
    const kept = lefts.filter((value) => stays(value) !== false);
    if (kept.length > 0 && lefts.every((value) => stays(value) === true)) return kept;
    const rights = this.at(right, site);
    // With a default behind it the result is there, so a second default is never reached.
    const isDefaulted = rights.every((value) => truthiness(value) === true);
    return [...isDefaulted ? kept.map((value) => (value.kind === 'literal' ? value : { ...value, present: true as const })) : kept, ...rights];
  }

  #asserted(node: TSESTree.TSAsExpression | TSESTree.TSTypeAssertion, site: Site): readonly Value[] {
    const values = this.at(node.expression, site);
    const isPlaceholder = node.expression.type === 'ObjectExpression' && node.expression.properties.length === 0;
    return isPlaceholder || values.every(isDistant) ? this.#orOfType(values, () => valuesOfType(this, node.typeAnnotation, site), site) : values;
  }

  #identifier(node: TSESTree.Identifier, site: Site): readonly Value[] {
    if (node.name === 'undefined') return [literal(site, undefined)];
    const variable = site.module.variableOf(node);
    if (!variable) return membersNamed(this, { kind: 'global', name: 'globalThis', site }, node.name, site);
    return this.variable(variable, site, node).map((value) => withHolder(value, { variable, path: [], module: site.module, env: site.env }));
  }

  /** Everything that is ever assigned to a variable; at a use, what has not been replaced by then. */
  variable(variable: Variable, site: Site, use: Node | null = null): readonly Value[] {
    const values: Value[] = [];
    const isAssigned = variable.references.some((reference) => reference.isWrite() && !reference.init);
    const reaches = use && isAssigned ? reachingWrites(variable, use, (test) => outcomeOf(test, site.module, site.env)) : () => true;
    for (const definition of variable.defs) if (definition.type !== 'Variable' || reaches(definition.name)) values.push(...this.#definition(variable, definition, site));
    for (const reference of variable.references) {
      if (!reference.isWrite() || reference.init || !reaches(reference.identifier) || isRuledOut(reference.identifier, site.module, site.env)) continue;
      const writeExpr = writtenBy(reference.identifier, (reference as { writeExpr?: Node | null }).writeExpr ?? null, use);
      if (!writeExpr) continue;
      const origin: Site = { node: writeExpr, module: site.module, env: this.#envFor(writeExpr, site.env) };
      values.push(...this.#destructured(reference.identifier, origin));
    }
    if (values.length > 0 && !values.every(isDistant)) return values;
    const isParameter = variable.defs.some((definition) => (definition as { type: string }).type === 'Parameter');
    return this.#orOfType(values, () => (isParameter ? [] : this.#typed(variable, site)), site);
  }

  /** What comes from out of sight may be told better by its type. */
  #orOfType(values: readonly Value[], typed: () => readonly Value[], site: Site): readonly Value[] {
    const ofType = typed();
    if (ofType.length === 0) return values.length > 0 ? values : [literal(site, undefined)];
    return [...values.filter((value) => !isOpaque(value)), ...ofType];
  }

  /** A variable's own function must be in reach for its parameters to be known. */
  #envFor(node: Node, env: Env | null): Env | null {
    const fn = enclosingFunction(node);
    for (let current = env; current; current = current.outer) if (current.fn === fn) return current;
    return env;
  }

  #typed(variable: Variable, site: Site): readonly Value[] {
    for (const name of variable.identifiers) {
      const annotation = annotationOf(name, site.module);
      if (annotation) {
        const values = valuesOfType(this, annotation, { node: name, module: site.module, env: null });
        if (values.length > 0) return values;
      }
    }
    return [];
  }

  #definition(variable: Variable, definition: { type: string; node: Node; name: Node }, site: Site): readonly Value[] {
    const here = (node: Node): Site => ({ node, module: site.module, env: site.env });
    switch (definition.type) {
      case 'ImportBinding':
        return this.#importBinding(definition.node, site);
      case 'FunctionName':
      case 'ClassName':
        return this.evaluate(here(definition.node));
      case 'Variable': {
        const declarator = definition.node as TSESTree.VariableDeclarator;
        if (isProperty(declarator, site.module)) return [...declarator.init ? this.#destructured(definition.name, here(declarator.init)) : [], unknown(site, 'is given to the component')];
        if (declarator.init) return this.#destructured(definition.name, here(declarator.init));
        const loop = declarator.parent.parent;
        if (loop.type === 'ForOfStatement' && loop.left === declarator.parent) {
          return this.#destructured(definition.name, here(loop.right), (value) => elementsOf(this, value));
        }
        return loop.type === 'ForInStatement' ? [unknown(site, 'is a key of an object')] : [literal(here(declarator), undefined)];
      }
      case 'Parameter':
        return this.#parameter(definition.node as FunctionNode, definition.name, site);
      case 'TSEnumName':
      case 'TSModuleName':
        return this.evaluate(here(definition.node));
      default:
        return [unknown(site, `is declared as ${variable.name}`)];
    }
  }

  /** The part of a value that a destructuring pattern gives to one name. */
  #destructured(name: Node, origin: Site, first: (value: Value) => readonly Value[] = (value) => [value]): readonly Value[] {
    return this.#partOf(this.evaluate(origin).flatMap(first), name, origin);
  }

  #partOf(whole: readonly Value[], name: Node, origin: Site): readonly Value[] {
    const steps: PatternStep[] = [];
    let node = name;
    while (node.parent && !isPatternRoot(node)) {
      const { parent } = node;
      if (parent.type === 'AssignmentPattern' && parent.left === node) steps.unshift({ kind: 'default', node: parent.right });
      else if (parent.type === 'Property') steps.unshift({ kind: 'key', property: parent });
      else if (parent.type === 'ArrayPattern' && node.type !== 'RestElement') steps.unshift({ kind: 'index', index: parent.elements.indexOf(node as never) });
      else if (parent.type === 'RestElement') steps.unshift({ kind: 'rest', pattern: parent.parent });
      node = parent;
    }
    return steps.reduce((values, step) => this.#patternStep(step, values, origin), whole);
  }

  #patternStep(step: PatternStep, values: readonly Value[], origin: Site): readonly Value[] {
    switch (step.kind) {
      case 'key': {
        const key = this.keyOf(step.property, origin);
        return values.flatMap((value) => membersNamed(this, value, key, { node: step.property, module: origin.module, env: origin.env }));
      }
      case 'index':
        return values.flatMap((value) => membersNamed(this, value, String(step.index), origin));
      case 'default': {
        const given = values.filter((value) => !(value.kind === 'literal' && value.value === undefined));
        return given.length === values.length && !given.some((value) => rootOf(value).kind === 'unknown') ? given : [...given, ...this.evaluate({ node: step.node, module: origin.module, env: origin.env })];
      }
      case 'rest':
        return step.pattern.type === 'ArrayPattern' ? values.map((value) => this.#from(value, (step.pattern as TSESTree.ArrayPattern).elements.length - 1, origin)) : this.#withoutTaken(values, step.pattern, origin);
    }
  }

  /** `[a, ...rest]`: the elements from a place on. */
  #from(list: Value, index: number, site: Site): Value {
    if (list.kind !== 'array' && list.kind !== 'list') return unknown(site, 'is the rest of something that is not a list');
    const length = lengthOf(list);
    if (length === null) return { kind: 'list', elements: elementsOf(this, list), site };
    const slots = Array.from({ length: Math.max(length - index, 0) }, (_, place) => membersNamed(this, list, String(place + index), site));
    return { kind: 'list', elements: slots.flat(), slots, site };
  }

  /** `{ a, ...rest }`: the rest has no `a`. */
  #withoutTaken(values: readonly Value[], pattern: Node, origin: Site): readonly Value[] {
    const keys = pattern.type === 'ObjectPattern' ? pattern.properties.flatMap((property) => (property.type === 'Property' ? [this.keyOf(property, origin)] : [])) : [];
    if (keys.length === 0) return values;
    const omitted = keys.filter((key) => key !== null);
    return values.map((value) => (value.kind === 'object' && omitted.length === keys.length ? { ...value, omitted: [...value.omitted ?? [], ...omitted] } : value.kind === 'object' || value.kind === 'call' ? unknown(origin, 'is the rest of an object') : value));
  }

  /** The name of a property or member, also when a constant computes it. */
  keyOf(node: { key?: Node; property?: Node; computed?: boolean }, site: Site): string | null {
    const literalName = literalKey(node);
    const expression = node.key ?? node.property;
    if (literalName !== null || !expression) return literalName;
    const values = this.at(expression, site);
    const [only] = values;
    if (values.length !== 1 || !only) return null;
    return only.kind === 'literal' && typeof only.value === 'number' ? String(only.value) : textOf(only);
  }

  #importBinding(node: Node, site: Site): readonly Value[] {
    if (node.type === 'TSImportEqualsDeclaration') {
      const reference = node.moduleReference;
      const source = reference.type === 'TSExternalModuleReference' && reference.expression.type === 'Literal' ? reference.expression.value : null;
      return source === null ? [unknown(site, 'is a namespace alias')] : this.importValue(source, 'module.exports', site);
    }
    const declaration = node.parent as TSESTree.ImportDeclaration;
    const source = declaration.source.value;
    if (node.type === 'ImportDefaultSpecifier') return this.importValue(source, 'default', site);
    if (node.type === 'ImportNamespaceSpecifier') return this.importValue(source, '*', site);
    return this.importValue(source, importedName(node as TSESTree.ImportSpecifier), site);
  }

  /** Where a module specifier leads from a file. */
  locate(source: string, from: string): Resolution {
    if (this.#options.crossFile === false || this.#options.isKnownPackage?.(source)) return { kind: 'package' };
    return resolveModule(source, from);
  }

  /** An export of another file, or of a package when the file is not part of the program. */
  importValue(source: string, name: string, site: Site): readonly Value[] {
    const external: Value = { kind: 'import', source, name: name === 'module.exports' ? '*' : name, site };
    const resolution = this.locate(source, site.module.filename);
    if (resolution.kind === 'package') return [external];
    const module = resolution.filename === site.module.filename ? site.module : loadFile(resolution.filename);
    if (!module) return [unknown(site, `comes from ${source}, which cannot be read`)];
    this.visitedFiles.add(resolution.filename);
    return this.exported(module, name, site);
  }

  /** A function or class of another file, as far as the texts show; parses nothing. */
  isDeclaredElsewhere(identifier: TSESTree.Identifier, module: SourceModule): boolean {
    const found = importedAs(identifier, module);
    const resolution = found && this.locate(found.source, module.filename);
    return resolution?.kind === 'file' && glimpse(resolution.filename, found?.name ?? '', this.#surroundings) === 'function';
  }

  exported(module: SourceModule, name: string, site: Site, seen: ReadonlySet<SourceModule> = new Set()): readonly Value[] {
    if (seen.has(module)) return [unknown(site, 'is exported in a circle')];
    const at = (node: Node): Site => ({ node, module, env: null });
    const wholeModule = (): readonly Value[] => (module.exportAssignments.length > 0 ? module.exportAssignments.flatMap((node) => this.evaluate(at(node))) : [{ kind: 'namespace', module, site }]);
    if (name === 'module.exports' || name === '*') return name === '*' && module.exports.size > 0 ? [{ kind: 'namespace', module, site }] : wholeModule();
    const entry = module.exports.get(name);
    if (entry?.kind === 'node') return this.evaluate(at(entry.node));
    if (entry) return this.#reexported(module, entry.source, entry.name, site, seen);
    for (const source of name === 'default' ? [] : module.exportAll) {
      const next = this.locate(source, module.filename);
      if (next.kind === 'file' && glimpse(next.filename, name, this.#surroundings) === 'absent') continue;
      const values = this.#reexported(module, source, name, site, seen);
      if (!values.every((value) => value.kind === 'unknown')) return values;
    }
    if (module.exportAssignments.length > 0) {
      const values = wholeModule();
      return name === 'default' ? values : values.flatMap((value) => membersNamed(this, value, name, site));
    }
    return [unknown(site, `is not exported as ${name}`)];
  }

  #reexported(module: SourceModule, source: string, name: string, site: Site, seen: ReadonlySet<SourceModule>): readonly Value[] {
    const resolution = this.locate(source, module.filename);
    if (resolution.kind === 'package') return [{ kind: 'import', source, name, site }];
    const next = loadFile(resolution.filename);
    if (!next) return [unknown(site, `comes from ${source}, which cannot be read`)];
    this.visitedFiles.add(resolution.filename);
    return this.exported(next, name, site, new Set(seen).add(module));
  }

  #this(site: Site): readonly Value[] {
    const owner = thisOwner(site.node);
    if (!owner) return this.#constructedThis(site);
    for (let env = site.env; env; env = env.outer) if (env.fn === owner.via && env.self) return [env.self];
    if (!isClass(owner.owner)) return [{ kind: 'object', site: { node: owner.owner, module: site.module, env: null }, holders: [] }];
    const cls = { node: owner.owner, module: site.module, env: site.env };
    return [owner.isStatic ? { kind: 'class', site: cls } : { kind: 'instance', class: cls, args: null, derived: null, site }];
  }

  /** `this` in a function that is called with `new`, and in the methods of its prototype. */
  #constructedThis(site: Site): readonly Value[] {
    const fn = constructorFunctionOf(site.node, site.module);
    for (let env = site.env; env; env = env.outer) if (env.fn === fn && env.self) return [env.self];
    if (!fn) return [unknown(site, 'depends on how the function is called')];
    return [{ kind: 'new', callee: { kind: 'function', site: { node: fn, module: site.module, env: null }, self: null }, args: null, site }];
  }

  #member(node: TSESTree.MemberExpression, site: Site): readonly Value[] {
    if (node.object.type === 'Super') return this.#superMember(node, site);
    const keys = this.#keysOf(node, site);
    return this.#those(node.object, node.optional, site).flatMap((value) => keys.flatMap((key) => membersNamed(this, value, key, site)));
  }

  /** What an expression may be where it is used: without what would have failed there, unless that is all there is. */
  #those(node: Node, isOptional: boolean, site: Site): readonly Value[] {
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
    if (!owner || !isClass(owner.owner) || !owner.owner.superClass || key === null) return [unknown(site, 'belongs to a base class that is not known')];
    const [self = null] = this.#this(site);
    const bases = this.evaluate({ node: owner.owner.superClass, module: site.module, env: null });
    return bases.flatMap((base) => membersNamed(this, base.kind === 'class' ? { kind: 'instance', class: base.site, args: null, derived: self, site } : { kind: 'new', callee: base, args: null, site }, key, site));
  }

  construct(callee: Value, args: Arg[], site: Site): readonly Value[] {
    if (callee.kind === 'class') return [{ kind: 'instance', class: callee.site, args, derived: null, site }];
    if (callee.kind === 'global' && callee.name === 'Promise') return this.#promise(args, site);
    if (callee.kind === 'global' && callee.name === 'Proxy' && args[0]) return this.#proxied(args[0], args[1], site);
    if (isNothing(callee)) return [unknown(site, 'is made by a class that is not set')];
    return [{ kind: 'new', callee, args, site }];
  }

  /** A proxy stands for its target, or for the object that its `get` reads the same key of. */
  #proxied(target: Arg, handler: Arg | undefined, site: Site): readonly Value[] {
    const read = handler ? this.evaluate(handler.site).flatMap((value) => (value.kind === 'object' ? membersNamed(this, value, 'get', site) : [])) : [];
    const sources = read.flatMap((getter) => (getter.kind === 'function' ? this.#readThrough(getter) : []));
    return [...sources.filter((value) => !isOpaque(value)), ...this.evaluate(target.site)];
  }

  /** `get: (_, key) => source()[key]`, `Reflect.get(source(), key)` */
  #readThrough({ site: { node, module, env } }: ValueOf<'function'>): readonly Value[] {
    const key = node.params[1];
    const isKey = (used: Node | undefined): boolean => key?.type === 'Identifier' && used?.type === 'Identifier' && module.variableOf(used) === module.variableOf(key);
    const sources: Node[] = [];
    walk(node.body, module.visitorKeys, (inner) => {
      if (inner.type === 'MemberExpression' && inner.computed && isKey(unwrap(inner.property))) sources.push(inner.object);
      else if (inner.type === 'CallExpression' && dottedName(inner.callee, module) === 'Reflect.get' && isKey(inner.arguments[1])) sources.push(inner.arguments[0]!);
      return undefined;
    });
    return sources.flatMap((source) => this.evaluate({ node: source, module, env }));
  }

  /** `new Promise((resolve) => { resolve(x) })` stands for `x`. */
  #promise(args: Arg[], site: Site): readonly Value[] {
    const [executor] = args;
    const fn = executor && this.evaluate(executor.site).find((value) => value.kind === 'function');
    const resolve = fn?.kind === 'function' ? fn.site.node.params[0] : undefined;
    if (fn?.kind !== 'function' || resolve?.type !== 'Identifier') return [unknown(site, 'is a promise')];
    const given = fn.site.module.calls.filter((call) => contains(fn.site.node, call) && call.callee.type === 'Identifier' && call.callee.name === resolve.name);
    const values = given.flatMap((call) => (call.arguments[0] ? this.evaluate({ node: call.arguments[0], module: fn.site.module, env: fn.site.env }) : []));
    return values.length > 0 ? values : [unknown(site, 'is a promise')];
  }

  #call(site: Site<TSESTree.CallExpression>): readonly Value[] {
    const { node } = site;
    if (node.callee.type === 'Super') return [unknown(site, 'is a call of the base class')];
    const specifier = this.#requiredModule(node, site);
    if (specifier !== null) return this.importValue(specifier, 'module.exports', site);
    const args = argsOf(node, site);
    const special = this.#builtInCall(node, args, site);
    if (special) return special;
    return this.#those(node.callee, node.optional, site).flatMap((callee) => this.invoke(callee, args, site));
  }

  /** `require('x')`, also where `createRequire` made the function. */
  #requiredModule({ callee, arguments: [source] }: TSESTree.CallExpression, site: Site): string | null {
    if (callee.type !== 'Identifier' || !source || (source.type !== 'Literal' && source.type !== 'TemplateLiteral')) return null;
    const variable = site.module.variableOf(callee);
    const isRequire = variable ? variable.defs[0]?.type === 'Variable' && this.at(callee, site).some(isCreatedRequire) : callee.name === 'require' || callee.name === '__non_webpack_require__';
    return isRequire ? this.at(source, site).map(textOf).find((text) => text !== null) ?? null : null;
  }

  /** What a call of `callee` returns. */
  invoke(callee: Value, given: Arg[], site: Site<TSESTree.CallExpression>): readonly Value[] {
    const args = callee.bound ? [...callee.bound, ...given] : given;
    if (callee.kind === 'function') return this.returned(callee, args, site);
    if (callee.kind === 'class') return [{ kind: 'instance', class: callee.site, args, derived: null, site }];
    const typed = resultsOfType(this, callee);
    if (typed.length > 0) return typed;
    if (isNothing(callee)) return [unknown(site, 'is the result of a function that is not set')];
    const name = calledName(callee);
    const first = args[0];
    if (callee.kind === 'member') {
      const taken = this.#takenFrom(callee);
      if (taken) return taken;
    }
    if (name !== null && first && MEMOIZERS.has(name)) {
      const given = this.evaluate(first.site);
      if (given.some((value) => value.kind === 'function')) return given;
    }
    if (name !== null && first && CONTAINERS.has(name)) {
      const instances = this.evaluate(first.site).flatMap((value) => instancesOf(value, site));
      if (instances.length > 0) return instances;
    }
    if (name === 'useState') return this.#stateOf(first, site);
    if (name === 'useContext' && first) return this.#contextOf(first, callee, args, site);
    if (name !== null && first && RUNNERS.has(name)) {
      const results = this.evaluate(first.site).flatMap((value) => (value.kind === 'function' ? this.returned(value, [], site) : []));
      if (results.length > 0) return results;
    }
    return [{ kind: 'call', callee, args, site }];
  }

  /** `const [value, setValue] = useState(initial)`: what it starts with, and what it is set to. */
  #stateOf(initial: Arg | undefined, site: Site<TSESTree.CallExpression>): readonly Value[] {
    const called = (arg: Arg): readonly Value[] => this.evaluate(arg.site).flatMap((value) => (value.kind === 'function' ? this.returned(value, null, { ...site, node: arg.site.node }) : [value]));
    const pattern = wrapped(site.node).parent;
    const setter = pattern?.type === 'VariableDeclarator' && pattern.id.type === 'ArrayPattern' ? pattern.id.elements[1] : null;
    const uses = setter ? site.module.variableOf(setter)?.references.filter((reference) => !reference.init) ?? [] : [];
    const set = uses.flatMap(({ identifier }): readonly Value[] => {
      const { parent } = identifier as Node;
      const [argument] = parent?.type === 'CallExpression' && parent.callee === identifier ? argsOf(parent, { ...site, env: null }) : [];
      return argument ? called(argument) : [unknown(site, 'is set where it cannot be seen')];
    });
    const states = this.#orOfType([...initial ? called(initial) : [literal(site, undefined)], ...set], () => this.#ofTypeArgument(site, 0), site);
    return states.map((state) => ({ kind: 'list', elements: [state, unknown(site, 'sets the state')], site }));
  }

  /** The default of a context; its providers are not looked for. */
  #contextOf(context: Arg, callee: Value, args: Arg[], site: Site<TSESTree.CallExpression>): readonly Value[] {
    const contexts = this.evaluate(context.site).flatMap((value) => (value.kind === 'call' && calledName(value.callee) === 'createContext' ? [value] : []));
    const values = contexts.flatMap((made) => this.#orOfType(made.args[0] ? this.evaluate(made.args[0].site).filter((value) => !isNothing(value)) : [], () => this.#ofTypeArgument(made.site, 0), site));
    const known = values.filter((value) => !isOpaque(value));
    return known.length > 0 ? [...known, unknown(site, 'may be given by a provider')] : [{ kind: 'call', callee, args, site }];
  }

  /** What a type argument of a call stands for: `useRef<Client>(null)`. */
  #ofTypeArgument({ node, module }: Site, index: number): readonly Value[] {
    const type = typeArgumentsOf(node)[index];
    return type ? valuesOfType(this, type, { node, module, env: null }) : [];
  }

  /** `map.get(key)`, `list.at(0)`, `list.find(…)`: one of what the collection holds. */
  #takenFrom({ object, name }: ValueOf<'member'>): readonly Value[] | null {
    if (object.kind === 'new' && object.callee.kind === 'global' && /^(?:Weak)?Map$/.test(object.callee.name) && name === 'get') {
      const entries = entriesOf(this, object);
      return entries.length > 0 ? entries : null;
    }
    if ((object.kind === 'array' || object.kind === 'list') && name !== null && TAKING_ONE.has(name)) return elementsOf(this, object);
    return null;
  }

  /** The return values of a function, with its parameters bound to these arguments. */
  returned(fn: ValueOf<'function'>, args: Arg[] | null, site: Site): readonly Value[] {
    const { node, module } = fn.site;
    if (isRecursive(fn.site.env, node) || isRecursive(site.env, node)) return [unknown(site, 'is the result of a recursive function')];
    const env = this.enter(fn, args, site);
    if (node.generator) return [{ kind: 'list', elements: this.#yielded(fn, env), site }];
    const values = returnsOf(node, module.visitorKeys).filter((expression) => !isRuledOut(expression, module, env)).flatMap((expression) => this.evaluate({ node: expression, module, env }));
    if (values.length > 0 && !values.every(isDistant)) return node.body.type === 'BlockStatement' && fallsThrough(node.body) ? [...values, literal(site, undefined)] : values;
    const annotation = returnTypeOf(node, module);
    return this.#orOfType(values, () => (annotation ? valuesOfType(this, annotation, { node, module, env: null }) : []), site);
  }

  #yielded({ site: { node, module } }: ValueOf<'function'>, env: Env): readonly Value[] {
    return yieldsOf(node, module.visitorKeys).flatMap(({ argument, delegate }) => {
      const values = argument ? this.evaluate({ node: argument, module, env }) : [];
      return delegate ? values.flatMap((value) => elementsOf(this, value)) : values;
    });
  }

  /** The environment of one call. The same call gives the same environment, so that results can be kept. */
  enter(fn: ValueOf<'function'>, args: Arg[] | null, site: Site): Env {
    const made = this.#envs.get(site.node) ?? [];
    const known = made.find((item) => item.fn === fn.site.node && item.from === site.env && item.self === fn.self);
    if (known) return known.env;
    const env: Env = { fn: fn.site.node, args, self: fn.self, outer: fn.site.env };
    made.push({ env, fn: fn.site.node, self: fn.self, from: site.env });
    this.#envs.set(site.node, made);
    return env;
  }

  /** Calls whose meaning the language defines. */
  #builtInCall(node: TSESTree.CallExpression, args: Arg[], site: Site<TSESTree.CallExpression>): readonly Value[] | null {
    const name = dottedName(node.callee, site.module);
    const [first] = args;
    if (name !== null && first) {
      if (IDENTITIES.has(name)) return this.evaluate(first.site);
      if (name === 'Promise.all' || name === 'Promise.allSettled') return this.evaluate(first.site);
      if (name === 'Promise.race' || name === 'Promise.any') return this.evaluate(first.site).flatMap((value) => elementsOf(this, value));
      if (name === 'Object.values') return [{ kind: 'list', elements: this.evaluate(first.site).flatMap((value) => membersNamed(this, value, null, site)), site }];
      if (name === 'Object.entries') return [{ kind: 'list', elements: this.evaluate(first.site).flatMap((value) => membersNamed(this, value, null, site)).map((value) => pairOf(value, site)), site }];
      if (name === 'Reflect.construct') return this.evaluate(first.site).flatMap((callee) => this.construct(callee, args[1] ? this.#listedArgs(args[1]) : [], site));
      if (name === 'Reflect.get' && args[1]) return this.#readBy(first, args[1], site);
      if (name === 'String') return this.evaluate(first.site);
      if (name === 'JSON.parse') return this.#copiedAsJson(first);
      if (name === 'Object.assign') return [{ kind: 'call', callee: { kind: 'global', name, site }, args, site }];
    }
    if (first && INTEROP.test(node.callee.type === 'Identifier' ? node.callee.name : node.callee.type === 'MemberExpression' ? memberText(node.callee) : '')) return this.evaluate(first.site);
    if (node.callee.type !== 'MemberExpression') return null;
    const method = literalKey(node.callee);
    if (method === null) return null;
    if (method === 'bind') return this.#boundFunction(node.callee.object, args.slice(1), site);
    if (method === 'then' && first) return this.#then(node.callee.object, args, site);
    if (PROMISE_PASS_THROUGH.has(method)) return this.#unlessOwn(node.callee.object, site);
    if (method === 'call' || method === 'apply') return this.#calledOn(node.callee.object, method, args, site);
    return null;
  }

  /** `JSON.parse(JSON.stringify(x))` is a copy of `x`. */
  #copiedAsJson(text: Arg): readonly Value[] | null {
    const sources = this.evaluate(text.site).map((value) => {
      const isText = value.kind === 'call' && value.args.length === 1 && value.callee.kind === 'member' && value.callee.name === 'stringify' && value.callee.object.kind === 'global' && value.callee.object.name === 'JSON';
      return isText ? value.args[0]?.site ?? null : null;
    });
    return sources.every((source) => source !== null) ? sources.flatMap((source) => this.evaluate(source)) : null;
  }

  /** `Reflect.get(target, key)` */
  #readBy(target: Arg, key: Arg, site: Site): readonly Value[] {
    const names = this.evaluate(key.site).map(textOf);
    return this.evaluate(target.site).flatMap((value) => names.flatMap((name) => membersNamed(this, value, name, site)));
  }

  #listedArgs(arg: Arg): Arg[] {
    const [list, ...others] = this.evaluate(arg.site);
    if (list?.kind !== 'array' || others.length > 0) return [{ ...arg, spread: true }];
    return list.site.node.elements.flatMap((element) => (element ? [element.type === 'SpreadElement' ? { site: { ...list.site, node: element.argument }, spread: true } : { site: { ...list.site, node: element }, spread: false }] : []));
  }

  #boundFunction(target: Node, bound: readonly Arg[], site: Site): readonly Value[] | null {
    const values = this.at(target, site);
    if (values.every((value) => rootOf(value).kind === 'unknown')) return null;
    return bound.length > 0 ? values.map((value) => ({ ...value, bound: [...value.bound ?? [], ...bound] })) : values;
  }

  #unlessOwn(target: Node, site: Site): readonly Value[] | null {
    const values = this.at(target, site);
    return values.some((value) => value.kind === 'object') || values.every((value) => rootOf(value).kind === 'unknown') ? null : values;
  }

  #calledOn(target: Node, method: string, args: Arg[], site: Site<TSESTree.CallExpression>): readonly Value[] | null {
    const functions = this.at(target, site);
    if (functions.some((value) => value.kind === 'object') || functions.every((value) => rootOf(value).kind === 'unknown')) return null;
    const rest = method === 'call' ? args.slice(1) : [];
    return functions.flatMap((callee) => this.invoke(callee, rest, site));
  }

  #then(target: Node, args: Arg[], site: Site<TSESTree.CallExpression>): readonly Value[] {
    const [first] = args;
    const handlers = first ? this.evaluate(first.site).filter((value) => value.kind === 'function') : [];
    if (handlers.length === 0) return [unknown(site, 'is the result of a promise')];
    const given: Arg = { site: { node: target, module: site.module, env: site.env }, spread: false };
    return handlers.flatMap((handler) => this.returned(handler, [given], site));
  }

  #parameter(fn: FunctionNode, name: Node, site: Site): readonly Value[] {
    const index = fn.params.findIndex((parameter) => contains(parameter, name));
    const parameter = fn.params[index];
    if (!parameter) return [unknown(site, 'is a parameter')];
    const env = envOf(site.env, fn);
    const fromArgs = env?.args ? this.#argument(parameter, index, env.args, name, site) : null;
    if (fromArgs && !fromArgs.every(saysNothing)) return fromArgs;
    const fallback = this.#defaultOf(parameter, name, site);
    const isLeftOut = env?.args !== undefined && env.args !== null && fromArgs === null;
    if (isLeftOut) return fallback.length > 0 ? fallback : [literal(site, undefined)];
    const declared = this.#typedParameter(parameter, name, site);
    const typed = declared.length > 0 ? declared : this.#contextualParameter(fn, index, parameter, name, site);
    const isCertain = typed.length > 0 && typed.every((value) => value.kind !== 'shape');
    const callers = env?.args || isCertain ? [] : this.#fromCallers(fn, index, parameter, name, site);
    const known = callers.filter((value) => !saysNothing(value));
    if (known.length > 0) return [...known, ...fallback.length > 0 ? fallback : callers.filter(isUndefined)];
    const values = [...fallback, ...typed];
    return values.length > 0 ? values : fromArgs ?? [unknown(site, `is the parameter ${site.module.text.slice(name.range[0], name.range[1])}`)];
  }

  /** The arguments one by one, also where a list of known length is spread: `send(...args)`. */
  spreadOut(args: readonly Arg[]): Arg[] {
    return args.flatMap((arg) => {
      if (!arg.spread) return [arg];
      const lengths = this.evaluate(arg.site).map(lengthOf);
      const isKnown = lengths.every((length) => length !== null);
      return isKnown ? Array.from({ length: Math.max(...lengths) }, (_, index) => ({ site: { ...arg.site, node: elementNode(arg.site.node, index) }, spread: false })) : [arg];
    });
  }

  #argument(parameter: Node, index: number, given: readonly Arg[], name: Node, site: Site): readonly Value[] | null {
    const args = this.spreadOut(given);
    if (parameter.type === 'RestElement') {
      const slots = args.slice(index).map((arg) => this.evaluate(arg.site));
      return this.#partOf([{ kind: 'list', elements: slots.flat(), ...args.some((arg) => arg.spread) ? {} : { slots }, site }], name, site);
    }
    if (args.slice(0, index + 1).some((arg) => arg.spread)) return [unknown(site, 'is one of several spread arguments')];
    const arg = args[index];
    return arg ? this.#destructured(name, arg.site) : null;
  }

  #defaultOf(parameter: Node, name: Node, site: Site): readonly Value[] {
    const target = parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter;
    if (target.type !== 'AssignmentPattern') return [];
    const origin: Site = { node: target.right, module: site.module, env: site.env };
    return name === target.left ? this.evaluate(origin) : this.#destructured(name, origin).filter((value) => !isNothing(value));
  }

  #typedParameter(parameter: Node, name: Node, site: Site): readonly Value[] {
    const target = bindingOf(parameter);
    const annotation = annotationOf(target, site.module);
    if (!annotation) return [];
    return this.#partOfType(valuesOfType(this, annotation, { node: target, module: site.module, env: null }), target, name, site);
  }

  /** What the type of a function says of its parameter: `const job: Job = (client) => …`. */
  #contextualParameter(fn: FunctionNode, index: number, parameter: Node, name: Node, site: Site): readonly Value[] {
    const target = bindingOf(parameter);
    if (annotationOf(target, site.module)) return [];
    return this.#partOfType(this.#contextualType(fn, site).flatMap((value) => parametersOfType(this, value, index)), target, name, site);
  }

  #contextualType(fn: FunctionNode, site: Site): readonly Value[] {
    const { parent } = fn;
    const near: Site = { node: parent, module: site.module, env: null };
    if (parent.type === 'VariableDeclarator') {
      const annotation = annotationOf(parent.id, site.module);
      return annotation ? valuesOfType(this, annotation, near) : [];
    }
    if (parent.type === 'TSSatisfiesExpression' || parent.type === 'TSAsExpression') return valuesOfType(this, parent.typeAnnotation, near);
    if (parent.type !== 'CallExpression' || parent.callee === fn) return [];
    const position = parent.arguments.indexOf(fn as never);
    return this.at(parent.callee, near).flatMap((callee) => parametersOfType(this, callee, position));
  }

  #partOfType(whole: readonly Value[], target: Node, name: Node, site: Site): readonly Value[] {
    if (target === name) return whole;
    const path = patternPath(name, target);
    return path === null ? [] : path.reduce<readonly Value[]>((values, key) => values.flatMap((value) => membersNamed(this, value, key, site)), whole).filter((value) => value.kind !== 'unknown' && !isNothing(value));
  }

  /** The arguments that the calls of a function give to one parameter. */
  #fromCallers(fn: FunctionNode, index: number, parameter: Node, name: Node, site: Site): readonly Value[] {
    const values: Value[] = [];
    for (const call of this.callersOf(fn, site.module).slice(0, MAX_CALLERS)) {
      const args = argsOf(call.node, call);
      values.push(...this.#argument(parameter, index, args, name, site) ?? [literal(call, undefined)]);
    }
    for (const { call, argument } of this.#handedTo(fn, site.module)) values.push(...this.#callbackParameter(call, argument, index, name, site));
    return values;
  }

  /** Calls that are given a function as an argument, as it stands or by its name. */
  #handedTo(fn: FunctionNode, module: SourceModule): { call: TSESTree.CallExpression; argument: Node }[] {
    const variable = this.#nameOf(fn, module);
    return [fn, ...variable?.references.map((reference): Node => reference.identifier) ?? []].flatMap((argument) => {
      const call = argument.parent;
      return call?.type === 'CallExpression' && call.callee !== argument ? [{ call, argument }] : [];
    });
  }

  /** Somebody else may call it: it is given to a function as an argument. */
  isHandedOn(fn: FunctionNode, module: SourceModule): boolean {
    return this.#handedTo(fn, module).length > 0;
  }

  /** The calls of a function, in its own file and, where the whole program is known, in others. */
  callersOf(fn: FunctionNode, module: SourceModule): readonly CallSite[] {
    const known = this.#callers.get(fn);
    if (known) return known;
    const truncatedBefore = this.#truncated;
    const callers = [...this.#callsByName(fn, module), ...this.#callsOfMethod(fn, module)].map((node): CallSite => ({ node, module, env: null }));
    const all = [...callers, ...this.#program?.callersOf({ node: fn, module, env: null }) ?? []];
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

  #nameOf(fn: FunctionNode, module: SourceModule): Variable | null {
    const name = fn.id ?? (fn.parent.type === 'VariableDeclarator' && fn.parent.id.type === 'Identifier' ? fn.parent.id : null);
    return name && module.variableOf(name);
  }

  #callsByName(fn: FunctionNode, module: SourceModule): (TSESTree.CallExpression | TSESTree.NewExpression)[] {
    return (this.#nameOf(fn, module)?.references ?? []).flatMap((reference) => {
      const { parent } = reference.identifier as Node;
      return parent?.type === 'CallExpression' && parent.callee === reference.identifier ? [parent] : [];
    });
  }

  /** `this.method(…)` inside the class, `service.method(…)` and `Class.method(…)` outside, `new Class(…)` for its constructor. */
  #callsOfMethod(fn: FunctionNode, module: SourceModule): (TSESTree.CallExpression | TSESTree.NewExpression)[] {
    const method = fn.parent;
    if (method.type === 'Property' && method.parent.type === 'ObjectExpression') return this.#callsOfMember(method, method.parent, module);
    if (method.type !== 'MethodDefinition' && method.type !== 'PropertyDefinition') return [];
    const cls = method.parent.parent;
    if (method.type === 'MethodDefinition' && method.kind === 'constructor') return isClass(cls) ? this.#constructionsOf(cls, module) : [];
    const key = literalKey(method);
    return module.calls.filter(({ callee }) => {
      if (callee.type !== 'MemberExpression' || literalKey(callee) !== key) return false;
      if (callee.object.type === 'ThisExpression') return contains(cls, callee);
      if (method.static) return isClass(cls) && module.isNameOf(callee.object, cls);
      return this.at(callee.object, { node: callee, module, env: null }).some((value) => value.kind === 'instance' && value.class.node === cls);
    });
  }

  /** `api.send(…)` of an object that is written down, `this.send(…)` inside of it. */
  #callsOfMember(property: TSESTree.Property, object: TSESTree.ObjectExpression, module: SourceModule): (TSESTree.CallExpression | TSESTree.NewExpression)[] {
    const key = literalKey(property);
    return key === null ? [] : module.calls.filter(({ callee }) => callee.type === 'MemberExpression' && literalKey(callee) === key
      && this.at(callee.object, { node: callee, module, env: null }).some((value) => value.kind === 'object' && value.site.node === object));
  }

  /** `new Class(…)`, and `super(…)` in the classes that extend it; those without a constructor hand their arguments on. */
  #constructionsOf(cls: ClassNode, module: SourceModule, seen: ReadonlySet<Node> = new Set()): (TSESTree.CallExpression | TSESTree.NewExpression)[] {
    if (seen.has(cls)) return [];
    const own = module.calls.filter((call) => call.type === 'NewExpression' && module.isNameOf(call.callee, cls));
    const derived = module.classes.filter((node) => node.superClass && module.isNameOf(node.superClass, cls));
    return [...own, ...derived.flatMap((node) => {
      const call = superCallOf(node, module.visitorKeys);
      return call ? [call] : constructorOf(node) ? [] : this.#constructionsOf(node, module, new Set(seen).add(cls));
    })];
  }

  /** The parameter of a function that is handed to another one: `list.map((x) => …)`, `withClient((client) => …)`. */
  #callbackParameter(call: TSESTree.CallExpression, argument: Node, index: number, name: Node, site: Site): readonly Value[] {
    const position = call.arguments.indexOf(argument as never);
    const near: Site = { node: call, module: site.module, env: null };
    if (call.callee.type === 'MemberExpression') {
      const method = literalKey(call.callee);
      const target: Site = { node: call.callee.object, module: site.module, env: null };
      if (method === 'then' && position === 0 && index === 0) return this.#destructured(name, target);
      if (method === 'forEach' && index === 0) return this.#destructured(name, target, (value) => (isCollection(value, /^Map$/) ? entriesOf(this, value) : elementsOf(this, value)));
      if (method === 'reduce' ? index === 1 : ITERATORS.has(method ?? '') && index === 0) return this.#destructured(name, target, (value) => elementsOf(this, value));
    }
    return this.at(call.callee, near).flatMap((callee) => (callee.kind === 'function' ? this.#givenToCallback(callee, position, index, name, call, near) : []));
  }

  /** What a function passes to the callback that it takes as its parameter number `position`. */
  #givenToCallback(callee: ValueOf<'function'>, position: number, index: number, name: Node, call: TSESTree.CallExpression, near: Site): readonly Value[] {
    const parameter = callee.site.node.params[position];
    const variable = parameter?.type === 'Identifier' ? callee.site.module.variableOf(parameter) : null;
    const env = this.enter(callee, argsOf(call, near), near);
    return (variable?.references ?? []).flatMap((reference) => {
      const { parent } = reference.identifier as Node;
      const given = parent?.type === 'CallExpression' && parent.callee === reference.identifier ? parent.arguments[index] : undefined;
      return given ? this.#destructured(name, { node: given, module: callee.site.module, env }) : [];
    });
  }
}

const TAKING_ONE = new Set(['at', 'find', 'findLast', 'pop', 'shift', 'get']);
const ITERATORS = new Set(['map', 'forEach', 'filter', 'find', 'findLast', 'some', 'every', 'flatMap']);

type PatternStep =
  | { kind: 'key'; property: TSESTree.Property }
  | { kind: 'index'; index: number }
  | { kind: 'default'; node: Node }
  | { kind: 'rest'; pattern: Node };

/** Where a destructuring pattern ends: at its declarator, assignment or parameter list. */
function isPatternRoot(node: Node): boolean {
  const { parent } = node;
  if (!parent) return true;
  if (parent.type === 'Property') return parent.parent.type !== 'ObjectPattern' || parent.value !== node;
  return !['ObjectPattern', 'ArrayPattern', 'RestElement', 'AssignmentPattern'].includes(parent.type) || (parent.type === 'AssignmentPattern' && isFunction(parent.parent)) || (parent.type === 'RestElement' && isFunction(parent.parent));
}

function bindingOf(parameter: Node): Node {
  if (parameter.type === 'TSParameterProperty') return bindingOf(parameter.parameter);
  if (parameter.type === 'AssignmentPattern') return parameter.left;
  return parameter.type === 'RestElement' ? parameter.argument : parameter;
}

function patternPath(name: Node, root: Node): string[] | null {
  const path: string[] = [];
  for (let node = name; node !== root; node = node.parent) {
    if (!node.parent) return null;
    if (node.parent.type === 'Property') {
      const key = literalKey(node.parent);
      if (key === null) return null;
      path.unshift(key);
    } else if (node.parent.type === 'ArrayPattern') path.unshift(String(node.parent.elements.indexOf(node as never)));
  }
  return path;
}

/** Entered twice already: a third time will not tell more. */
function isRecursive(env: Env | null, fn: Node): boolean {
  let count = 0;
  for (let current = env; current; current = current.outer) if (current.fn === fn) count += 1;
  return count > 1;
}

function envOf(env: Env | null, fn: Node): Env | null {
  for (let current = env; current; current = current.outer) if (current.fn === fn) return current;
  return null;
}

export function argsOf(node: TSESTree.CallExpression | TSESTree.NewExpression, site: Site): Arg[] {
  return node.arguments.map((argument) => (argument.type === 'SpreadElement'
    ? { site: { node: argument.argument, module: site.module, env: site.env }, spread: true }
    : { site: { node: argument, module: site.module, env: site.env }, spread: false }));
}

function isCreatedRequire(value: Value): boolean {
  if (value.kind !== 'call') return false;
  const { callee } = value;
  const source = rootOf(callee);
  return (callee.kind === 'import' || callee.kind === 'member') && callee.name === 'createRequire' && source.kind === 'import' && /^(?:node:)?module$/.test(source.source);
}

/** The name by which a function is known where it comes from: `memoize` for the default export of `lodash/memoize`. */
function calledName(callee: Value): string | null {
  if (callee.kind === 'import' && (callee.name === 'default' || callee.name === '*')) return /(?:^|[/.])([\w-]+)$/.exec(callee.source)?.[1]?.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()) ?? null;
  return callee.kind === 'global' || callee.kind === 'import' || callee.kind === 'member' ? callee.name : null;
}

function memberText(node: TSESTree.MemberExpression): string {
  return `${node.object.type === 'Identifier' ? node.object.name : ''}.${literalKey(node) ?? ''}`;
}

/** `export let name` of a Svelte component is set from outside. */
function isProperty(declarator: TSESTree.VariableDeclarator, module: SourceModule): boolean {
  return module.filename.endsWith('.svelte') && declarator.parent.kind === 'let' && declarator.parent.parent.type === 'ExportNamedDeclaration';
}

/** What a write gives to a variable: of `x += y` and `x ??= y` the whole expression. */
function writtenBy(identifier: Node, written: Node | null, use: Node | null): Node | null {
  const { parent } = identifier;
  const isCompound = parent?.type === 'AssignmentExpression' && parent.left === identifier && parent.operator !== '=';
  if (!isCompound) return written;
  return identifier === use && !shareLoop(identifier, use) ? null : parent;
}

const elements = new WeakMap<Node, TSESTree.MemberExpression[]>();

/** `list[0]`, for an expression that the program does not write down. */
function elementNode(list: Node, index: number): TSESTree.MemberExpression {
  const known = elements.get(list) ?? [];
  elements.set(list, known);
  const { range, loc, parent } = list;
  const property = { type: 'Literal', value: index, raw: String(index), range, loc, parent };
  return (known[index] ??= { type: 'MemberExpression', object: list, property, computed: true, optional: false, range, loc, parent } as unknown as TSESTree.MemberExpression);
}

/** `Object.assign` for a callee that is written so and whose root is a global. */
export function dottedName(node: Node, module: SourceModule): string | null {
  if (node.type === 'Identifier') return module.variableOf(node) ? null : node.name;
  if (node.type !== 'MemberExpression' || node.object.type !== 'Identifier') return null;
  const key = literalKey(node);
  return key !== null && module.variableOf(node.object) === null ? `${node.object.name}.${key}` : null;
}

/** Made by something that is not part of the program: only a type may tell more. */
export function isDistant(value: Value): boolean {
  if (isOpaque(value) || value.kind === 'import') return true;
  let current: Value = value;
  while (current.kind === 'member' || current.kind === 'call') current = current.kind === 'member' ? current.object : current.callee;
  return current !== value && ['global', 'import', 'shape'].includes(current.kind);
}

/** Tells nothing of a parameter: `false` does. */
function saysNothing(value: Value): boolean {
  return rootOf(value).kind === 'unknown' || isNothing(value);
}

function isUndefined(value: Value): boolean {
  return value.kind === 'literal' && value.value === undefined;
}

/** Says nothing that could be followed further. */
export function isOpaque(value: Value): boolean {
  const root = rootOf(value);
  return root.kind === 'unknown' || isNothing(value) || (value.kind === 'literal' && value.value === false);
}

const MUTABLE_GLOBALS = new Set(['Headers', 'FormData', 'URLSearchParams']);

const changing = new WeakMap<Variable, boolean>();

/** A variable that is only spread, returned or chosen from changes nothing: objects that pass through many stay the same. */
function mayChangeThrough(variable: Variable): boolean {
  let known = changing.get(variable);
  if (known === undefined) {
    known = variable.references.some((reference) => !reference.isWrite() && ['MemberExpression', 'CallExpression', 'VariableDeclarator'].includes(wrapped(reference.identifier).parent?.type ?? ''));
    changing.set(variable, known);
  }
  return known;
}

function withHolder(value: Value, holder: Holder): Value {
  const isMutable = value.kind === 'object' || value.kind === 'array' || (value.kind === 'new' && value.callee.kind === 'global' && MUTABLE_GLOBALS.has(value.callee.name));
  if (!isMutable || (value.kind === 'object' && holder.variable && !mayChangeThrough(holder.variable))) return value;
  const holders = value.holders ?? [];
  return holders.some((item) => item.variable === holder.variable && item.path.length === 0) ? value : { ...value, holders: [...holders, holder] };
}

function flattenText(values: readonly Value[]): (string | readonly Value[])[] {
  const [only] = values;
  if (values.length !== 1 || !only) return [values];
  if (only.kind === 'text') return only.parts;
  if (only.kind !== 'literal') return [values];
  return only.value === undefined || only.value === null ? [values] : [String(only.value)];
}

/** An instance that somebody else makes of a class. */
function instancesOf(value: Value, site: Site): readonly Value[] {
  if (value.kind === 'class') return [{ kind: 'instance', class: value.site, args: null, derived: null, site }];
  return value.kind === 'import' && /^[A-Z]\w*[a-z]/.test(value.name) ? [{ kind: 'new', callee: value, args: null, site }] : [];
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
  if (values.length <= 1) return values.length === 1 ? values : [unknown(site, 'has no value that can be seen')];
  const literals = new Set<unknown>();
  const sites = new Map<Node, Map<string, Set<Env | null>>>();
  const kept = values.filter((value) => {
    if (value.kind === 'literal') return literals.size < literals.add(value.value).size;
    if (value.kind === 'text' || value.kind === 'member' || value.kind === 'list' || (value.kind === 'object' && value.omitted)) return true;
    const origins = sites.get(value.site.node) ?? new Map<string, Set<Env | null>>();
    sites.set(value.site.node, origins);
    const origin = originOf(value);
    const envs = origins.get(origin) ?? new Set();
    origins.set(origin, envs);
    return envs.size < envs.add(value.site.env).size;
  });
  return kept.length > MAX_ALTERNATIVES ? [...kept.slice(0, MAX_ALTERNATIVES), unknown(site, 'has too many values')] : kept;
}

/** What an import, or a `require` that is taken apart, calls the thing in the other file. */
function importedAs(identifier: TSESTree.Identifier, module: SourceModule): { source: string; name: string } | null {
  const variable = module.variableOf(identifier);
  const [definition, ...others] = (variable?.defs ?? []) as { node: Node; name: Node }[];
  if (!definition || others.length > 0) return null;
  const { node, name } = definition;
  if (node.type === 'ImportSpecifier') return { source: (node.parent as TSESTree.ImportDeclaration).source.value, name: importedName(node) };
  if (node.type === 'ImportDefaultSpecifier') return { source: node.parent.source.value, name: 'default' };
  const property = name.parent;
  if (node.type !== 'VariableDeclarator' || node.parent.kind !== 'const' || property?.type !== 'Property' || property.parent !== node.id || property.value !== name) return null;
  const source = requiredBy(node.init);
  const key = literalKey(property);
  return source === null || key === null ? null : { source, name: key };
}

/** `require('./x')` */
function requiredBy(init: Node | null): string | null {
  if (init?.type !== 'CallExpression' || init.callee.type !== 'Identifier' || init.callee.name !== 'require') return null;
  const [source] = init.arguments;
  return source?.type === 'Literal' && typeof source.value === 'string' ? source.value : null;
}
