/** What stands behind `value.name`, for each kind of value. */
import type { Ask } from '../ask.ts';
import { decoratedBy } from '../program/decorated.ts';
import { type Site, type Value, areRivals, asTaken, doubtful, unknown } from '../value.ts';
import { callMember } from './call.ts';
import { staticMember } from './class.ts';
import { declaredName } from './declared.ts';
import { assignedMember, constructedMember } from './function.ts';
import { GLOBAL_OBJECTS, globalMember } from './global.ts';
import { instanceMember } from './instance.ts';
import { isMethodName, listMember } from './list.ts';
import { exported, namespaceMember, ownExport } from './module.ts';
import { objectMember } from './object.ts';
import { awaited, isHandling } from './promise.ts';
import { shapeMember } from './shape.ts';

/** `name` is `null` when the program computes it: then any member is meant, or none. */
export function membersNamed(
  ask: Ask,
  value: Value,
  name: string | null,
  site: Site,
): readonly Value[] {
  const decorated = name === null ? null : decoratedBy(ask, value, name, site);
  if (decorated) return decorated;
  const held = membersOf(ask, value, name, site);
  const members = value.areSettled ? awaited(held) : held;
  return name === null ? takenBy(ask, members, site) : members;
}

/** One of all; that each is meant in some run is proven where the key comes from outside. */
function takenBy(ask: Ask, members: readonly Value[], { node, module }: Site): readonly Value[] {
  const key = node.type === 'MemberExpression' ? node.property : null;
  const isProven = !areRivals(members) || (key !== null && ask.isFromOutside(key, module));
  return (isProven ? members : doubtful(members)).map(asTaken);
}

function membersOf(ask: Ask, value: Value, name: string | null, site: Site): readonly Value[] {
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
    case 'promise':
      return isHandling(name)
        ? [{ kind: 'member', object: value, name, site }]
        : [unknown(site, 'is a member of a promise that nobody awaits')];
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
