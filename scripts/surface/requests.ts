/**
 * Works out which HTTP requests a method of the SDK sends, by following its compiled code:
 * through `this.other()`, through `this._client.files.create()`, and into the helper modules.
 */
import ts from 'typescript';
import { type FunctionNode, type SdkModule, findExport } from './modules.ts';

type Value =
  | { kind: 'client' }
  | { kind: 'resource'; path: string }
  /** the method's parameter number `index`, whole or without the keys that a destructuring took */
  | { kind: 'param'; index: number; without: string[] }
  /** one property of that parameter */
  | { kind: 'field'; index: number; name: string }
  | { kind: 'instance'; module: SdkModule; node: ts.ClassDeclaration; fields: Map<string, Value> }
  | { kind: 'closure'; module: SdkModule; node: FunctionNode; scope: Scope; self: Value }
  | { kind: 'class'; module: SdkModule; node: ts.ClassDeclaration }
  | { kind: 'object'; props: Map<string, Value>; spreads: Value[] }
  | { kind: 'text'; text: string; substitutions: Value[] }
  | { kind: 'array'; items: Value[] }
  | { kind: 'unknown' };

type Scope = { values: Map<string, Value>; outer: Scope | null };

export interface SentRequest {
  verb: string;
  /** `/files/{}` */
  path: string;
  /** argument positions and names that end in the path */
  pathArguments: { index: number; name: string | null }[];
  bodyArgument: number | null;
  queryArgument: number | null;
  /** keys of the params object that go elsewhere than the body or query */
  bodyWithout: string[];
  bodyKeys: string[];
  queryKeys: string[];
  /** the method writes the whole body or query itself: nothing of the params object ends there */
  isClosed: boolean;
  headers: string[];
}

/** How a resource path (`chat.completions`) is turned into its compiled class. */
export type ClassOf = (path: string) => { module: SdkModule; node: ts.ClassDeclaration } | null;

const UNKNOWN: Value = { kind: 'unknown' };
const VERBS = new Set(['get', 'post', 'put', 'patch', 'delete', 'getAPIList']);
const MAX_DEPTH = 14;

export function requestsOf(classOf: ClassOf, path: string, method: string): SentRequest[] {
  const resource = classOf(path);
  const node = resource && memberOf(resource.module, resource.node, method);
  if (!resource || !node) return [];
  const run = new Run(classOf);
  const args: Value[] = node.node.parameters.map((_, index) => ({
    kind: 'param',
    index,
    without: [],
  }));
  run.call(node.module, node.node, { kind: 'resource', path }, args, 0);
  if (run.sent.length === 0) run.followConstructed();
  return run.sent;
}

function memberOf(
  module: SdkModule,
  node: ts.ClassDeclaration,
  name: string,
  wantStatic = false,
): { module: SdkModule; node: ts.MethodDeclaration } | null {
  for (const member of node.members) {
    if (
      !ts.isMethodDeclaration(member) ||
      !ts.isIdentifier(member.name) ||
      member.name.text !== name
    )
      continue;
    const isStatic =
      member.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.StaticKeyword) ?? false;
    if (isStatic === wantStatic) return { module, node: member };
  }
  const parent = node.heritageClauses?.[0]?.types[0]?.expression;
  const base =
    parent && ts.isIdentifier(parent) ? findExport(module, parent.text, 'classes') : null;
  return base && memberOf(base.module, base.node, name, wantStatic);
}

class Run {
  readonly sent: SentRequest[] = [];
  readonly #classOf: ClassOf;
  readonly #active = new Set<ts.Node>();
  readonly #constructed: Extract<Value, { kind: 'instance' }>[] = [];

  constructor(classOf: ClassOf) {
    this.#classOf = classOf;
  }

  /** A method that only builds an object (a session, a stream) sends when that object is used. */
  followConstructed(): void {
    for (const instance of this.#constructed) {
      for (const member of instance.node.members) {
        if (ts.isMethodDeclaration(member)) this.call(instance.module, member, instance, [], 1);
      }
      for (const [name, node] of instance.module.functions) {
        if (name.startsWith(`_${instance.node.name?.text ?? ''}_`))
          this.call(instance.module, node, instance, [], 1);
      }
    }
  }

  call(
    module: SdkModule,
    node: FunctionNode,
    self: Value,
    args: Value[],
    depth: number,
    outer: Scope | null = null,
  ): Value {
    if (depth > MAX_DEPTH || this.#active.has(node) || !node.body) return UNKNOWN;
    this.#active.add(node);
    const scope: Scope = { values: new Map([['this', self]]), outer };
    for (const [index, parameter] of node.parameters.entries()) {
      const value = parameter.dotDotDotToken ? UNKNOWN : (args[index] ?? UNKNOWN);
      this.#bind(module, scope, parameter.name, value, depth);
    }
    let result: Value = UNKNOWN;
    if (ts.isBlock(node.body)) {
      for (const statement of node.body.statements) {
        const returned = this.#statement(module, scope, statement, depth);
        if (returned && result.kind === 'unknown') result = returned;
      }
    } else {
      result = this.#expression(module, scope, node.body, depth);
    }
    this.#active.delete(node);
    return result;
  }

  #bind(module: SdkModule, scope: Scope, name: ts.BindingName, value: Value, depth: number): void {
    if (ts.isIdentifier(name)) {
      scope.values.set(name.text, value);
      return;
    }
    if (!ts.isObjectBindingPattern(name)) return;
    const taken: string[] = [];
    for (const element of name.elements) {
      if (element.dotDotDotToken) {
        this.#bind(module, scope, element.name, withoutKeys(value, taken), depth);
        continue;
      }
      const key = element.propertyName ?? element.name;
      if (!ts.isIdentifier(key)) continue;
      taken.push(key.text);
      this.#bind(module, scope, element.name, this.#property(value, key.text), depth);
    }
  }

  #statement(module: SdkModule, scope: Scope, node: ts.Node, depth: number): Value | null {
    if (ts.isVariableDeclaration(node)) {
      if (node.initializer)
        this.#bind(
          module,
          scope,
          node.name,
          this.#expression(module, scope, node.initializer, depth),
          depth,
        );
      return null;
    }
    if (ts.isFunctionDeclaration(node) && node.name) {
      scope.values.set(node.name.text, {
        kind: 'closure',
        module,
        node,
        scope,
        self: lookup(scope, 'this'),
      });
      return null;
    }
    if (ts.isReturnStatement(node))
      return node.expression ? this.#expression(module, scope, node.expression, depth) : null;
    if (ts.isExpression(node)) {
      this.#expression(module, scope, node, depth);
      return null;
    }
    let result: Value | null = null;
    ts.forEachChild(node, (child) => {
      result ??= this.#statement(module, scope, child, depth);
    });
    return result;
  }

  #expression(module: SdkModule, scope: Scope, node: ts.Expression, depth: number): Value {
    if (ts.isParenthesizedExpression(node) || ts.isAwaitExpression(node))
      return this.#expression(module, scope, node.expression, depth);
    if (node.kind === ts.SyntaxKind.ThisKeyword) return lookup(scope, 'this');
    if (ts.isIdentifier(node)) return this.#identifier(module, scope, node.text);
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node))
      return { kind: 'text', text: node.text, substitutions: [] };
    if (ts.isTemplateExpression(node)) return this.#template(module, scope, node, depth);
    if (ts.isTaggedTemplateExpression(node))
      return this.#expression(module, scope, node.template, depth);
    if (ts.isPropertyAccessExpression(node)) {
      return this.#property(
        this.#expression(module, scope, node.expression, depth),
        node.name.text,
      );
    }
    if (ts.isObjectLiteralExpression(node)) return this.#object(module, scope, node, depth);
    if (ts.isArrayLiteralExpression(node)) {
      return {
        kind: 'array',
        items: node.elements.map((item) => this.#expression(module, scope, item, depth)),
      };
    }
    if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) {
      return { kind: 'closure', module, node, scope, self: lookup(scope, 'this') };
    }
    if (ts.isCallExpression(node)) return this.#callExpression(module, scope, node, depth);
    if (ts.isNewExpression(node)) return this.#newExpression(module, scope, node, depth);
    if (ts.isBinaryExpression(node)) {
      const left = this.#expression(module, scope, node.left, depth);
      const right = this.#expression(module, scope, node.right, depth);
      if (
        node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
        ts.isPropertyAccessExpression(node.left)
      ) {
        const owner = this.#expression(module, scope, node.left.expression, depth);
        if (owner.kind === 'instance') owner.fields.set(node.left.name.text, right);
      }
      return left.kind === 'unknown' ? right : left;
    }
    if (ts.isConditionalExpression(node)) {
      const whenTrue = this.#expression(module, scope, node.whenTrue, depth);
      const whenFalse = this.#expression(module, scope, node.whenFalse, depth);
      return whenTrue.kind === 'unknown' ? whenFalse : whenTrue;
    }
    ts.forEachChild(node, (child) => {
      if (ts.isExpression(child)) this.#expression(module, scope, child, depth);
    });
    return UNKNOWN;
  }

  #identifier(module: SdkModule, scope: Scope, name: string): Value {
    const local = lookup(scope, name);
    if (local.kind !== 'unknown') return local;
    const found = findExport(module, name, 'classes');
    if (found) return { kind: 'class', ...found };
    const fn = findExport(module, name, 'functions');
    return fn
      ? {
          kind: 'closure',
          module: fn.module,
          node: fn.node,
          scope: { values: new Map(), outer: null },
          self: UNKNOWN,
        }
      : UNKNOWN;
  }

  #template(module: SdkModule, scope: Scope, node: ts.TemplateExpression, depth: number): Value {
    let text = node.head.text;
    const substitutions: Value[] = [];
    for (const span of node.templateSpans) {
      substitutions.push(this.#expression(module, scope, span.expression, depth));
      text += `{}${span.literal.text}`;
    }
    return { kind: 'text', text, substitutions };
  }

  #object(module: SdkModule, scope: Scope, node: ts.ObjectLiteralExpression, depth: number): Value {
    const value: Extract<Value, { kind: 'object' }> = {
      kind: 'object',
      props: new Map(),
      spreads: [],
    };
    for (const property of node.properties) {
      if (ts.isSpreadAssignment(property))
        value.spreads.push(this.#expression(module, scope, property.expression, depth));
      else if (ts.isShorthandPropertyAssignment(property)) {
        value.props.set(property.name.text, this.#identifier(module, scope, property.name.text));
      } else if (
        ts.isPropertyAssignment(property) &&
        (ts.isIdentifier(property.name) || ts.isStringLiteral(property.name))
      ) {
        value.props.set(
          property.name.text,
          this.#expression(module, scope, property.initializer, depth),
        );
      }
    }
    return value;
  }

  #property(owner: Value, name: string): Value {
    if (owner.kind === 'param') return { kind: 'field', index: owner.index, name };
    if (owner.kind === 'object') {
      const own = owner.props.get(name);
      if (own) return own;
      const spread = owner.spreads.find((item) => item.kind === 'param' || item.kind === 'object');
      return spread ? this.#property(spread, name) : UNKNOWN;
    }
    if (owner.kind === 'instance') return owner.fields.get(name) ?? UNKNOWN;
    if (owner.kind === 'client') return { kind: 'resource', path: name };
    if (owner.kind === 'resource') {
      return name === '_client' || name === 'client'
        ? { kind: 'client' }
        : { kind: 'resource', path: `${owner.path}.${name}` };
    }
    return UNKNOWN;
  }

  /** Down-levelled private fields: `__classPrivateFieldGet(self, _name, "f")` and its setter. */
  #privateField(
    module: SdkModule,
    scope: Scope,
    node: ts.CallExpression,
    depth: number,
  ): Value | null {
    if (
      !ts.isIdentifier(node.expression) ||
      !node.expression.text.startsWith('__classPrivateField')
    )
      return null;
    const [owner, field, third] = node.arguments;
    const self = owner && this.#expression(module, scope, owner, depth);
    if (self?.kind !== 'instance' || !field || !third) return UNKNOWN;
    if (node.expression.text.endsWith('Get')) return self.fields.get(field.getText()) ?? UNKNOWN;
    const value = this.#expression(module, scope, third, depth);
    self.fields.set(field.getText(), value);
    return value;
  }

  #callExpression(module: SdkModule, scope: Scope, node: ts.CallExpression, depth: number): Value {
    const field = this.#privateField(module, scope, node, depth);
    if (field) return field;
    const { callee, self, args } = this.#callee(module, scope, node, depth);
    if (ts.isIdentifier(node.expression) && node.expression.text === 'buildHeaders')
      return args[0] ?? UNKNOWN;
    // The first releases of the fourth major sent from the resource itself: `this.post(…)`.
    const mayBeVerb = typeof callee === 'string' && VERBS.has(callee);
    if (
      mayBeVerb &&
      (self.kind === 'client' || (self.kind === 'resource' && !this.#method(self, callee)))
    ) {
      this.#record(callee, args);
      return UNKNOWN;
    }
    const fn = typeof callee === 'string' ? this.#method(self, callee) : callee;
    let result: Value = UNKNOWN;
    if (fn) result = this.call(fn.module, fn.node, fn.self, args, depth + 1, fn.scope);
    if (!fn || result.kind === 'unknown') {
      // Callbacks handed to code that is not followed (`runner._run(() => …)`, `.then(…)`) are run once.
      for (const arg of args) {
        if (arg.kind === 'closure') {
          const inner = this.call(arg.module, arg.node, arg.self, [], depth + 1, arg.scope);
          if (result.kind === 'unknown') result = inner;
        }
      }
    }
    return result;
  }

  #callee(
    module: SdkModule,
    scope: Scope,
    node: ts.CallExpression,
    depth: number,
  ): {
    callee: string | Extract<Value, { kind: 'closure' }> | null;
    self: Value;
    args: Value[];
  } {
    const target = node.expression;
    const read = (argument: ts.Expression): Value =>
      this.#expression(module, scope, argument, depth);
    if (ts.isPropertyAccessExpression(target)) {
      // Down-levelled private method: __classPrivateFieldGet(self, brand, "m", fn).call(self, …)
      if (
        target.name.text === 'call' &&
        ts.isCallExpression(target.expression) &&
        target.expression.arguments.length === 4
      ) {
        const [owner, , , method] = target.expression.arguments;
        const fn =
          method && ts.isIdentifier(method) ? module.functions.get(method.text) : undefined;
        const args = node.arguments.slice(1).map(read);
        const self = owner ? read(owner) : UNKNOWN;
        return {
          callee: fn ? { kind: 'closure', module, node: fn, scope, self } : null,
          self,
          args,
        };
      }
      const self = read(target.expression);
      return { callee: target.name.text, self, args: node.arguments.map(read) };
    }
    const value = read(target);
    return {
      callee: value.kind === 'closure' ? value : null,
      self: UNKNOWN,
      args: node.arguments.map(read),
    };
  }

  #method(
    self: Value,
    name: string,
  ): { module: SdkModule; node: FunctionNode; self: Value; scope: Scope | null } | null {
    const owner =
      self.kind === 'resource'
        ? this.#classOf(self.path)
        : self.kind === 'instance' || self.kind === 'class'
          ? self
          : null;
    const found = owner && memberOf(owner.module, owner.node, name, self.kind === 'class');
    return found && { ...found, self, scope: null };
  }

  #newExpression(module: SdkModule, scope: Scope, node: ts.NewExpression, depth: number): Value {
    const args = (node.arguments ?? []).map((argument) =>
      this.#expression(module, scope, argument, depth),
    );
    const callee = this.#expression(module, scope, node.expression, depth);
    if (callee.kind !== 'class') return UNKNOWN;
    const instance: Extract<Value, { kind: 'instance' }> = {
      kind: 'instance',
      module: callee.module,
      node: callee.node,
      fields: new Map(),
    };
    this.#constructed.push(instance);
    const constructor = callee.node.members.find((member) => ts.isConstructorDeclaration(member));
    if (constructor) this.call(callee.module, constructor, instance, args, depth + 1);
    return instance;
  }

  #record(verb: string, args: Value[]): void {
    const [path, ...rest] = args;
    if (path?.kind !== 'text') return;
    const options = findOptions(verb === 'getAPIList' ? rest.slice(1) : rest);
    const method = options('method');
    const body = options('body');
    const query = options('query');
    this.sent.push({
      verb: (verb === 'getAPIList'
        ? method?.kind === 'text'
          ? method.text
          : 'get'
        : verb
      ).toUpperCase(),
      path: path.text,
      pathArguments: path.substitutions.flatMap((value): SentRequest['pathArguments'] => {
        if (value.kind === 'param') return [{ index: value.index, name: null }];
        return value.kind === 'field' ? [{ index: value.index, name: value.name }] : [];
      }),
      bodyArgument: argumentOf(body),
      queryArgument: argumentOf(query),
      bodyWithout: takenFrom(body) ?? takenFrom(query) ?? [],
      bodyKeys: keysOf(body),
      queryKeys: keysOf(query),
      isClosed: isClosed(body ?? query),
      headers: headerNames(options('headers')),
    });
  }
}

function lookup(scope: Scope | null, name: string): Value {
  for (let current = scope; current; current = current.outer) {
    const value = current.values.get(name);
    if (value) return value;
  }
  return UNKNOWN;
}

/** Options are wrapped in several ways: search every object that the call was given, outermost first. */
function findOptions(values: Value[]): (name: string) => Value | undefined {
  return (name) => {
    const queue = [...values];
    for (let value = queue.shift(); value; value = queue.shift()) {
      if (value.kind !== 'object') continue;
      const found = value.props.get(name);
      if (found && found.kind !== 'unknown') return found;
      queue.push(...value.spreads);
    }
    return undefined;
  };
}

function withoutKeys(value: Value, keys: readonly string[]): Value {
  if (value.kind === 'param') return { ...value, without: [...value.without, ...keys] };
  if (value.kind !== 'object') return value;
  return {
    kind: 'object',
    props: new Map([...value.props].filter(([name]) => !keys.includes(name))),
    spreads: value.spreads.map((spread) => withoutKeys(spread, keys)),
  };
}

/** The keys that were taken out of the params object before it was sent. */
function takenFrom(value: Value | undefined): string[] | null {
  const param =
    value?.kind === 'object' ? value.spreads.find((item) => item.kind === 'param') : value;
  return param?.kind === 'param' ? param.without : null;
}

function argumentOf(value: Value | undefined): number | null {
  if (value?.kind === 'param') return value.index;
  if (value?.kind !== 'object') return null;
  const spread = value.spreads.find((item) => item.kind === 'param');
  return spread?.kind === 'param' ? spread.index : null;
}

function keysOf(value: Value | undefined): string[] {
  return value?.kind === 'object' ? [...value.props.keys()] : [];
}

function isClosed(value: Value | undefined): boolean {
  return value?.kind === 'object' && value.spreads.length === 0 && value.props.size > 0;
}

function headerNames(value: Value | undefined): string[] {
  if (value?.kind === 'array') return value.items.flatMap(headerNames);
  if (value?.kind === 'object')
    return [...value.props.keys(), ...value.spreads.flatMap(headerNames)];
  return [];
}
