/** Instances of classes: fields, constructor parameters, assignments to `this`, accessors, methods, base classes. */
import type { Ask } from '../ask.ts';
import {
  type ClassNode,
  type Node,
  type TSESTree,
  constructorOf,
  contains,
  enclosingClass,
  givenBy,
  isFunction,
  literalKey,
} from '../ast.ts';
import { areDifferent } from '../outcomes.ts';
import { superCallOf } from '../super-call.ts';
import { bindingOf } from '../patterns.ts';
import {
  type Arg,
  type Frame,
  type Site,
  type Value,
  type ValueOf,
  argsOf,
  circular,
  doubtful,
  isExact,
  isDistant,
  isNothing,
  isOpaque,
  literal,
  rootOf,
  unknown,
  unseenOther,
} from '../value.ts';
import { changedTo, isData, isOther, withChanges } from './changes.ts';
import { beforeItsClass } from './construction.ts';
import { mayBeReplaced } from './decorators.ts';
import { isAlwaysReplaced, isDeclaredAgain, isHeld, membersOf } from './class-members.ts';
import { everySubclassOf, subclassesOf } from './fate.ts';
import { fieldInOrder } from './fields.ts';
import { thisBehind } from './function.ts';
import { resultsOfType } from './shape.ts';
import { type Said, saidBelow, toldBy } from './overriding.ts';
import { annotationOf, ofAnnotation } from './type.ts';

/** Members of an instance: fields, constructor parameters, assignments to `this`, accessors, methods, base classes. */
export function instanceMember(
  ask: Ask,
  instance: ValueOf<'instance'>,
  name: string | null,
  site: Site,
): readonly Value[] {
  if (name === null) return [unknown(site, 'is a member whose name is not known')];
  if (name === 'constructor') return classOf(ask, instance);
  return (
    ask.guarded(`member ${name}`, instance.class.node, () =>
      memberOfInstance(ask, instance, name, site),
    ) ?? initialValue(ask, instance, name, site)
  );
}

/** Of a class that others extend, an instance may be one of those. */
function classOf(ask: Ask, instance: ValueOf<'instance'>): readonly Value[] {
  const cls = (instance.derived?.kind === 'instance' ? instance.derived : instance).class;
  const all = [cls, ...(isExact(instance) ? [] : everySubclassOf(ask, cls))];
  const classes = all.map((site): Value => ({ kind: 'class', site }));
  return classes.length > 1 ? doubtful(classes) : classes;
}

/** `this.base = given ?? this.base`: while the member is being worked out, its own mention is the initial value. */
function initialValue(
  ask: Ask,
  instance: ValueOf<'instance'>,
  name: string,
  site: Site,
): readonly Value[] {
  const { node: cls, module } = instance.class;
  const field = cls.body.body.find(
    (member) =>
      member.type === 'PropertyDefinition' && !member.static && literalKey(member) === name,
  );
  return field?.type === 'PropertyDefinition' && field.value
    ? ask.evaluate({
        node: field.value,
        module,
        env: frameIn(instance, cls),
      })
    : [circular(site)];
}

function memberOfInstance(
  ask: Ask,
  instance: ValueOf<'instance'>,
  name: string,
  site: Site,
): readonly Value[] {
  const own = declaredMember(ask, instance, name, site);
  const declared = withChanges(own, changedTo(ask, instance, name, own));
  // `this` of a class that others extend may be an instance of one of those.
  if (isExact(instance)) {
    const isOpen = declared.some((value) => value.isDoubtful || isOther(value));
    const isApart = declared.some(isData) && isMadeApart(ask, instance);
    return ((isOpen || isApart) && inOrder(ask, instance, name, site)) || declared;
  }
  const isSet = declared.some((value) => value.kind !== 'unknown' && !isNothing(value));
  const overriding = saidBelow(ask, instance, name, isSet, (by) =>
    ownMember(ask, by, name, site).filter((value) => !isOpaque(value)),
  );
  if (overriding.length === 0) return declared;
  const isReplaced = isAlwaysReplaced(instance.class, subclassesOf(ask, instance.class), name);
  const kept = declared.filter((value) => value.kind !== 'unknown' || isOther(value));
  const said: Said[] = [{ by: instance, values: isReplaced ? [] : kept }, ...overriding];
  const all = said.flatMap(({ values }) => values);
  if (isSet) return areDifferent(all) ? said.flatMap((item) => toldBy(ask, item, name)) : all;
  if (!isHeld(instance.class, name)) return all;
  // What a class leaves open is not there in its own instances.
  const open = [...all, ...declared.filter((value) => value.kind === 'unknown')];
  return areDifferent(open) ? doubtful(open) : all;
}

/** In a file of which only its text is looked at otherwise. */
function isMadeApart(ask: Ask, { class: cls, site }: ValueOf<'instance'>): boolean {
  return site.module !== cls.module && !ask.modules().includes(site.module);
}

function inOrder(
  ask: Ask,
  instance: ValueOf<'instance'>,
  name: string,
  site: Site,
): readonly Value[] | null {
  const { node: cls, module } = instance.class;
  const constructor = constructorOf(cls);
  // `constructor(private client: Client)`
  const isGiven = constructor?.params.some(({ type }) => type === 'TSParameterProperty');
  if (instance.derived !== null || isGiven) return null;
  return fieldInOrder(ask, instance, name, site, (node) =>
    ask.evaluate({ node, module, env: frameIn(instance, cls) }),
  );
}

/** Reached through a class that is not part of the program. */
function isOfPackage(value: Value): boolean {
  const root = rootOf(value);
  return root.kind === 'import' || root.kind === 'global';
}

function declaredMember(
  ask: Ask,
  instance: ValueOf<'instance'>,
  name: string,
  site: Site,
): readonly Value[] {
  const own = ownMember(ask, instance, name, site);
  if (own.some((value) => !isDistant(value))) return own;
  const inherited = inheritedMember(ask, instance, name, site);
  const typed = typedField(ask, instance, name);
  // A class of a package says nothing of what this one sets itself.
  const isSetHere = own.some((value) => !isOpaque(value)) && inherited.every(isOfPackage);
  if (!isSetHere && inherited.some((value) => !isDistant(value))) {
    const known = [...inherited, ...(inherited.every(isOfPackage) ? typed : [])];
    // Where types are taken away only, it is empty again.
    const isEmpty =
      isDeclaredAgain(instance.class, name) && areDifferent([...known, literal(site, undefined)]);
    return isEmpty ? doubtful([...known, literal(site, undefined)]) : known;
  }
  if (typed.length > 0)
    return [
      ...(own.length > 0
        ? own.filter((value) => !isOpaque(value))
        : inherited.filter((value) => !isOpaque(value))),
      ...typed,
    ];
  return own.length > 0
    ? own
    : inherited.length > 0
      ? inherited
      : [unknown(site, `is the member ${name}, which the class does not set`)];
}

/** What the class itself says: in its body, in the parameters of its constructor, by assignments to `this`. */
function ownMember(
  ask: Ask,
  instance: ValueOf<'instance'>,
  name: string,
  site: Site,
): readonly Value[] {
  const early = beforeItsClass(ask, instance, selfOf(instance), name, site);
  if (early) return early;
  const { node: cls, module } = instance.class;
  const assignments = module
    .assignmentsOf(name)
    .filter(
      (assignment) =>
        contains(cls, assignment) &&
        thisBehind(assignment.left.object, module) !== null &&
        enclosingClass(assignment) === cls,
    );
  const constructor = constructorOf(cls);
  const settled = assignments.findLast(
    ({ operator, parent }) =>
      operator === '=' &&
      parent.type === 'ExpressionStatement' &&
      parent.parent === constructor?.body,
  );
  // What the constructor sets last replaces what it set before.
  const lasting = assignments.filter(
    (assignment) =>
      !settled ||
      assignment.range[0] >= settled.range[0] ||
      methodAround(assignment, cls) !== constructor,
  );
  const given = lasting.map((assignment) => {
    const fn = methodAround(assignment, cls);
    const args = fn === constructor ? instance.args : null;
    return ask.evaluate({
      node: givenBy(assignment),
      module,
      env: fn ? frameIn(instance, fn, args) : frameIn(instance, cls),
    });
  });
  const declared = [
    ...membersOf(cls, name).flatMap((member) =>
      valuesOfClassMember(ask, instance, member, site, settled !== undefined),
    ),
    ...parameterProperties(ask, instance, name),
  ];
  const isSetLate =
    declared.length === 0 && lasting.every((item) => methodAround(item, cls) !== constructor);
  const set = given.flat();
  const all = [
    ...declared,
    ...set,
    // Nobody knows whether it has been set by then.
    ...(isSetLate && set.some(isPlain) ? [literal(site, undefined)] : []),
  ];
  // Which of them is there when it is read is not followed.
  const isOneOfSeveral = given.length > 1 || (given.length > 0 && all.length > set.length);
  return isOneOfSeveral && areDifferent(all) ? doubtful(all) : all;
}

function valuesOfClassMember(
  ask: Ask,
  instance: ValueOf<'instance'>,
  member: TSESTree.ClassElement,
  site: Site,
  isReplaced: boolean,
): readonly Value[] {
  const values = writtenInClass(ask, instance, member, site, isReplaced);
  const isOpen =
    values.length > 0 && mayBeReplaced(ask, { ...instance.class, node: member, env: null });
  return isOpen ? doubtful([...values, unseenOther(site, 'is decorated')]) : values;
}

/** `isReplaced`: the constructor sets it anyway. */
function writtenInClass(
  ask: Ask,
  instance: ValueOf<'instance'>,
  member: TSESTree.ClassElement,
  site: Site,
  isReplaced: boolean,
): readonly Value[] {
  const { node: cls, module } = instance.class;
  const self = selfOf(instance);
  switch (member.type) {
    case 'MethodDefinition':
    case 'TSAbstractMethodDefinition': {
      const { value: node, kind } = member;
      if (kind !== 'get' && kind !== 'method') return [];
      if (!isFunction(node)) {
        const signature: ValueOf<'shape'> = {
          kind: 'shape',
          members: [],
          site: { node, module, env: null },
          heritage: [],
        };
        return kind === 'get' ? resultsOfType(ask, signature) : [signature];
      }
      const env = frameIn(instance, cls);
      const fn: ValueOf<'function'> = { kind: 'function', site: { node, module, env }, self };
      return kind === 'get' ? ask.returned(fn, [], { node: member, module, env: site.env }) : [fn];
    }
    case 'PropertyDefinition':
    case 'AccessorProperty':
      if (isReplaced || !member.value) return [];
      return ask
        .evaluate({ node: member.value, module, env: frameIn(instance, cls) })
        .map((value) => (value.kind === 'function' ? { ...value, self } : value));
    default:
      return [];
  }
}

/** `constructor(private client: Client)` */
function parameterProperties(
  ask: Ask,
  instance: ValueOf<'instance'>,
  name: string,
): readonly Value[] {
  const { node: cls, module } = instance.class;
  const constructor = constructorOf(cls);
  if (!constructor) return [];
  return constructor.params.flatMap((parameter) => {
    if (parameter.type !== 'TSParameterProperty') return [];
    const node = bindingOf(parameter);
    if (node.type !== 'Identifier' || node.name !== name) return [];
    return ask.evaluate({ node, module, env: frameIn(instance, constructor, instance.args) });
  });
}

const frames = new WeakMap<Value, Map<Node, Frame>>();

/** One frame for each function of an instance, so that repeated look-ups find earlier results. */
function frameIn(instance: ValueOf<'instance'>, fn: Node, args: Arg[] | null = null): Frame {
  const known = frames.get(instance) ?? new Map<Node, Frame>();
  frames.set(instance, known);
  let frame = known.get(fn);
  if (!frame) {
    frame = { fn, args, self: selfOf(instance), outer: instance.class.env };
    known.set(fn, frame);
  }
  return frame;
}

/** What `this` is: an instance of the class that extends this one, where it was asked for that. */
function selfOf(instance: ValueOf<'instance'>): Value {
  return instance.derived ?? instance;
}

function inheritedMember(
  ask: Ask,
  instance: ValueOf<'instance'>,
  name: string,
  site: Site,
): readonly Value[] {
  const { node: cls, module, env } = instance.class;
  if (!cls.superClass) return [];
  const bases = ask.evaluate({ node: cls.superClass, module, env });
  const args = baseArguments(instance);
  return bases.flatMap((base): readonly Value[] => {
    if (base.kind === 'class') {
      if (base.site.node === cls) return [];
      return instanceMember(
        ask,
        {
          kind: 'instance',
          class: base.site,
          args,
          derived: selfOf(instance),
          site: instance.site,
        },
        name,
        site,
      );
    }
    return base.kind === 'unknown'
      ? []
      : ask.member({ kind: 'new', callee: base, args, site: instance.site }, name, site);
  });
}

/** What `super(…)` hands to the base class; without a constructor the arguments go through. */
function baseArguments(instance: ValueOf<'instance'>): Arg[] | null {
  const { node: cls, module } = instance.class;
  const constructor = constructorOf(cls);
  if (!constructor) return instance.args;
  const call = superCallOf(cls, module.visitorKeys);
  return call
    ? argsOf(call, {
        node: call,
        module,
        env: frameIn(instance, constructor, instance.args),
      })
    : null;
}

function typedField(ask: Ask, instance: ValueOf<'instance'>, name: string): readonly Value[] {
  const { node: cls, module } = instance.class;
  const field = cls.body.body.find(
    (member) => 'key' in member && literalKey(member) === name && annotationOf(member, module),
  );
  return field ? ofAnnotation(ask, field, module) : [];
}

function isPlain(value: Value): boolean {
  return value.kind === 'text' || (value.kind === 'literal' && !isNothing(value));
}

function methodAround(node: Node, cls: ClassNode): Node | null {
  let found: Node | null = null;
  for (let current = node.parent; current && current !== cls; current = current.parent)
    if (isFunction(current)) found = current;
  return found;
}
