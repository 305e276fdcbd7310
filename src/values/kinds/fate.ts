/** What becomes of the instances of a class, and of the class itself, wherever they go. */
import type { Ask } from '../ask.ts';
import {
  type ClassNode,
  type Node,
  importedName,
  isClass,
  literalKey,
  thisOwner,
  unwrap,
  wrapped,
} from '../ast.ts';
import { isParameter } from '../env.ts';
import type { Trail } from '../heap/happening.ts';
import type { Happening } from '../heap/change.ts';
import { isOverwritten, setsAnyKey } from '../heap/syntax.ts';
import { trailOfCarriers } from '../heap/trail.ts';
import { type SourceModule, dottedName, isSamePlace } from '../module.ts';
import type { Site } from '../value.ts';
import { basesOf } from './class-members.ts';

type ClassSite = Site<ClassNode>;

export interface Fate {
  happenings: readonly Happening[];
  /** more may happen than is seen */
  isOpen: boolean;
}

const NOTHING: Fate = { happenings: [], isOpen: false };

/** for all that happens to the instances of one class */
const MAX_STEPS = 200;
const MAX_CARRIERS = 64;

const MAX_FAMILY = 16;

/** `family`: those of which an instance may be one. */
export function fateOfInstances(ask: Ask, cls: ClassSite, family: readonly ClassSite[]): Fate {
  return fateOf(ask, cls, `instances of ${String(family.length)}`, () => {
    const files = filesOf(ask, cls.module);
    const own = [...basesOf(ask, cls), ...family].flatMap((item) => selvesOf(item, false));
    const { happenings, isLost } = trailFrom(ask, [...madeIn(ask, files, family), ...own]);
    return {
      happenings: [...happenings, ...patchesIn(ask, files, family)],
      isOpen: isLost || family.length >= MAX_FAMILY,
    };
  });
}

export function fateOfClass(ask: Ask, cls: ClassSite): Fate {
  return fateOf(ask, cls, 'class', () => {
    const named = classesOf(ask, cls);
    const { happenings, isLost } = trailFrom(ask, [cls, ...selvesOf(cls, true), ...named]);
    return { happenings, isOpen: isLost };
  });
}

function trailFrom(ask: Ask, starts: readonly Site[]): Trail {
  const carriers = starts.map((start) => ({ ...start, path: [] }));
  return trailOfCarriers(ask, carriers, MAX_CARRIERS);
}

function fateOf(ask: Ask, { node, module }: ClassSite, what: string, find: () => Fate): Fate {
  return ask.remember({ node, module, env: null }, `fate of ${what}`, () => {
    const found = ask.aside(() => {
      const fate = ask.guarded(`fate of ${what}`, node, find);
      return fate && { ...fate, isOpen: fate.isOpen || !ask.spend(0) };
    }, MAX_STEPS);
    return found ?? NOTHING;
  });
}

/** The file, and the one that is analysed. */
export function filesOf(ask: Ask, module: SourceModule): readonly SourceModule[] {
  return [module, ...ask.modules().filter((item) => item !== module)];
}

export function isOneOf(cls: Site, family: readonly Site[]): boolean {
  return family.some((item) => isSamePlace(item, cls));
}

/** The class, and those of its file that extend it. */
export function familyOf(ask: Ask, { node, module }: ClassSite): readonly ClassSite[] {
  const family: ClassSite[] = [{ node, module, env: null }];
  for (const member of family) {
    const extending = subclassesOf(ask, member).filter((item) => !isOneOf(item, family));
    family.push(...extending.slice(0, MAX_FAMILY - family.length));
  }
  return family;
}

/** Classes of the same file, also where a function is given the one that they extend. */
export function subclassesOf(ask: Ask, cls: ClassSite): readonly ClassSite[] {
  const { node, module } = cls;
  return ask.remember({ node, module, env: null }, 'subclasses', () => {
    const mixed = module.classes.filter(
      ({ superClass }) =>
        superClass &&
        isParameter(module.variableOf(superClass)) &&
        isMadeOf(ask, { node: superClass, module, env: null }, [cls]),
    );
    return [...module.subclassesOf(node), ...mixed].map((item) => ({ ...cls, node: item }));
  });
}

/** Those, and classes of other files that extend it. */
export function everySubclassOf(ask: Ask, cls: ClassSite): readonly ClassSite[] {
  const isExtended = ask.classUsesElsewhere(cls).some(({ extension }) => extension !== null);
  return [...subclassesOf(ask, cls), ...(isExtended ? ask.subclassesElsewhere(cls) : [])];
}

/** Every `this` of a class that is more than a member which is read, or a field that the class sets. */
function selvesOf({ node, module }: ClassSite, isStatic: boolean): Site[] {
  let known = selves.get(node);
  if (!known) {
    const all = module.thisOf(node).map((self) => ({ self, isStatic: isOfClass(self) }));
    known = all.filter((item) => !isPlainUse(item.self, module, item.isStatic));
    selves.set(node, known);
  }
  return known
    .filter((item) => item.isStatic === isStatic)
    .map(({ self }) => ({ node: self, module, env: null }));
}

const selves = new WeakMap<ClassNode, readonly { self: Node; isStatic: boolean }[]>();

function isOfClass(self: Node): boolean {
  return thisOwner(self)?.isStatic ?? false;
}

function isPlainUse(self: Node, module: SourceModule, isStatic: boolean): boolean {
  const outer = wrapped(self);
  const member = outer.parent;
  if (member?.type !== 'MemberExpression' || member.object !== outer) return false;
  const key = literalKey(member);
  if (key === null || key === 'prototype') return false;
  const use = wrapped(member);
  if (isStatic && isOverwritten(use)) return false;
  const isCalled = use.parent?.type === 'CallExpression' && use.parent.callee === use;
  // A method that is set from outside may do anything to what it is called on.
  return !isCalled || module.assignmentsOf(key).length === 0;
}

/** Classes of which a file sets keys that it does not name, and those that they extend. */
export function touchedIn(ask: Ask, module: SourceModule): readonly ClassSite[] {
  if (!setsAnyKey(module)) return [];
  const file: Site = { node: module.ast, module, env: null };
  const found = ask.remember(file, 'touched classes', () =>
    ask.guarded('touched classes', module.ast, () => ask.aside(() => findTouched(ask, module))),
  );
  return found ?? [];
}

function findTouched(ask: Ask, module: SourceModule): ClassSite[] {
  const values = targetsOfAnyKey(module).flatMap((node) =>
    ask.evaluate({ node, module, env: null }),
  );
  return values
    .flatMap((value) => {
      if (value.kind === 'class') return [value.site];
      return value.kind === 'instance' ? [value.class] : [];
    })
    .flatMap((cls) => [cls, ...basesOf(ask, cls)]);
}

/** `x[key] = …`, `Object.assign(x, …)`, `new Proxy(x, …)`, `X.prototype` */
function targetsOfAnyKey(module: SourceModule): Node[] {
  const computed = module.memberAssignments.filter(({ left }) => literalKey(left) === null);
  const changing = module.calls.filter(({ callee }) =>
    CHANGING.test(dottedName(callee, module) ?? ''),
  );
  const patched = module.readersOf('prototype');
  const targets = [
    ...computed.map(({ left }) => left.object),
    ...changing.flatMap(({ arguments: [target] }) => target ?? []),
    ...patched.flatMap((node) => (node.type === 'MemberExpression' ? node.object : [])),
  ];
  return targets.filter((target) => mayBeInstance(target, module));
}

/** Not written down as something else, nor a part of something. */
function mayBeInstance(target: Node, module: SourceModule): boolean {
  if (target.type !== 'Identifier')
    return target.type === 'ThisExpression' || target.type === 'NewExpression';
  const definition = module.variableOf(target)?.defs[0]?.node as Node | undefined;
  const made = definition?.type === 'VariableDeclarator' ? definition.init : null;
  return definition !== undefined && !(made && WRITTEN_DOWN.has(unwrap(made).type));
}

const WRITTEN_DOWN = new Set(['ArrayExpression', 'Literal', 'ObjectExpression', 'TemplateLiteral']);

const CHANGING = /^(?:Object\.(?:assign|define|setProto)|Reflect\.(?:set|define|delete)|Proxy$)/;

/** `this.constructor` */
function classesOf(ask: Ask, cls: ClassSite): Site[] {
  const { module } = cls;
  return module
    .readersOf('constructor')
    .map((node) => ({ node, module, env: null }))
    .filter((site) => site.node.type === 'MemberExpression' && isMadeOf(ask, site, [cls]));
}

function madeIn(ask: Ask, files: readonly SourceModule[], family: readonly ClassSite[]): Site[] {
  return files.flatMap((module) =>
    module.calls
      .filter(({ type, callee }) => type === 'NewExpression' && mayName(callee, module, family))
      .filter(({ callee }) => isMadeOf(ask, { node: callee, module, env: null }, family))
      .map((node) => ({ node, module, env: null })),
  );
}

/** Neither a global name, nor one that another file gives to something else. */
function mayName(callee: Node, module: SourceModule, family: readonly ClassSite[]): boolean {
  if (callee.type !== 'Identifier') return true;
  const [definition] = module.variableOf(callee)?.defs ?? [];
  if (!definition || isClass(definition.node))
    return family.some(({ node }) => node === definition?.node);
  if ((definition.type as string) !== 'ImportBinding') return true;
  const imported = definition.node as Node;
  const name = imported.type === 'ImportSpecifier' ? importedName(imported) : 'default';
  return family.some(
    ({ node, module: home }) => home !== module && (name === 'default' || name === node.id?.name),
  );
}

function isMadeOf(ask: Ask, callee: Site, family: readonly Site[]): boolean {
  return ask.evaluate(callee).some(({ kind, site }) => kind === 'class' && isOneOf(site, family));
}

/** `Class.prototype.name = …`, and `Class.prototype` whatever else is done with it */
function patchesIn(
  ask: Ask,
  files: readonly SourceModule[],
  family: readonly ClassSite[],
): Happening[] {
  return files.flatMap((module) =>
    module.readersOf('prototype').flatMap((node): Happening[] => {
      if (node.type !== 'MemberExpression') return [];
      if (!isMadeOf(ask, { node: node.object, module, env: null }, family)) return [];
      const patch = { node, module, env: null, isSure: false };
      const member = node.parent.type === 'MemberExpression' ? node.parent : null;
      const key = member && literalKey(member);
      const write = member?.parent;
      if (key === null || write?.type !== 'AssignmentExpression' || write.left !== member)
        return [{ ...patch, change: { kind: 'inherit', from: null } }];
      const value = { node: write.right, module, env: null };
      return [
        { ...patch, change: { kind: 'set', key, value } },
        {
          ...patch,
          change: { kind: 'escape', reason: 'is what a method from outside is called on' },
        },
      ];
    }),
  );
}
