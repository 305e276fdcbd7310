/**
 * What a program changes of something that a framework has made: an agent, a model. It sets a member, or has a class of
 * its own that extends that of the framework.
 */
import { type ClassNode, type Node, type TSESTree, literalKey, unwrap } from '../../values/ast.ts';
import type { Evaluator } from '../../values/evaluator.ts';
import { basesOf, membersOf } from '../../values/kinds/class-members.ts';
import { type SourceModule, dottedName, isSamePlace } from '../../values/module.ts';
import { type Lookup, given } from '../../values/heap/lookup.ts';
import { ObjectView } from '../../values/heap/object-view.ts';
import type { Place } from '../../values/heap/places.ts';
import { type Site, type ValueOf, unknown } from '../../values/value.ts';
import type { ViewPart } from '../request-view.ts';
import { assignedTo } from '../request/assigned.ts';
import type { Desk } from './reader.ts';

/** A member that is set, or below which something is. */
interface Change {
  of: Place;
  /** `null` for any */
  key: string | null;
  /** what is set of that member; `undefined` for itself, `null` for anything */
  below: string | null | undefined;
}

/** of all that a file sets, together */
const MAX_STEPS = 2_000;
const MERGING = /^(?:Object\.(?:assign|definePropert(?:y|ies))|Reflect\.set)$/;

/** What a member is where something is used. */
export interface MemberAt {
  lookup: Lookup;
  open: Open;
}

/** Keys of it that may have become something else in a way that is not followed; `null` for any. */
type Open = ReadonlySet<string> | null;

interface Asked {
  made: Site;
  name: string;
  use: Node;
}

const NOTHING_OPEN: ReadonlySet<string> = new Set();

/** `made`: where that is; `initial`: as the framework makes it. */
export function memberAt(desk: Desk, { made, name, use }: Asked, initial: Lookup): MemberAt {
  const { evaluator } = desk;
  const instances = instancesAt(evaluator, made);
  const classes = classesOf(evaluator, instances);
  const declared = declaredIn(classes, name);
  const changes = changesOf(desk, made, classes).filter((change) => concerns(change, name));
  if (declared.length > 0 && changes.length === 0) {
    const isField = declared.every(({ type }) => type === 'PropertyDefinition');
    const values = instances.flatMap((item) => evaluator.member(item, name, made));
    return isField
      ? { lookup: given(values, declared), open: NOTHING_OPEN }
      : { lookup: initial, open: null };
  }
  const own = changes.filter(({ below }) => below === undefined);
  const lookup = own.length > 0 ? assignedTo(evaluator, made, name, use, initial) : initial;
  const isLost = own.some(({ key }) => key === null) || (own.length > 0 && lookup === initial);
  const below = changes.flatMap((change) => (change.below === undefined ? [] : change.below));
  const isElsewhere = evaluator.isSetElsewhere(made.module.filename, name);
  const isAny = isLost || below.includes(null) || isElsewhere || declared.length > 0;
  return { lookup, open: isAny ? null : new Set(below.filter((key) => key !== null)) };
}

/** What such changes leave of a request; `names`: what its keys are called on the wire. */
export function openParts(
  { evaluator }: Desk,
  open: Open,
  { made, use }: Omit<Asked, 'name'>,
  names?: Readonly<Record<string, string>>,
): ViewPart[] {
  if (open?.size === 0) return [];
  const view = new ObjectView(evaluator, [unknown(made, 'is changed after it is made')], use);
  if (!open) return [{ view }];
  return [{ view, names: Object.fromEntries([...open].map((key) => [key, names?.[key] ?? key])) }];
}

/** Those of some members that are others than the framework makes them. */
export function changedAmong(desk: Desk, made: Site, names: Iterable<string>): string[] {
  const { evaluator } = desk;
  const classes = classesOf(evaluator, instancesAt(evaluator, made));
  const changes = changesOf(desk, made, classes);
  return [...names].filter(
    (name) =>
      changes.some((change) => concerns(change, name)) ||
      declaredIn(classes, name).length > 0 ||
      evaluator.isSetElsewhere(made.module.filename, name),
  );
}

function concerns({ key }: Change, name: string): boolean {
  return key === null || key === name;
}

/** `classes`: those that it is an instance of */
function changesOf(
  { evaluator, module }: Desk,
  made: Site,
  classes: readonly Site<ClassNode>[],
): readonly Change[] {
  const places: Place[] = [made, ...classes];
  const files = new Set([module, ...places.map((place) => place.module)]);
  return [...files].flatMap((file) =>
    changesIn(evaluator, file).filter(({ of }) => places.some((place) => isSamePlace(place, of))),
  );
}

function declaredIn(classes: readonly Site<ClassNode>[], name: string): readonly Node[] {
  return classes.flatMap(({ node }) => membersOf(node, name));
}

/** Classes of the program. */
function classesOf(
  evaluator: Evaluator,
  instances: readonly ValueOf<'instance'>[],
): readonly Site<ClassNode>[] {
  return instances.flatMap((value) => [value.class, ...basesOf(evaluator, value.class)]);
}

function instancesAt(evaluator: Evaluator, made: Site): readonly ValueOf<'instance'>[] {
  return evaluator.evaluate(made).filter((value) => value.kind === 'instance');
}

/** What a file sets of whatever it has; worked out once. */
function changesIn(evaluator: Evaluator, module: SourceModule): readonly Change[] {
  const site = { node: module.ast, module, env: null };
  const find = (): Change[] => [
    ...module.memberAssignments.flatMap(({ left }) => membersIn(evaluator, left, module)),
    ...module.calls.flatMap((call) => mergedBy(evaluator, call, module)),
  ];
  return evaluator.remember(site, 'changes', () => evaluator.aside(find, MAX_STEPS));
}

/** `agent.modelSettings.store = …` sets something below `modelSettings`. */
function membersIn(
  evaluator: Evaluator,
  target: Node,
  module: SourceModule,
  below?: string | null,
): Change[] {
  if (target.type !== 'MemberExpression') return [];
  const object = unwrap(target.object);
  const set = literalKey(target);
  return [
    ...reachedBy(evaluator, object, module).map(({ of, key, rest }) =>
      key === undefined
        ? { of, key: set, below }
        : { of, key, below: rest === undefined ? set : rest },
    ),
    ...membersIn(evaluator, object, module, set),
  ];
}

/** `Object.assign(agent, { … })` */
function mergedBy(
  evaluator: Evaluator,
  { callee, arguments: [target, source] }: TSESTree.CallExpression | TSESTree.NewExpression,
  module: SourceModule,
): Change[] {
  if (!target || !source || !MERGING.test(dottedName(callee, module) ?? '')) return [];
  const object = unwrap(target);
  return keysOf(source).flatMap((given) => [
    ...reachedBy(evaluator, object, module).map(({ of, key, rest }): Change =>
      key === undefined
        ? { of, key: given, below: undefined }
        : { of, key, below: rest === undefined ? given : rest },
    ),
    ...membersIn(evaluator, object, module, given),
  ]);
}

function keysOf(source: Node): (string | null)[] {
  if (source.type === 'Literal') return [String(source.value)];
  if (source.type !== 'ObjectExpression') return [null];
  return source.properties.map((item) => (item.type === 'Property' ? literalKey(item) : null));
}

interface Reached {
  of: Place;
  /** of its members, where it is one of these */
  key: string | null | undefined;
  /** of what that has, where it is one of these */
  rest: string | null | undefined;
}

/** What an expression has, or is a member of. */
function reachedBy(evaluator: Evaluator, node: Node, module: SourceModule): Reached[] {
  return evaluator.evaluate({ node, module, env: null }).flatMap((value): Reached[] => {
    let made = value;
    const path: (string | null)[] = [];
    for (; made.kind === 'member'; made = made.object) path.unshift(made.name);
    const [key, rest] = path;
    if (made.kind === 'instance' && node.type === 'ThisExpression')
      return [{ of: made.class, key, rest }];
    return made.kind === 'new' || made.kind === 'call' || made.kind === 'instance'
      ? [{ of: made.site, key, rest }]
      : [];
  });
}
