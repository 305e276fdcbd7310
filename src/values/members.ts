/** What stands behind `value.name`, and what a list holds. */
import { annotationOf, resultsOfType, typeArgumentsOf } from './annotations.ts';
import type { Ask } from './ask.ts';
import {
  type ClassNode,
  type FunctionNode,
  type Node,
  type TSESTree,
  contains,
  enclosingFunction,
  isFunction,
  literalKey,
  thisOwner,
  unwrap,
} from './ast.ts';
import type { Happening } from './heap/happening.ts';
import { ObjectView, deepCopy } from './heap/object-view.ts';
import { trailOf } from './heap/trail.ts';
import { exported } from './imports.ts';
import { constructorOf, superCallOf } from './module.ts';
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
  literal,
  rootOf,
  unknown,
} from './value.ts';

const GLOBAL_OBJECTS = new Set(['globalThis', 'window', 'self', 'global']);

/** `name` is `null` when the program computes it: then every member is meant. */
export function membersNamed(
  ask: Ask,
  value: Value,
  name: string | null,
  site: Site,
): readonly Value[] {
  switch (value.kind) {
    case 'object':
      return objectMember(ask, value, name, site);
    case 'instance':
      return instanceMember(ask, value, name, site);
    case 'class':
      return staticMember(ask, value, name, site);
    case 'namespace':
      return name === null
        ? [...value.module.exports.keys()].flatMap((key) => exported(ask, value.module, key, site))
        : namespaceMember(ask, value, name, site);
    case 'array':
    case 'list':
      return isMethodName(name)
        ? [{ kind: 'member', object: value, name, site }]
        : listMember(ask, value, name, site);
    case 'shape':
      return shapeMember(ask, value, name, site);
    case 'global':
      return GLOBAL_OBJECTS.has(value.name) && name !== null
        ? globalMember(ask, name, site)
        : (ownExport(ask, value.name, name, site) ?? [
            { kind: 'member', object: value, name, site },
          ]);
    case 'function':
      return assignedMember(ask, value, name, site);
    case 'call':
      return callMember(ask, value, name, site);
    case 'declared':
      return declaredName(ask, value, name, site);
    case 'new':
      return value.callee.kind === 'function'
        ? constructedMember(ask, value, value.callee, name, site)
        : [{ kind: 'member', object: value, name, site }];
    case 'literal':
      return typeof value.value === 'string' && isMethodName(name)
        ? [{ kind: 'member', object: value, name, site }]
        : [unknown(site, 'is a member of a plain value')];
    default:
      return [{ kind: 'member', object: value, name, site }];
  }
}

/** A member of an enum, or an export of a namespace. */
function declaredName(
  ask: Ask,
  { site: { node, module, env } }: ValueOf<'declared'>,
  name: string | null,
  site: Site,
): readonly Value[] {
  if (node.type === 'TSEnumDeclaration') {
    const member = node.body.members.find((item) => literalKey({ key: item.id }) === name);
    return [
      ...(member?.initializer
        ? ask.evaluate({ node: member.initializer, module, env })
        : [unknown(site, 'is a member of an enum')]),
    ];
  }
  for (const statement of node.body?.type === 'TSModuleBlock' ? node.body.body : []) {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : null;
    if (declaration?.type === 'VariableDeclaration') {
      const found = declaration.declarations.find(
        ({ id }) => id.type === 'Identifier' && id.name === name,
      );
      if (found) return ask.evaluate({ node: found.id, module, env });
    } else if (
      declaration &&
      'id' in declaration &&
      declaration.id?.type === 'Identifier' &&
      declaration.id.name === name
    )
      return ask.evaluate({ node: declaration, module, env });
  }
  return [unknown(site, 'is not exported by the namespace')];
}

/** Members of what `new Fn()` makes: what its body sets on `this`, and its prototype. */
function constructedMember(
  ask: Ask,
  instance: ValueOf<'new'>,
  fn: ValueOf<'function'>,
  name: string | null,
  site: Site,
): readonly Value[] {
  const { node, module } = fn.site;
  const env: Env = { fn: node, args: instance.args, self: instance, outer: fn.site.env };
  const values = module.memberAssignments.flatMap(({ left, right }): readonly Value[] => {
    if (name === null || literalKey(left) !== name) return [];
    const owner = thisBehind(left.object, module);
    const isOwn =
      owner !== null && !thisOwner(owner) && constructorFunctionOf(owner, module) === node;
    return isOwn || prototypeOwner(left, module) === node
      ? ask
          .evaluate({ node: right, module, env: contains(node, right) ? env : null })
          .map((value) => (value.kind === 'function' ? { ...value, self: instance } : value))
      : [];
  });
  return values.length > 0
    ? values
    : [unknown(site, 'is a member that the constructor does not set')];
}

/** `this`, also where a variable keeps it: `const self = this`. */
function thisBehind(object: Node, module: Site['module']): Node | null {
  const node = unwrap(object);
  if (node.type === 'ThisExpression') return node;
  const definition =
    node.type === 'Identifier'
      ? (module.variableOf(node)?.defs[0]?.node as Node | undefined)
      : undefined;
  return definition?.type === 'VariableDeclarator' && definition.init?.type === 'ThisExpression'
    ? definition.init
    : null;
}

/** The function whose instances `this` stands for, outside of classes. */
export function constructorFunctionOf(node: Node, module: Site['module']): FunctionNode | null {
  let fn = enclosingFunction(node);
  while (fn?.type === 'ArrowFunctionExpression') fn = enclosingFunction(fn);
  if (!fn) return null;
  const { parent } = fn;
  return parent.type === 'AssignmentExpression' &&
    parent.right === fn &&
    parent.left.type === 'MemberExpression'
    ? prototypeOwner(parent.left, module)
    : fn;
}

/** `Fn` of `Fn.prototype.name` */
function prototypeOwner(
  { object }: TSESTree.MemberExpression,
  module: Site['module'],
): FunctionNode | null {
  if (
    object.type !== 'MemberExpression' ||
    literalKey(object) !== 'prototype' ||
    object.object.type !== 'Identifier'
  )
    return null;
  const definition = module.variableOf(object.object)?.defs[0]?.node as Node | undefined;
  const fn = definition?.type === 'VariableDeclarator' ? definition.init : definition;
  return isFunction(fn) ? fn : null;
}

function isMethodName(name: string | null): boolean {
  return name !== null && !/^(?:\d+|length)$/.test(name);
}

function objectMember(
  ask: Ask,
  object: ValueOf<'object'>,
  name: string | null,
  site: Site,
): readonly Value[] {
  const view = new ObjectView(ask, [object], site.node);
  if (name === null) return view.everything();
  const { values, absent, unknown: isHidden } = view.get(name);
  const hidden = 'may come from a part of the object that is not known';
  if (values.length === 0) return [isHidden ? unknown(site, hidden) : literal(site, undefined)];
  // What may be missing is told by its other values; what may be anything else is told too.
  return isHidden && !absent ? [...values, unknown(site, hidden)] : values;
}

function namespaceMember(
  ask: Ask,
  value: ValueOf<'namespace'>,
  name: string,
  site: Site,
): readonly Value[] {
  const { module } = value;
  const interop =
    name === 'default' && !module.exports.has('default') && module.exportAssignments.length > 0;
  return interop
    ? exported(ask, module, 'module.exports', site)
    : exported(ask, module, name, site);
}

/** Members of an instance: fields, constructor parameters, assignments to `this`, accessors, methods, base classes. */
function instanceMember(
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

function staticMember(
  ask: Ask,
  value: ValueOf<'class'>,
  name: string | null,
  site: Site,
): readonly Value[] {
  const { node: cls, module, env } = value.site;
  const values: Value[] = [];
  for (const member of cls.body.body) {
    if (!('key' in member) || !('static' in member && member.static) || literalKey(member) !== name)
      continue;
    const scope: Env = { fn: cls, args: null, self: value, outer: env };
    if (member.type === 'MethodDefinition' && isFunction(member.value)) {
      const fn: ValueOf<'function'> = {
        kind: 'function',
        site: { node: member.value, module, env: scope },
        self: value,
      };
      values.push(
        ...(member.kind === 'get'
          ? ask.returned(fn, [], { node: member, module, env: site.env })
          : [fn]),
      );
    } else if ('value' in member && member.value)
      values.push(...ask.evaluate({ node: member.value, module, env: scope }));
    else if ('typeAnnotation' in member) {
      const annotation = annotationOf(member, module);
      if (annotation && values.length === 0)
        values.push(...ask.ofType(annotation, { node: member, module, env: null }));
    }
  }
  for (const assignment of module.memberAssignments) {
    const target = assignment.left;
    const onThis = target.object.type === 'ThisExpression' && contains(cls, assignment);
    const onName = target.object.type === 'Identifier' && target.object.name === cls.id?.name;
    if ((onThis || onName) && name !== null && literalKey(target) === name)
      values.push(...ask.evaluate({ node: assignment.right, module, env: null }));
  }
  const known = values.filter((item) => !isOpaque(item));
  if (known.length > 0) return known;
  if (cls.superClass) {
    const inherited = ask
      .evaluate({ node: cls.superClass, module, env })
      .flatMap((base) =>
        base.kind === 'unknown' || (base.kind === 'class' && base.site.node === cls)
          ? []
          : ask.member(base, name, site),
      );
    // A static method of a base class sees the class that it is called on.
    if (inherited.length > 0)
      return inherited.map((item) => (item.kind === 'function' ? { ...item, self: value } : item));
  }
  return values.length > 0
    ? values
    : [unknown(site, 'is a static member that the class does not set')];
}

/** `globalThis.x`, where the same file sets it; otherwise the global of that name. */
function globalMember(ask: Ask, name: string, site: Site): readonly Value[] {
  const { module } = site;
  const values = module.memberAssignments
    .filter(
      (assignment) =>
        literalKey(assignment.left) === name && isGlobalObject(ask, assignment.left.object, site),
    )
    .flatMap((assignment) => ask.evaluate({ node: assignment.right, module, env: null }));
  return values.length > 0 ? values : [{ kind: 'global', name, site }];
}

function isGlobalObject(ask: Ask, node: Node, site: Site): boolean {
  const values = ask.evaluate({ node, module: site.module, env: null });
  return values.some((value) => value.kind === 'global' && GLOBAL_OBJECTS.has(value.name));
}

/** `module.exports`, and what a CommonJS module put on it. */
function ownExport(
  ask: Ask,
  object: string,
  name: string | null,
  site: Site,
): readonly Value[] | null {
  const { module } = site;
  if (object === 'module' && name === 'exports')
    return exported(ask, module, 'module.exports', site);
  return object === 'exports' && name !== null && module.exports.has(name)
    ? exported(ask, module, name, site)
    : null;
}

/** Properties that the program sets on something it made elsewhere: `load.client = …`, `ref.current = …`. */
function assignedMember(
  ask: Ask,
  value: ValueOf<'function'> | ValueOf<'call'>,
  name: string | null,
  site: Site,
): readonly Value[] {
  const { module } = value.site;
  const values = module.memberAssignments
    .filter(
      (assignment) =>
        name !== null &&
        literalKey(assignment.left) === name &&
        assignment.left.object.type === 'Identifier' &&
        declares(assignment.left.object, value.site.node, module),
    )
    .flatMap((assignment) => ask.evaluate({ node: assignment.right, module, env: null }));
  return values.length > 0 ? values : [{ kind: 'member', object: value, name, site }];
}

function declares(identifier: TSESTree.Identifier, made: Node, module: Site['module']): boolean {
  const definition = module.variableOf(identifier)?.defs[0]?.node as Node | undefined;
  return (
    definition === made || (definition?.type === 'VariableDeclarator' && definition.init === made)
  );
}

function shapeMember(
  ask: Ask,
  shape: ValueOf<'shape'>,
  name: string | null,
  site: Site,
): readonly Value[] {
  for (const member of shape.members) {
    if (
      member.type === 'TSPropertySignature' &&
      literalKey(member) === name &&
      member.typeAnnotation
    ) {
      const values = ask.ofType(member.typeAnnotation.typeAnnotation, {
        node: member,
        module: shape.site.module,
        env: shape.site.env,
      });
      return values.length > 0
        ? values
        : [unknown(site, 'is described by a type that is not followed')];
    }
    if (member.type === 'TSMethodSignature' && literalKey(member) === name) {
      const called: Value = { kind: 'member', object: shape, name, site };
      const read = member.kind === 'get' ? resultsOfType(ask, called) : [];
      return read.length > 0 ? read : [called];
    }
  }
  const inherited = shape.heritage
    .flatMap((base) => ask.member(base, name, site))
    .filter((value) => value.kind !== 'unknown');
  if (inherited.length > 0) return inherited;
  const others =
    shape.others ??
    shape.members.find((member) => member.type === 'TSIndexSignature')?.typeAnnotation
      ?.typeAnnotation;
  const values = others ? ask.ofType(others, { ...shape.site, env: null }) : [];
  return values.length > 0 ? values : [unknown(site, 'is not described by its type')];
}

/** Members of what a call made: an object that `Object.assign` builds, an entry of a `Map`. */
function callMember(
  ask: Ask,
  call: ValueOf<'call'>,
  name: string | null,
  site: Site,
): readonly Value[] {
  if (call.callee.kind === 'global' && call.callee.name === 'Object.assign') {
    const view = new ObjectView(ask, [call], site.node);
    const found =
      name === null
        ? { values: view.keys().flatMap((key) => [...view.get(key).values]), unknown: true }
        : view.get(name);
    return found.values.length > 0
      ? found.values
      : [
          found.unknown
            ? unknown(site, 'may come from an object that is not known')
            : literal(site, undefined),
        ];
  }
  const { callee } = call;
  if (
    !isMethodName(name) &&
    name !== 'length' &&
    callee.kind === 'member' &&
    (callee.name === 'map' || LIST_KEEPING.has(callee.name ?? ''))
  )
    return ask.elementsOf(call);
  const isRef =
    (name === 'current' || name === 'value') && 'name' in callee && REFS.has(callee.name ?? '');
  const initial = isRef && call.args[0] ? ask.evaluate(call.args[0].site) : [];
  const assigned = assignedMember(ask, call, name, site);
  if (initial.some((value) => !isOpaque(value)))
    return [...initial, ...assigned.filter((value) => value.kind !== 'member')];
  const typed = isRef && assigned.every(isDistant) ? ofTypeArgument(ask, call, 0) : [];
  return typed.length > 0 ? typed : assigned;
}

const REFS = new Set(['useRef', 'ref', 'shallowRef', 'signal', 'useSignal', 'createRef']);

/** What a type argument says: `useRef<Client>(null)`, `new Map<string, Client>()`. */
function ofTypeArgument(
  ask: Ask,
  { site: { node, module } }: ValueOf<'call'> | ValueOf<'new'>,
  index: number,
): readonly Value[] {
  const type = typeArgumentsOf(node)[index];
  return type ? ask.ofType(type, { node, module, env: null }) : [];
}

function listMember(
  ask: Ask,
  list: ValueOf<'array'> | ValueOf<'list'>,
  name: string | null,
  site: Site,
): readonly Value[] {
  if (name === 'length') {
    const length = lengthOf(ask, list);
    return [length === null ? unknown(site, 'is a length') : literal(site, length)];
  }
  const index = name === null ? null : Number(name);
  if (list.kind === 'array' && index !== null && isFixed(ask, list)) {
    const { node, module, env } = list.site;
    const before = node.elements.slice(0, index + 1);
    const element = node.elements[index];
    if (!before.some((item) => item?.type === 'SpreadElement'))
      return element
        ? copiedElements(list, ask.evaluate({ node: element, module, env }), name)
        : [literal(site, undefined)];
  }
  if (list.kind === 'list' && list.slots && index !== null)
    return list.slots[index] ?? [literal(site, undefined)];
  const held = ask.elementsOf(list);
  if (list.kind === 'list' && index !== null) return held[index] ? [held[index]] : held;
  return held.length > 0 ? held : [unknown(site, 'is an element of a list that is not known')];
}

/** How many elements a list has, where nothing adds to it. */
export function lengthOf(ask: Ask, value: Value): number | null {
  if (value.kind === 'list') return value.slots?.length ?? null;
  if (value.kind !== 'array' || !isFixed(ask, value)) return null;
  const { elements: all } = value.site.node;
  return all.some((element) => element?.type === 'SpreadElement') ? null : all.length;
}

/** What happens to a list after it is made. */
function happenedTo(
  ask: Ask,
  list: ValueOf<'array'> | ValueOf<'list'> | ValueOf<'new'>,
): readonly Happening[] {
  const copy = list.kind === 'array' ? list.copy : undefined;
  if (copy?.isText) return [];
  return trailOf(ask, copy?.made ?? list.site, copy?.path ?? []).happenings;
}

/** Nothing moves or replaces the elements. */
function isFixed(ask: Ask, list: ValueOf<'array'>): boolean {
  const original = list.copy?.of;
  if (original?.kind === 'array' && !isFixed(ask, original)) return false;
  return happenedTo(ask, list).every(
    ({ change }) => change.kind === 'call' && INDEX_KEEPING.has(change.method ?? ''),
  );
}

const INDEX_KEEPING = new Set([
  'at',
  'concat',
  'entries',
  'every',
  'filter',
  'find',
  'findIndex',
  'findLast',
  'flat',
  'flatMap',
  'forEach',
  'includes',
  'indexOf',
  'join',
  'keys',
  'map',
  'reduce',
  'slice',
  'some',
  'values',
]);

/** The elements of a deep copy are copies. */
function copiedElements(
  list: Value,
  values: readonly Value[],
  name: string | null,
): readonly Value[] {
  const copy = list.kind === 'array' ? list.copy : undefined;
  if (!copy?.isDeep) return values;
  return values.map((value) =>
    deepCopy(value, copy.made, [...copy.path, name ?? '*'], copy.isText),
  );
}

const LIST_KEEPING = new Set([
  'filter',
  'slice',
  'reverse',
  'sort',
  'toSorted',
  'toReversed',
  'splice',
  'concat',
  'values',
  'flat',
  'fill',
  'with',
]);

/** What a list may hold. An unknown part is an unknown element. */
export function elementsOf(ask: Ask, value: Value): readonly Value[] {
  const copy = value.kind === 'array' ? value.copy : undefined;
  const what = `elements ${copy ? copy.path.join('\0') : ''}`;
  const node = copy?.made.node ?? value.site.node;
  return (
    ask.guarded(what, node, () => elements(ask, value)) ?? [
      unknown(value.site, 'is an element of a list that holds itself'),
    ]
  );
}

function elements(ask: Ask, value: Value): readonly Value[] {
  switch (value.kind) {
    case 'list':
      return [...value.elements, ...addedElements(ask, value)];
    case 'array':
      return [
        ...(value.copy
          ? copiedElements(value, ask.elementsOf(value.copy.of), null)
          : literalElements(ask, value)),
        ...addedElements(ask, value),
      ];
    case 'call':
      return elementsOfCall(ask, value);
    case 'new':
      return elementsOfCollection(ask, value);
    case 'literal':
      return [];
    case 'unknown':
      return [value];
    default:
      return [unknown(value.site, 'is an element of a list that is not known')];
  }
}

function literalElements(ask: Ask, array: ValueOf<'array'>): Value[] {
  const { node, module, env } = array.site;
  return node.elements.flatMap((element): readonly Value[] => {
    if (!element) return [];
    if (element.type === 'SpreadElement')
      return ask
        .evaluate({ node: element.argument, module, env })
        .flatMap((value) => ask.elementsOf(value));
    return ask.evaluate({ node: element, module, env });
  });
}

/** `list.push(x)`, `list.unshift(x)`, `list[i] = x`, wherever the list goes. */
function addedElements(ask: Ask, list: ValueOf<'array'> | ValueOf<'list'>): readonly Value[] {
  return happenedTo(ask, list).flatMap(({ change, node, module, env }): readonly Value[] => {
    if (change.kind === 'set') return change.value ? ask.evaluate(change.value) : [];
    if (change.kind === 'escape' || change.kind === 'merge')
      return [unknown({ node, module, env }, 'may be added by a function that is not read')];
    if (change.kind !== 'call' || !ADDERS.has(change.method ?? '')) return [];
    const args = change.method === 'splice' ? change.args.slice(2) : change.args;
    return args.flatMap(({ site, spread }) => {
      const values = ask.evaluate(site);
      return spread ? values.flatMap((value) => ask.elementsOf(value)) : values;
    });
  });
}

const ADDERS = new Set(['push', 'unshift', 'add', 'splice', 'fill']);

function elementsOfCall(ask: Ask, call: ValueOf<'call'>): readonly Value[] {
  const { callee } = call;
  if (callee.kind !== 'member' || callee.name === null)
    return [unknown(call.site, 'is an element of a list that is not known')];
  if (isCollection(callee.object, /^Map$/) && callee.name === 'values')
    return entriesOf(ask, callee.object);
  const own = ask.elementsOf(callee.object);
  if (callee.name === 'entries')
    return isCollection(callee.object, /^Map$/)
      ? own
      : own.map((element) => pairOf(element, call.site));
  if (callee.name === 'map' || callee.name === 'flatMap') {
    const results = call.args
      .slice(0, 1)
      .flatMap((arg) => ask.evaluate(arg.site))
      .flatMap((fn) =>
        fn.kind === 'function'
          ? ask.returned(fn, null, call.site)
          : [unknown(call.site, 'is made by a function that is not known')],
      );
    return callee.name === 'flatMap' ? results.flatMap((value) => ask.elementsOf(value)) : results;
  }
  if (!LIST_KEEPING.has(callee.name))
    return [unknown(call.site, 'is an element of a list that is not known')];
  const added =
    callee.name === 'concat'
      ? call.args
          .flatMap((arg) => ask.evaluate(arg.site))
          .flatMap((value) =>
            value.kind === 'array' || value.kind === 'list' ? ask.elementsOf(value) : [value],
          )
      : [];
  return [...own, ...added];
}

/** A pair of which only the second half is known. */
export function pairOf(value: Value, site: Site): Value {
  return { kind: 'list', elements: [unknown(site, 'is a key of a collection'), value], site };
}

type Collection = ValueOf<'new'> & { callee: ValueOf<'global'> };

export function isCollection(value: Value, pattern: RegExp): value is Collection {
  return value.kind === 'new' && value.callee.kind === 'global' && pattern.test(value.callee.name);
}

/** What a loop over a `Set` or `Map` is given. */
function elementsOfCollection(ask: Ask, value: ValueOf<'new'>): readonly Value[] {
  if (isCollection(value, /^Map$/))
    return entriesOf(ask, value).map((entry) => pairOf(entry, value.site));
  if (!isCollection(value, /^Set$/))
    return [unknown(value.site, 'is an element of something that is not a list')];
  const initial = value.args?.[0]
    ? ask.evaluate(value.args[0].site).flatMap((item) => ask.elementsOf(item))
    : [];
  const held = [...initial, ...givenTo(ask, value, 'add', 0)];
  return held.some((item) => !isDistant(item)) ? held : [...held, ...ofTypeArgument(ask, value, 0)];
}

/** What a keyed collection gives back: `new Map([[k, v]]).get(k)`, `cache.set(k, v)`. */
export function entriesOf(ask: Ask, collection: ValueOf<'new'>): readonly Value[] {
  const initial = collection.args?.[0]
    ? ask.evaluate(collection.args[0].site).flatMap((value) => ask.elementsOf(value))
    : [];
  const fromPairs = initial.flatMap((pair) =>
    pair.kind === 'array' || pair.kind === 'list' ? ask.member(pair, '1', pair.site) : [],
  );
  const held = [...fromPairs, ...givenTo(ask, collection, 'set', 1)];
  return held.some((item) => !isDistant(item))
    ? held
    : [...held, ...ofTypeArgument(ask, collection, 1)];
}

/** The arguments that a method of a collection is called with, wherever the collection goes. */
function givenTo(
  ask: Ask,
  collection: ValueOf<'new'>,
  method: string,
  position: number,
): readonly Value[] {
  return happenedTo(ask, collection).flatMap(({ change }): readonly Value[] => {
    const given = change.kind === 'call' && change.method === method ? change.args[position] : null;
    return given ? ask.evaluate(given.site) : [];
  });
}
