/** Instances of classes: fields, constructor parameters, assignments to `this`, accessors, methods, base classes. */
import type { Ask } from '../ask.ts';
import { type ClassNode, type Node, contains, isFunction, literalKey } from '../ast.ts';
import { constructorOf, superCallOf } from '../module.ts';
import {
  type Arg,
  type Env,
  type Site,
  type Value,
  type ValueOf,
  argsOf,
  isDistant,
  isNothing,
  isOpaque,
  rootOf,
  unknown,
} from '../value.ts';
import { thisBehind } from './function.ts';
import { resultsOfType } from './shape.ts';
import { annotationOf } from './type.ts';

/** Members of an instance: fields, constructor parameters, assignments to `this`, accessors, methods, base classes. */
export function instanceMember(
  ask: Ask,
  instance: ValueOf<'instance'>,
  name: string | null,
  site: Site,
): readonly Value[] {
  if (name === null) return [unknown(site, 'is a member whose name is not known')];
  return (
    ask.guarded(`member ${name}`, instance.class.node, () =>
      memberOfInstance(ask, instance, name, site),
    ) ?? initialValue(ask, instance, name, site)
  );
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
        env: envFor(instance, cls, null, instance.derived ?? instance, instance.class.env),
      })
    : [unknown(site, 'refers to itself')];
}

function memberOfInstance(
  ask: Ask,
  instance: ValueOf<'instance'>,
  name: string,
  site: Site,
): readonly Value[] {
  const declared = declaredMember(ask, instance, name, site);
  // `this` of a class that others extend may be an instance of one of those.
  if (instance.args !== null || instance.derived !== null) return declared;
  const isSet = declared.some((value) => value.kind !== 'unknown' && !isNothing(value));
  const overriding = overridingMembers(ask, instance, name, site, isSet).filter(
    (value) => !isOpaque(value),
  );
  return overriding.length > 0
    ? [...declared.filter((value) => value.kind !== 'unknown'), ...overriding]
    : declared;
}

/** Reached through a class that is not part of the program. */
function isOfPackage(value: Value): boolean {
  const root = rootOf(value);
  return root.kind === 'import' || root.kind === 'global';
}

/** In classes of the same file; in those of others, when the class itself leaves it to them. */
function overridingMembers(
  ask: Ask,
  instance: ValueOf<'instance'>,
  name: string,
  site: Site,
  isSet: boolean,
): Value[] {
  const { node: cls, module } = instance.class;
  const here = module
    .subclassesOf(cls)
    .map((node): Site<ClassNode> => ({ ...instance.class, node }));
  return [...here, ...(isSet ? [] : ask.subclassesElsewhere(instance.class))].flatMap(
    (extending) => {
      const derived: ValueOf<'instance'> = { ...instance, class: extending };
      return (
        ask.guarded(`member ${name}`, extending.node, () => [
          ...ownMember(ask, derived, name, site),
          ...overridingMembers(ask, derived, name, site, isSet),
        ]) ?? []
      );
    },
  );
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
  if (inherited.some((value) => !isDistant(value)))
    return [...inherited, ...(inherited.every(isOfPackage) ? typed : [])];
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

function ownMember(ask: Ask, instance: ValueOf<'instance'>, name: string, site: Site): Value[] {
  const { node: cls, module } = instance.class;
  const self: Value = instance.derived ?? instance;
  const outer = instance.class.env;
  const within = (fn: Node, args: Arg[] | null): Env => envFor(instance, fn, args, self, outer);
  const values: Value[] = [];
  const constructor = constructorOf(cls);
  const assignments = module.memberAssignments.filter(
    (assignment) =>
      literalKey(assignment.left) === name &&
      contains(cls, assignment) &&
      thisBehind(assignment.left.object, module) !== null &&
      innermostClass(assignment) === cls,
  );
  const settled = assignments.findLast(
    (assignment) =>
      assignment.operator === '=' &&
      assignment.parent.type === 'ExpressionStatement' &&
      assignment.parent.parent === constructor?.body,
  );
  for (const member of cls.body.body) {
    if (!('key' in member) || ('static' in member && member.static) || literalKey(member) !== name)
      continue;
    if (member.type === 'MethodDefinition' && isFunction(member.value)) {
      const fn: ValueOf<'function'> = {
        kind: 'function',
        site: { node: member.value, module, env: within(cls, null) },
        self,
      };
      values.push(
        ...(member.kind === 'get'
          ? ask.returned(fn, [], { node: member, module, env: site.env })
          : member.kind === 'method'
            ? [fn]
            : []),
      );
    } else if (
      member.type === 'TSAbstractMethodDefinition' ||
      (member.type === 'MethodDefinition' && member.value.type === 'TSEmptyBodyFunctionExpression')
    ) {
      const signature: ValueOf<'shape'> = {
        kind: 'shape',
        members: [],
        site: { node: member.value, module, env: null },
        heritage: [],
      };
      values.push(
        ...(member.kind === 'get'
          ? resultsOfType(ask, signature)
          : member.kind === 'method'
            ? [signature]
            : []),
      );
    } else if (
      !settled &&
      (member.type === 'PropertyDefinition' || member.type === 'AccessorProperty') &&
      member.value
    ) {
      values.push(
        ...ask
          .evaluate({ node: member.value, module, env: within(cls, null) })
          .map((value) => (value.kind === 'function' ? { ...value, self } : value)),
      );
    }
  }
  for (const parameter of constructor?.params ?? []) {
    if (parameter.type !== 'TSParameterProperty') continue;
    const binding =
      parameter.parameter.type === 'AssignmentPattern'
        ? parameter.parameter.left
        : parameter.parameter;
    if (binding.type === 'Identifier' && binding.name === name && constructor) {
      values.push(
        ...ask.evaluate({ node: binding, module, env: within(constructor, instance.args) }),
      );
    }
  }
  for (const assignment of assignments) {
    // What the constructor sets last replaces what it set before.
    if (
      settled &&
      assignment !== settled &&
      methodAround(assignment, cls) === constructor &&
      assignment.range[0] < settled.range[0]
    )
      continue;
    const fn = methodAround(assignment, cls);
    values.push(
      ...ask.evaluate({
        node: assignment.right,
        module,
        env: fn ? within(fn, fn === constructor ? instance.args : null) : within(cls, null),
      }),
    );
  }
  return values;
}

const environments = new WeakMap<Value, Map<Node, Env>>();

/** One environment for each function of an instance, so that repeated look-ups find earlier results. */
function envFor(
  instance: ValueOf<'instance'>,
  fn: Node,
  args: Arg[] | null,
  self: Value,
  outer: Env | null,
): Env {
  const known = environments.get(instance) ?? new Map<Node, Env>();
  environments.set(instance, known);
  let env = known.get(fn);
  if (!env) known.set(fn, (env = { fn, args, self, outer }));
  return env;
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
          derived: instance.derived ?? instance,
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
        env: envFor(
          instance,
          constructor,
          instance.args,
          instance.derived ?? instance,
          instance.class.env,
        ),
      })
    : null;
}

function typedField(ask: Ask, instance: ValueOf<'instance'>, name: string): readonly Value[] {
  const { node: cls, module } = instance.class;
  for (const member of cls.body.body) {
    if (!('key' in member) || literalKey(member) !== name) continue;
    const annotation = annotationOf(member, module);
    if (annotation) return ask.ofType(annotation, { node: member, module, env: null });
  }
  return [];
}

function innermostClass(node: Node): ClassNode | null {
  for (let current = node.parent; current; current = current.parent)
    if (current.type === 'ClassDeclaration' || current.type === 'ClassExpression') return current;
  return null;
}

function methodAround(node: Node, cls: ClassNode): Node | null {
  let found: Node | null = null;
  for (let current = node.parent; current && current !== cls; current = current.parent)
    if (isFunction(current)) found = current;
  return found;
}
