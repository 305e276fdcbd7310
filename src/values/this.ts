/** `this`, `super`, and the members of what an expression stands for. */
import { annotatedMember } from './annotated.ts';
import type { Ask } from './ask.ts';
import {
  type ClassNode,
  type TSESTree,
  functionOfThis,
  isClass,
  literalKey,
  thisOwner,
  wrapped,
} from './ast.ts';
import { selfIn } from './env.ts';
import { trailOf } from './heap/trail.ts';
import { constructorFunctionOf, isInherited } from './kinds/function.ts';
import { everySubclassOf } from './kinds/fate.ts';
import { mayBeReplaced } from './kinds/decorators.ts';
import { receiversOf } from './kinds/receivers.ts';
import { mentionsOf, runnerOf } from './program/callers.ts';
import { mayHaveAnotherThis } from './program/other-uses.ts';
import {
  type Site,
  type Value,
  areRivals,
  asReached,
  asTaken,
  doubtful,
  isNothing,
  isOpaque,
  orOfType,
  textOf,
  unknown,
  unseenOther,
} from './value.ts';

const MAX_NAMES = 8;

export function valuesOfThis(ask: Ask, site: Site): readonly Value[] {
  const values = selvesAt(ask, site);
  const fn = functionOfThis(site.node);
  const isKnown = fn === null || selfIn(site.env, fn) !== null;
  return isKnown || !mayHaveAnotherThis(ask, fn, site.module) ? values : orAnother(values, site);
}

function orAnother(values: readonly Value[], site: Site): readonly Value[] {
  return doubtful([...values, unknown(site, 'may be another object')]);
}

function selvesAt(ask: Ask, site: Site): readonly Value[] {
  const owner = thisOwner(site.node);
  if (!owner) return constructedThis(ask, site);
  const self = selfIn(site.env, owner.via);
  if (self) return [self];
  if (!isClass(owner.owner)) return holderOf(ask, { ...site, node: owner.owner, env: null }, site);
  const cls = { node: owner.owner, module: site.module, env: site.env };
  const values = selvesOfClass(ask, cls, owner.isStatic, site);
  return mayBeReplaced(ask, cls) ? orAnother(values, site) : values;
}

function selvesOfClass(
  ask: Ask,
  cls: Site<ClassNode>,
  isStatic: boolean,
  site: Site,
): readonly Value[] {
  if (!isStatic) {
    const receivers = receiversOf(ask, cls, site.node);
    return receivers.length > 0
      ? receivers
      : [{ kind: 'instance', class: cls, args: null, derived: null, site }];
  }
  const classes = [cls, ...everySubclassOf(ask, cls)].map((item): Value => ({
    kind: 'class',
    site: item,
  }));
  return classes.length > 1 ? doubtful(classes) : classes;
}

/** The object that a method stands in, and perhaps another that has it, too. */
function holderOf(ask: Ask, holder: Site<TSESTree.ObjectExpression>, site: Site): readonly Value[] {
  const object: Value = { kind: 'object', site: holder };
  const isShared = ask.guarded('lent', holder.node, () => trailOf(ask, holder).isLent) ?? false;
  return isShared ? orAnother([object], site) : [object];
}

/** `this` in a function that is called with `new`, and in the methods of its prototype. */
function constructedThis(ask: Ask, site: Site): readonly Value[] {
  const fn = constructorFunctionOf(site.node, site.module);
  const self = selfIn(site.env, fn);
  if (self) return [self];
  const lent = lentThis(ask, site);
  if (lent) return lent;
  if (!fn) return [unknown(site, LEFT_OPEN)];
  const callee: Value = {
    kind: 'function',
    site: { node: fn, module: site.module, env: null },
    self: null,
  };
  const made: Value = { kind: 'new', callee, args: null, site };
  const isShared = isInherited(fn, site.module);
  return isShared ? orAnother([made], site) : [made];
}

/** `function () { this.x }` that is called by `fn.call(self)`, or bound by `fn.bind(self)`. */
function lentThis(ask: Ask, site: Site): readonly Value[] | null {
  const fn = functionOfThis(site.node);
  if (!fn) return null;
  const { module } = site;
  const uses = mentionsOf(fn, module)
    .map((mention) => wrapped(mention))
    .filter(({ parent }) => parent?.type !== 'VariableDeclarator');
  const selves = uses.flatMap((use) => runnerOf(use)?.arguments[0] ?? []);
  const values = selves.flatMap((node) => ask.at(node, { node, module, env: null }));
  if (values.length === 0) return null;
  // Its declaration is no use of it.
  const isAll = selves.length === uses.length - (fn.type === 'FunctionDeclaration' ? 1 : 0);
  return isAll ? values : [...values, unseenOther(site, LEFT_OPEN)];
}

const LEFT_OPEN = 'depends on how the function is called';

export function valuesOfMember(
  ask: Ask,
  node: TSESTree.MemberExpression,
  site: Site,
): readonly Value[] {
  if (node.object.type === 'Super') return superMember(ask, node, site);
  const { names: keys, isMissing, isDoubtful } = keysOf(ask, node, site);
  const wholes = ask.those(node.object, node.optional, site);
  const membersOf = (value: Value): readonly Value[] =>
    asReached(
      node,
      value,
      keys.length === 1
        ? ask.member(value, keys[0]!, site)
        : keys.flatMap((key) => ask.member(value, key, site)),
    );
  const members = wholes.length === 1 ? membersOf(wholes[0]!) : wholes.flatMap(membersOf);
  const told = isDoubtful && areRivals(members) ? doubtful(members) : members;
  const found = isMissing ? told.map(asTaken) : told;
  const isHidden = found.some((value) => !isNothing(value)) && found.every(isOpaque);
  return isHidden && !wholes.every(isOpaque)
    ? orOfType(found, () => annotatedMember(ask, node, site), site)
    : found;
}

interface Keys {
  names: readonly (string | null)[];
  /** none of them may be meant */
  isMissing?: boolean;
  /** one of them may be meant in every run */
  isDoubtful?: boolean;
}

/** One name, or a few that a constant list gives: `for (const name of ['files', 'batches']) client[name]`. */
function keysOf(ask: Ask, node: TSESTree.MemberExpression, site: Site): Keys {
  const key = ask.keyOf(node, site);
  if (key !== null || !node.computed) return { names: [key] };
  const values = ask.at(node.property, site);
  const names = values.map(textOf);
  if (names.length > MAX_NAMES || !names.every((name) => name !== null)) return { names: [null] };
  return {
    names,
    isMissing: values.some(({ present }) => present === false),
    isDoubtful: values.some((value) => value.isDoubtful),
  };
}

function superMember(ask: Ask, node: TSESTree.MemberExpression, site: Site): readonly Value[] {
  const owner = thisOwner(node);
  const key = literalKey(node);
  if (!owner || !isClass(owner.owner) || !owner.owner.superClass || key === null)
    return [unknown(site, 'belongs to a base class that is not known')];
  const [self = null] = valuesOfThis(ask, site);
  const bases = ask.evaluate({ node: owner.owner.superClass, module: site.module, env: null });
  return bases.flatMap((base) =>
    ask.member(
      base.kind === 'class'
        ? { kind: 'instance', class: base.site, args: null, derived: self, site }
        : { kind: 'new', callee: base, args: null, site },
      key,
      site,
    ),
  );
}
