/**
 * An object as its reader sees it: each property is known (with one or several values), absent, or
 * unknown. Later parts win: properties, spreads, `Object.assign`, assignments after the literal.
 */
import {
  type FunctionNode,
  type Node,
  type TSESTree,
  contains,
  enclosingFunction,
  isFunction,
  literalKey,
  returnsOf,
  walk,
} from './ast.ts';
import { isRuledOut, outcomeOf } from './choices.ts';
import type { Evaluator } from './evaluator.ts';
import { shareLoop } from './flow.ts';
import { usesOf } from './members.ts';
import { type VisitorKeys, dottedName } from './module.ts';
import type { Holder, Site, Value, ValueOf } from './value.ts';
import { argsOf, isNothing, textOf, truthiness } from './value.ts';

export interface Lookup {
  values: readonly Value[];
  /** it may also be missing */
  absent: boolean;
  /** it may also be something that is not seen */
  unknown: boolean;
  /** what is not seen is written later than every value that is: it may replace them all */
  replaced?: boolean;
  /** where it is written: properties and assignments */
  nodes: readonly Node[];
}

export interface WrittenKey {
  name: string;
  node: Node;
  module: Site['module'];
  value: Site | null;
}

type Layer =
  | {
      kind: 'set';
      name: string | null;
      /** what a computed name may be */ candidates?: readonly string[];
      value: Site;
      node: Node;
      certain: boolean;
      /** `??`, `||`, `&&` of an assignment that looks at what is there */ unless?: string;
    }
  /** something is written that cannot be seen */
  | { kind: 'hide'; name: string | null; certain: boolean }
  | {
      kind: 'spread';
      values: readonly Value[];
      /** where the values are copied */ at: Node;
      certain: boolean;
    }
  | { kind: 'remove'; name: string | null; certain: boolean };

const NOTHING: Lookup = { values: [], absent: true, unknown: false, nodes: [] };
const HIDDEN: Lookup = { values: [], absent: false, unknown: true, nodes: [] };
/** written under a name that is not known */
const UNKNOWN_KEY: Lookup = { ...HIDDEN, absent: true };

const MAP_LIKE = new Set(['Headers', 'FormData', 'URLSearchParams']);

/** Calls that look at an object and do not change it. */
const LOOKERS =
  /^(?:console|JSON|Object|Reflect|logger|log|Array|structuredClone|String|Number|Boolean|expect|assert|typeof|super|Promise)\b/;

export class ObjectView {
  readonly alternatives: readonly Value[];
  readonly #evaluator: Evaluator;
  readonly #use: Node | null;
  readonly #depth: number;
  #insideDepth = 0;

  /** `use` is where the object is read: what is assigned after it does not count. */
  constructor(
    evaluator: Evaluator,
    alternatives: readonly Value[],
    use: Node | null = null,
    depth = 0,
  ) {
    this.#evaluator = evaluator;
    this.alternatives = alternatives;
    this.#use = use;
    this.#depth = depth;
  }

  get(name: string, use: Node | null = this.#use): Lookup {
    const memo = new Memo<Lookup>(NOTHING);
    return merge(this.alternatives.map((value) => this.#lookup(value, name, use, memo)));
  }

  /** Every key that is written somewhere, in the order of the source. */
  keys(): string[] {
    return [...new Set(this.written().map((key) => key.name))];
  }

  /** Every place that writes a key. */
  written(use: Node | null = this.#use): WrittenKey[] {
    const memo = new Memo<WrittenKey[]>([]);
    return distinctKeys(this.alternatives.flatMap((value) => this.#written(value, use, memo)));
  }

  /** Whatever is written under some name, known or computed. */
  everything(use: Node | null = this.#use): Value[] {
    const memo = new Memo<readonly Value[]>([]);
    return this.alternatives.flatMap((value) => [...this.#everything(value, use, memo)]);
  }

  /** No part of the object is hidden. */
  isComplete(use: Node | null = this.#use): boolean {
    const memo = new Memo(true);
    return (
      this.alternatives.length > 0 &&
      this.alternatives.every((value) => this.#isComplete(value, use, memo))
    );
  }

  /** The object behind a property, as a view of its own. */
  at(name: string): ObjectView {
    const { values, unknown } = this.get(name);
    const known = values.filter((value) => !isNothing(value));
    return new ObjectView(
      this.#evaluator,
      unknown && known.length === 0 ? [] : known,
      this.#use,
      this.#depth + 1,
    );
  }

  #lookup(value: Value, name: string, use: Node | null, memo: Memo<Lookup>): Lookup {
    return memo.of(value, use, () => this.#lookupNew(value, name, use, memo));
  }

  #lookupNew(value: Value, name: string, use: Node | null, memo: Memo<Lookup>): Lookup {
    const layers = this.#layersOf(value, use);
    if (layers === null) return isNothing(value) || value.kind === 'literal' ? NOTHING : HIDDEN;
    const found = this.#fold(layers, name, use, memo);
    if (value.kind !== 'object' || value.holders.length === 0) return found;
    const holders = value.holders.map((holder): Holder => ({
      ...holder,
      path: [...holder.path, name],
    }));
    return {
      ...found,
      values: found.values.map((item) =>
        item.kind === 'object' || item.kind === 'array'
          ? { ...item, holders: [...item.holders, ...holders] }
          : item,
      ),
    };
  }

  #fold(layers: readonly Layer[], name: string, use: Node | null, memo: Memo<Lookup>): Lookup {
    const found: Lookup[] = [];
    for (const [index, layer] of [...layers.entries()].reverse()) {
      if (layer.kind === 'spread') {
        const inner = merge(
          layer.values.map((item) => this.#inner().#lookup(item, name, layer.at, memo)),
        );
        if (inner.values.length === 0 && !inner.unknown) continue;
        found.push(inner);
        if (layer.certain && !inner.absent && !inner.unknown) return settle(found);
      } else if (layer.name === null) {
        found.push(UNKNOWN_KEY);
      } else if (layer.name === name) {
        found.push(this.#at(layer, layers.slice(0, index), name, use, memo));
        if (layer.certain) return settle(found);
      }
    }
    return settle([...found, NOTHING]);
  }

  /** What one layer says of the key that it is about. */
  #at(
    layer: Exclude<Layer, { kind: 'spread' }>,
    below: readonly Layer[],
    name: string,
    use: Node | null,
    memo: Memo<Lookup>,
  ): Lookup {
    if (layer.kind === 'remove') return NOTHING;
    if (layer.kind === 'hide') return HIDDEN;
    const set: Lookup = {
      values: this.#evaluator.evaluate(layer.value),
      absent: false,
      unknown: false,
      nodes: [layer.node],
    };
    return layer.unless === undefined
      ? set
      : assignedUnless(layer.unless, this.#fold(below, name, use, memo), set);
  }

  #inner(): ObjectView {
    return new ObjectView(this.#evaluator, [], this.#use, this.#depth + 1);
  }

  #written(value: Value, use: Node | null, memo: Memo<WrittenKey[]>): WrittenKey[] {
    return memo.of(value, use, () =>
      distinctKeys(
        (this.#layersOf(value, use) ?? []).flatMap((layer) => {
          if (layer.kind === 'spread')
            return layer.values.flatMap((item) => this.#inner().#written(item, layer.at, memo));
          if (layer.kind !== 'set') return [];
          const names = layer.name === null ? (layer.candidates ?? []) : [layer.name];
          return names.map((name) => ({
            name,
            node: layer.node,
            module: layer.value.module,
            value: layer.value,
          }));
        }),
      ),
    );
  }

  #everything(value: Value, use: Node | null, memo: Memo<readonly Value[]>): readonly Value[] {
    return memo.of(value, use, () =>
      distinct(
        (this.#layersOf(value, use) ?? []).flatMap((layer) => {
          if (layer.kind === 'spread')
            return layer.values.flatMap((item) => this.#inner().#everything(item, use, memo));
          return layer.kind === 'set' ? this.#evaluator.evaluate(layer.value) : [];
        }),
      ),
    );
  }

  #isComplete(value: Value, use: Node | null, memo: Memo<boolean>): boolean {
    return memo.of(value, use, () => {
      const layers = this.#layersOf(value, use);
      if (layers === null) return value.kind === 'literal';
      return layers.every((layer) =>
        layer.kind === 'spread'
          ? layer.values.every((item) => this.#inner().#isComplete(item, layer.at, memo))
          : layer.name !== null,
      );
    });
  }

  #layersOf(value: Value, use: Node | null): Layer[] | null {
    if (this.#depth > 12) return null;
    if (value.kind === 'object') {
      const omitted = (value.omitted ?? []).map((name): Layer => ({
        kind: 'remove',
        name,
        certain: true,
      }));
      return [
        ...this.#literalLayers(value),
        ...omitted,
        ...this.#changes(value.holders, use, value.site),
      ];
    }
    if (
      value.kind === 'call' &&
      value.callee.kind === 'global' &&
      value.callee.name === 'Object.assign'
    ) {
      return value.args.map((arg) => ({
        kind: 'spread',
        values: this.#evaluator.evaluate(arg.site),
        at: value.site.node,
        certain: true,
      }));
    }
    if (
      value.kind === 'new' &&
      value.callee.kind === 'global' &&
      MAP_LIKE.has(value.callee.name) &&
      value.args
    ) {
      const initial = value.args.slice(0, 1).map((arg): Layer => ({
        kind: 'spread',
        values: this.#evaluator.evaluate(arg.site),
        at: value.site.node,
        certain: true,
      }));
      return [...initial, ...this.#changes(value.holders ?? [], use, value.site)];
    }
    if (value.kind === 'array') return this.#pairs(value);
    if (value.kind === 'namespace') {
      return [...value.module.exports.keys()].flatMap((name) => {
        const entry = value.module.exports.get(name);
        return entry?.kind === 'node'
          ? [
              {
                kind: 'set' as const,
                name,
                value: { node: entry.node, module: value.module, env: null },
                node: entry.node,
                certain: true,
              },
            ]
          : [];
      });
    }
    return null;
  }

  #literalLayers(object: ValueOf<'object'>): Layer[] {
    const { node, module, env } = object.site;
    const near: Site = { node, module, env };
    return node.properties.flatMap((property): Layer[] => {
      if (property.type === 'SpreadElement')
        return [
          {
            kind: 'spread',
            values: this.#evaluator.at(property.argument, near),
            at: property,
            certain: true,
          },
        ];
      // `__proto__: x` names the prototype; it is no key of the object.
      if (!property.computed && !property.shorthand && literalKey(property) === '__proto__')
        return [];
      const name = this.#evaluator.keyOf(property, near);
      const candidates =
        name === null
          ? this.#evaluator.at(property.key, near).flatMap((key) => textOf(key) ?? [])
          : [];
      const value =
        property.kind === 'init' ? property.value : onlyResult(property.value, module.visitorKeys);
      return value
        ? [
            {
              kind: 'set',
              name,
              candidates,
              value: { node: value, module, env },
              node: property,
              certain: name !== null,
            },
          ]
        : [{ kind: 'hide', name, certain: name !== null }];
    });
  }

  /** `[['name', value], …]`, as `Headers` and `fetch` take it. */
  #pairs({ site }: ValueOf<'array'>): Layer[] | null {
    const layers = site.node.elements.map((element): Layer | null => {
      if (element?.type !== 'ArrayExpression' || element.elements.length !== 2) return null;
      const [key, value] = element.elements;
      if (!key || !value || value.type === 'SpreadElement') return null;
      const name =
        this.#evaluator
          .at(key, site)
          .map(textOf)
          .find((text) => text !== null) ?? null;
      return { kind: 'set', name, value: { ...site, node: value }, node: element, certain: true };
    });
    return layers.every((layer) => layer !== null) ? layers : null;
  }

  /** What the program does to the object after writing it down. */
  #changes(
    holders: readonly Holder[],
    use: Node | null,
    origin: Site | null,
    isInside = false,
  ): Layer[] {
    const changes: { at: number; layers: Layer[] }[] = [];
    const seen = new Set<object | undefined>();
    const queue = [...holders];
    for (let holder = queue.shift(); holder; holder = queue.shift()) {
      const { module } = holder;
      const root = holder.variable ?? holder.owner;
      if (seen.has(root) && holder.path.length === 0) continue;
      seen.add(root);
      // Places in different files have no order.
      const isElsewhere = use !== null && !isPartOf(use, module);
      const usedAt = isElsewhere ? null : use;
      for (const { node, target, mayChange } of usesOf(holder)) {
        if (!mayChange || isAfter(target, usedAt) || isRuledOut(target, module, holder.env))
          continue;
        const change = this.#changeAt(target, holder);
        if (
          change === null ||
          isAfter(change.node, usedAt) ||
          (origin?.module === module && isBefore(change.node, origin.node))
        )
          continue;
        if (change.alias) queue.push(change.alias);
        const isSure =
          (!isInside &&
            (isElsewhere
              ? isTopLevel(change.node)
              : isSureToRun(change.node, usedAt, node, holder))) ||
          ranToItsEnd(change.node, holder);
        changes.push({
          at: change.node.range[0],
          layers: (change.layers ?? []).map((layer) => ({
            ...layer,
            certain: layer.certain && isSure,
          })),
        });
      }
    }
    return changes.sort((left, right) => left.at - right.at).flatMap(({ layers }) => layers);
  }

  #changeAt(target: Node, holder: Holder): Change | null {
    const { parent } = target;
    const near = (node: Node): Site => ({ node, module: holder.module, env: holder.env });
    if (parent?.type === 'MemberExpression' && parent.object === target) {
      const use = parent.parent;
      const name = this.#evaluator.keyOf(parent, near(parent));
      if (use.type === 'AssignmentExpression' && use.left === parent) {
        const unless = LOGICAL_ASSIGNMENT.test(use.operator)
          ? { unless: use.operator.slice(0, -1) }
          : {};
        return {
          node: use,
          layers: [
            {
              kind: 'set',
              name,
              value: near(use.operator === '=' || 'unless' in unless ? use.right : use),
              node: use,
              certain: true,
              ...unless,
            },
          ],
        };
      }
      if (isWrittenByPattern(parent))
        return { node: use, layers: [{ kind: 'hide', name, certain: true }] };
      if (use.type === 'UnaryExpression' && use.operator === 'delete')
        return { node: use, layers: [{ kind: 'remove', name, certain: true }] };
      if (
        use.type === 'CallExpression' &&
        use.callee === parent &&
        (name === 'set' || name === 'append') &&
        use.arguments[0] &&
        use.arguments[1]
      ) {
        const key = this.#evaluator.at(use.arguments[0], near(use))[0];
        return {
          node: use,
          layers: [
            {
              kind: 'set',
              name: key?.kind === 'literal' ? String(key.value) : null,
              value: near(use.arguments[1]),
              node: use,
              certain: true,
            },
          ],
        };
      }
      return null;
    }
    if (
      parent?.type === 'VariableDeclarator' &&
      parent.init === target &&
      parent.id.type === 'Identifier'
    ) {
      const variable = holder.module.variableOf(parent.id);
      return variable
        ? { node: parent, alias: { variable, path: [], module: holder.module, env: holder.env } }
        : null;
    }
    return parent?.type === 'CallExpression' && parent.callee !== target
      ? this.#changeByCall(target, parent, holder)
      : null;
  }

  /** An object that is handed to a function of the program may be changed there. */
  #changeByCall(target: Node, call: TSESTree.CallExpression, holder: Holder): Change | null {
    const position = call.arguments.indexOf(target as never);
    const name = dottedName(call.callee, holder.module);
    const near: Site<TSESTree.CallExpression> = {
      node: call,
      module: holder.module,
      env: holder.env,
    };
    if (name !== null && position === 0 && CHANGERS.has(name))
      return { node: call, layers: this.#builtInChange(name, near) };
    if (name !== null && LOOKERS.test(name)) return null;
    const callees = this.#evaluator
      .at(call.callee, near)
      .filter((callee) => callee.kind === 'function');
    const layers = callees.flatMap((callee) => this.#changesInside(callee, position, near));
    return layers.length > 0
      ? {
          node: call,
          layers:
            callees.length === 1 ? layers : layers.map((layer) => ({ ...layer, certain: false })),
        }
      : null;
  }

  #builtInChange(name: string, site: Site<TSESTree.CallExpression>): Layer[] {
    const [, key, value] = argsOf(site.node, site);
    const names = key ? this.#evaluator.evaluate(key.site).map(textOf) : [null];
    const keyName = names.length === 1 ? (names[0] ?? null) : null;
    switch (name) {
      case 'Object.assign':
        return [
          {
            kind: 'spread',
            values: argsOf(site.node, site)
              .slice(1)
              .flatMap((arg) => this.#evaluator.evaluate(arg.site)),
            at: site.node,
            certain: true,
          },
        ];
      case 'Reflect.set':
        return value
          ? [{ kind: 'set', name: keyName, value: value.site, node: site.node, certain: true }]
          : [];
      case 'Reflect.deleteProperty':
        return [{ kind: 'remove', name: keyName, certain: true }];
      default:
        return [
          {
            kind: 'hide',
            name: name === 'Object.defineProperties' ? null : keyName,
            certain: true,
          },
        ];
    }
  }

  /** What a function does to the object that it is given as its parameter number `position`. */
  #changesInside(
    callee: ValueOf<'function'>,
    position: number,
    site: Site<TSESTree.CallExpression>,
  ): Layer[] {
    const { node: fn, module } = callee.site;
    const parameter = fn.params[position];
    const binding = parameter?.type === 'AssignmentPattern' ? parameter.left : parameter;
    const variable = binding?.type === 'Identifier' ? module.variableOf(binding) : null;
    if (!variable || this.#insideDepth >= MAX_INSIDE) return [];
    const inside: Holder = { variable, path: [], module, env: null };
    if (!usesOf(inside).some((use) => use.mayChange)) return [];
    const holder: Holder = {
      ...inside,
      env: this.#evaluator.enter(callee, argsOf(site.node, site), site),
    };
    this.#insideDepth += 1;
    const changes = this.#evaluator.guarded('changes', fn, () =>
      this.#changes([holder], null, null, true),
    );
    this.#insideDepth -= 1;
    return changes ?? [{ kind: 'hide', name: null, certain: false }];
  }
}

/** `({ a: x.b } = y)`, `[x.b] = y`, `for (x.b of y)`, `x.b++` */
function isWrittenByPattern(member: Node): boolean {
  const { parent } = member;
  switch (parent?.type) {
    case 'Property':
      return parent.value === member && parent.parent.type === 'ObjectPattern';
    case 'ArrayPattern':
    case 'RestElement':
    case 'UpdateExpression':
      return true;
    case 'AssignmentPattern':
    case 'ForOfStatement':
    case 'ForInStatement':
      return parent.left === member;
    default:
      return false;
  }
}

/** What one question has found out about each object; an object that spreads itself adds nothing. */
class Memo<T> {
  readonly #known = new Map<Node, { value: Value; use: Node | null; result: T }[]>();
  readonly #whileAsked: T;

  constructor(whileAsked: T) {
    this.#whileAsked = whileAsked;
  }

  of(value: Value, use: Node | null, find: () => T): T {
    const known = this.#known.get(value.site.node) ?? [];
    this.#known.set(value.site.node, known);
    const same = known.find((item) => item.use === use && isSameObject(item.value, value));
    if (same) return same.result;
    const entry = { value, use, result: this.#whileAsked };
    known.push(entry);
    return (entry.result = find());
  }
}

function isSameObject(left: Value, right: Value): boolean {
  if (
    left.kind !== right.kind ||
    left.site.env !== right.site.env ||
    left.kind === 'list' ||
    left.kind === 'member'
  )
    return left === right;
  const [holders, others] = [left, right].map((value) =>
    'holders' in value && value.holders ? value.holders : [],
  );
  const isSameRest =
    left.kind !== 'object' || right.kind !== 'object' || left.omitted === right.omitted;
  return (
    isSameRest &&
    holders!.length === others!.length &&
    holders!.every((holder, index) => holder.variable === others![index]?.variable)
  );
}

interface Change {
  node: Node;
  layers?: readonly Layer[];
  alias?: Holder;
}

/** how many functions deep an object is followed that is handed on */
const MAX_INSIDE = 3;

const LOGICAL_ASSIGNMENT = /^(?:\?\?|\|\||&&)=$/;
const CHANGERS = new Set([
  'Object.assign',
  'Object.defineProperty',
  'Object.defineProperties',
  'Reflect.set',
  'Reflect.defineProperty',
  'Reflect.deleteProperty',
]);

/** `x.a ??= b`: what was there, or `b`. */
function assignedUnless(operator: string, before: Lookup, set: Lookup): Lookup {
  const stays = (value: Value): boolean | null => {
    if (operator === '??')
      return isNothing(value) ? false : truthiness(value) === null ? null : true;
    return operator === '||'
      ? truthiness(value)
      : truthiness(value) === null
        ? null
        : !truthiness(value);
  };
  const kept = before.values.filter((value) => stays(value) !== false);
  const isReplaced =
    before.unknown ||
    (before.absent && operator !== '&&') ||
    before.values.some((value) => stays(value) !== true);
  return {
    values: [...kept, ...(isReplaced ? set.values : [])],
    absent: before.absent && operator === '&&',
    unknown: before.unknown,
    nodes: [...before.nodes, ...(isReplaced ? set.nodes : [])],
  };
}

/** The expression that a getter returns, when it has one only. */
function onlyResult(value: Node, keys: VisitorKeys): Node | null {
  const results = isFunction(value) && value.params.length === 0 ? returnsOf(value, keys) : [];
  return results.length === 1 ? (results[0] ?? null) : null;
}

/** A change that stands after the use in the same function, outside any common loop, comes too late. */
function isAfter(change: Node, use: Node | null): boolean {
  return (
    use !== null &&
    change.range[0] >= use.range[0] &&
    enclosingFunction(change) === enclosingFunction(use) &&
    !shareLoop(change, use)
  );
}

/** A change that stands before the object is written down was made to another one. */
function isBefore(change: Node, origin: Node): boolean {
  return (
    change.range[1] <= origin.range[0] &&
    enclosingFunction(change) === enclosingFunction(origin) &&
    !shareLoop(change, origin)
  );
}

function leavesBefore(fn: FunctionNode, change: Node, keys: VisitorKeys): boolean {
  let found = false;
  walk(fn.body, keys, (node) => {
    if (isFunction(node) || node.range[0] >= change.range[0]) return false;
    found ||= node.type === 'ReturnStatement';
    return undefined;
  });
  return found;
}

/** The value came back from the function that makes the change, and nothing there leads around it. */
function ranToItsEnd(change: Node, holder: Holder): boolean {
  const fn = enclosingFunction(change);
  if (!fn || holder.env?.fn !== fn || blockOf(change) !== fn.body) return false;
  return !leavesBefore(fn, change, holder.module.visitorKeys);
}

function isPartOf(node: Node, { ast }: Holder['module']): boolean {
  let root = node;
  while (root.parent) root = root.parent;
  return root === ast;
}

/** It runs when its file is loaded. */
function isTopLevel(change: Node): boolean {
  return blockOf(change)?.type === 'Program';
}

/** The change stands in a block that leads straight to the use. */
function isSureToRun(change: Node, use: Node | null, holderUse: Node, holder: Holder): boolean {
  const inner = use ?? holderUse;
  const block = blockOf(takenBranch(change, inner, holder));
  if (!block) return false;
  // In a loop the change may stand after the use.
  if (use && change.range[0] > use.range[0]) return false;
  return (
    block.range[0] <= inner.range[0] &&
    inner.range[1] <= block.range[1] &&
    enclosingFunction(change) === enclosingFunction(inner)
  );
}

/** The statement that is sure to make a change: around it, the conditions that are known to be met. */
function takenBranch(change: Node, use: Node, { module, env }: Holder): Node {
  let reached = change;
  for (;;) {
    const statement = statementOf(reached);
    const branch = statement.parent?.type === 'BlockStatement' ? statement.parent : statement;
    const { parent } = branch;
    if (
      contains(branch, use) ||
      parent?.type !== 'IfStatement' ||
      branch === parent.test ||
      outcomeOf(parent.test, module, env) !== (branch === parent.consequent)
    )
      return reached;
    reached = parent;
  }
}

const WITHIN_STATEMENT = new Set([
  'ExpressionStatement',
  'SequenceExpression',
  'VariableDeclarator',
  'VariableDeclaration',
]);

function statementOf(node: Node): Node {
  let current = node;
  while (current.parent && WITHIN_STATEMENT.has(current.parent.type)) current = current.parent;
  return current;
}

function blockOf(node: Node): Node | null {
  const { parent } = statementOf(node);
  return parent?.type === 'BlockStatement' || parent?.type === 'Program' ? parent : null;
}

/** Alternatives side by side: the object is one of them. */
function merge(lookups: readonly Lookup[]): Lookup {
  if (lookups.length === 1) return lookups[0]!;
  if (lookups.length === 0) return HIDDEN;
  return {
    values: distinct(lookups.flatMap((lookup) => [...lookup.values])),
    absent: lookups.some((lookup) => lookup.absent),
    unknown: lookups.some((lookup) => lookup.unknown),
    ...(isReplaced(lookups) ? { replaced: true } : {}),
    nodes: [...new Set(lookups.flatMap((lookup) => [...lookup.nodes]))],
  };
}

/** The same value on several ways is one: without that, each object that is spread into the next doubles it. */
function distinct(values: readonly Value[]): readonly Value[] {
  const seen = new Set<unknown>();
  return values.length < 2
    ? values
    : values.filter(
        (value) =>
          seen.size <
          seen.add(
            value.kind === 'literal' ? `${typeof value.value} ${String(value.value)}` : value,
          ).size,
      );
}

/** The same place on several ways is one, unless another call gives it another value. */
function distinctKeys(keys: readonly WrittenKey[]): WrittenKey[] {
  const seen = new Map<Node, WrittenKey[]>();
  return keys.filter((key) => {
    const known = seen.get(key.node) ?? [];
    seen.set(key.node, known);
    if (known.some(({ name, value }) => name === key.name && value?.env === key.value?.env))
      return false;
    known.push(key);
    return true;
  });
}

/** Every value that one of them sees may be replaced. */
export function isReplaced(lookups: readonly Lookup[]): boolean {
  const seen = lookups.filter((lookup) => lookup.values.length > 0);
  return seen.length > 0 && seen.every((lookup) => lookup.replaced);
}

/** Layers from the last to the first that is sure: only the last one says whether the key may be missing. */
function settle(found: readonly Lookup[]): Lookup {
  if (found.length === 1) return found[0]!;
  const { values, unknown, nodes } = merge(found);
  // A spread that may be nothing leaves the values in place on some way.
  const first = found.findIndex((lookup) => lookup.values.length > 0);
  const replaced = found
    .slice(0, Math.max(first, 0))
    .some((lookup) => lookup.unknown && (!lookup.absent || lookup === UNKNOWN_KEY));
  return {
    values,
    unknown,
    nodes,
    ...(replaced ? { replaced } : {}),
    absent:
      (found.at(-1)?.absent ?? true) ||
      found.some(
        (lookup) => lookup.values.length === 0 && !lookup.unknown && lookup !== found.at(-1),
      ),
  };
}
