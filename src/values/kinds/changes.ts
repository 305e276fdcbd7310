/** What becomes of the fields of instances, and of classes, beside what a class says itself. */
import type { Ask } from '../ask.ts';
import {
  type ClassNode,
  type Node,
  givenBy,
  isClass,
  literalKey,
  thisOwner,
  wrapped,
} from '../ast.ts';
import type { Happening } from '../heap/change.ts';
import { ObjectView } from '../heap/object-view.ts';
import { isWrittenByPattern } from '../heap/syntax.ts';
import { dottedName } from '../module.ts';
import { areDifferent } from '../outcomes.ts';
import {
  type Site,
  type Value,
  type ValueOf,
  doubtful,
  isCircular,
  isExact,
  isNothing,
  isOpaque,
  unseenOther,
} from '../value.ts';
import { ANY_METHOD } from '../program/keys-written.ts';
import { membersOf } from './class-members.ts';
import {
  type Fate,
  familyOf,
  fateOfClass,
  fateOfInstances,
  filesOf,
  isOneOf,
  touchedIn,
} from './fate.ts';
import { thisBehind } from './function.ts';

/** What may stand in a field as well. */
export interface Changes {
  /** in the place of what its class says */
  given: readonly Value[];
  /** something that nobody has seen got hold of it: what the class says is one alternative still */
  hidden: readonly Value[];
}

/** Which of them is there when it is read is not followed. */
export function withChanges(
  declared: readonly Value[],
  { given, hidden }: Changes,
): readonly Value[] {
  const all = [...declared, ...given];
  const told = given.length > 0 && areDifferent(all) ? doubtful(all) : all;
  return [...told, ...hidden];
}

type ClassSite = Site<ClassNode>;

export function changedTo(
  ask: Ask,
  instance: ValueOf<'instance'>,
  name: string,
  declared: readonly Value[],
): Changes {
  const cls = instance.class;
  const isExact = instance.args !== null && instance.derived === null;
  const family = isExact ? [cls] : familyOf(ask, cls);
  const written = [...writtenTo(ask, instance, name), ...computedIn(ask, cls, name)];
  const elsewhere = setElsewhere(ask, cls, name, declared, 'onInstances');
  if (!isWorthFollowing(ask, cls, family, name, declared))
    return { given: written, hidden: elsewhere };
  const fated = fateOfInstances(ask, cls, family);
  const fate = {
    happenings: isReadOnly(cls, name) ? fated.happenings.filter(isNoWrite) : fated.happenings,
    isOpen: fated.isOpen || instance.isVeiled === true,
  };
  const { given, hidden } = changesOf(ask, fate, name, declared, (node, module) =>
    isSetByClass(node, module, family),
  );
  const others = hidden.length > 0 ? hidden : elsewhere;
  const [first] = isLeftToOthers(instance, name) ? declared.filter(isData) : [];
  return {
    given: [...written, ...given],
    hidden: first && others.length === 0 ? [changedAt(first.site)] : others,
  };
}

/** Values that may stand in a static field as well. */
export function changedOnClass(
  ask: Ask,
  { site: cls }: ValueOf<'class'>,
  name: string,
  declared: readonly Value[],
): Changes {
  const changes = changesOf(ask, fateOfClass(ask, cls), name, declared, () => false);
  if (changes.hidden.length > 0) return changes;
  const known = [...declared, ...changes.given];
  return { ...changes, hidden: setElsewhere(ask, cls, name, known, 'onClass') };
}

/** Only a type tells of the instance: whoever has it may have written to its fields. */
function isLeftToOthers(instance: ValueOf<'instance'>, name: string): boolean {
  const { node } = instance.site;
  if (isExact(instance) || isClass(node) || USES.has(node.type)) return false;
  return !membersOf(instance.class.node, name).some(
    (member) =>
      ('readonly' in member && member.readonly) ||
      ('accessibility' in member && member.accessibility === 'private'),
  );
}

/** by which an instance is known without a type */
const USES = new Set(['CallExpression', 'MemberExpression', 'NewExpression', 'ThisExpression']);

/** Another file writes to the field itself, or to one that it does not name. */
function setElsewhere(
  ask: Ask,
  cls: ClassSite,
  name: string,
  declared: readonly Value[],
  of: 'onInstances' | 'onClass',
): Value[] {
  if (declared.length === 0 || name.startsWith('#')) return [];
  // What a class leaves open is read where those that extend it set it.
  const isSet = declared.some((value) => value.kind !== 'unknown' && !isNothing(value));
  const uses = ask.classUsesElsewhere(cls);
  const isWritten = (key: string): boolean =>
    uses.some(
      (use) => use[of].has(key) || (isSet && of === 'onInstances' && use.byExtension.has(key)),
    );
  const changed = [name, ANY_METHOD].some(isWritten)
    ? declared[0]
    : isWritten('*')
      ? declared.find(isData)
      : undefined;
  return changed ? [changedAt(changed.site)] : [];
}

/** Where nothing sets keys that it does not name, only what is sent as it stands may change unseen. */
function isWorthFollowing(
  ask: Ask,
  { module }: ClassSite,
  family: readonly ClassSite[],
  name: string,
  declared: readonly Value[],
): boolean {
  // What is private is known to its class alone.
  if (name.startsWith('#')) return false;
  return (
    declared.some(isData) ||
    filesOf(ask, module).some((file) => touchedIn(ask, file).some((cls) => isOneOf(cls, family)))
  );
}

/** A getter without a setter: whoever writes to it fails. */
function isReadOnly({ node }: ClassSite, name: string): boolean {
  const kinds = node.body.body.flatMap((member) =>
    member.type === 'MethodDefinition' && !member.static && literalKey(member) === name
      ? [member.kind]
      : [],
  );
  return kinds.includes('get') && !kinds.includes('set');
}

function isNoWrite({ change: { kind } }: Happening): boolean {
  return kind !== 'set' && kind !== 'merge';
}

/** What others may change without anybody seeing it; what acts goes on acting. */
export function isData(value: Value): boolean {
  if (value.kind === 'literal') return !isNothing(value);
  return ['array', 'object', 'promise', 'text'].includes(value.kind);
}

/** `x.name = …` and the like, where something says that `x` is an instance. */
function writtenTo(ask: Ask, instance: ValueOf<'instance'>, name: string): Value[] {
  const { module } = instance.class;
  const isOfIt = (node: Node): boolean => isInstance(ask, node, instance);
  const assigned = module
    .assignmentsOf(name)
    .filter(({ left }) => thisBehind(left.object, module) === null && isOfIt(left.object))
    .flatMap((assignment) => ask.evaluate({ node: givenBy(assignment), module, env: null }));
  const disturbed = module
    .readersOf(name)
    .filter(
      (reader) =>
        reader.type === 'MemberExpression' && isDisturbed(wrapped(reader)) && isOfIt(reader.object),
    )
    .map((node) => changedAt({ node, module, env: null }));
  return [...assigned, ...disturbed];
}

/** `[name]() {}` in the body of the class */
function computedIn(ask: Ask, { node, module }: ClassSite, name: string): Value[] {
  return node.body.body.flatMap((member): Value[] => {
    if (!('computed' in member) || !member.computed || literalKey(member) !== null) return [];
    if (dottedName(member.key, module)?.startsWith('Symbol.')) return [];
    const site: Site = { node: member, module, env: null };
    const key = ask.keyOf(member, site);
    return key === null || key === name ? [changedAt(site)] : [];
  });
}

function isDisturbed(member: Node): boolean {
  const { parent } = member;
  const isDeleted = parent?.type === 'UnaryExpression' && parent.operator === 'delete';
  return isDeleted || isWrittenByPattern(member);
}

/** The base class sees the instance as one of its own, and as one of the class that extends it. */
function isInstance(
  ask: Ask,
  node: Node,
  { class: { node: own, module }, derived }: ValueOf<'instance'>,
): boolean {
  const extending = derived?.kind === 'instance' ? derived.class.node : null;
  return ask
    .evaluate({ node, module, env: null })
    .some(
      (value) =>
        value.kind === 'instance' && (value.class.node === own || value.class.node === extending),
    );
}

/** By `this.name = …` of the class, where that is read anyway. */
function isSetByClass(node: Node, module: Site['module'], family: readonly ClassSite[]): boolean {
  if (node.type !== 'AssignmentExpression' || node.left.type !== 'MemberExpression') return false;
  if (literalKey(node.left) === null) return false;
  const self = thisBehind(node.left.object, module);
  const owner = self && thisOwner(self)?.owner;
  return isClass(owner) && isOneOf({ node: owner, module, env: null }, family);
}

function changesOf(
  ask: Ask,
  { happenings, isOpen }: Fate,
  name: string,
  declared: readonly Value[],
  isKnown: (node: Node, module: Site['module']) => boolean,
): Changes {
  const given = happenings
    .filter(({ node, module }) => !isKnown(node, module))
    .flatMap((happening) => changeBy(ask, happening, name))
    .map(asOther);
  const isSeen = !isOpen && happenings.every(({ change }) => change.kind !== 'escape');
  const [first] = declared.filter(isData);
  return { given, hidden: first && !isSeen ? [changedAt(first.site)] : [] };
}

function changeBy(
  ask: Ask,
  { node, module, env, change }: Happening,
  name: string,
): readonly Value[] {
  const site: Site = { node, module, env };
  switch (change.kind) {
    case 'set':
      if (change.key === null) return [changedAt(site)];
      if (change.key !== name) return [];
      return change.value ? ask.evaluate(change.value) : [changedAt(site)];
    case 'remove':
      return change.key === null || change.key === name ? [changedAt(site)] : [];
    case 'bind':
      return change.isFrozen || (change.key !== null && change.key !== name)
        ? []
        : [changedAt(site)];
    case 'merge': {
      const mayHold = change.sources.some(({ site: source, spread }) => {
        const found = new ObjectView(ask, ask.evaluate(source), node).getOwn(name);
        return spread || found.values.length > 0 || found.unknown;
      });
      return mayHold ? [changedAt(site)] : [];
    }
    case 'inherit':
      return [changedAt(site)];
    default:
      return [];
  }
}

/** Something else may stand there. */
export function isOther(value: Value): boolean {
  return value.kind === 'unknown' && value.isOther === true;
}

/** What is set there is not followed: it is something else than what the class says, for all that is known. */
function asOther(value: Value): Value {
  if (isCircular(value) || isNothing(value) || !isOpaque(value)) return value;
  return value.kind === 'unknown' ? { ...value, isOther: true } : changedAt(value.site);
}

function changedAt(site: Site): Value {
  return unseenOther(site, 'may be changed there');
}
