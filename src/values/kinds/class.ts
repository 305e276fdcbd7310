/** Classes themselves: their static members. */
import type { Ask } from '../ask.ts';
import { type ClassNode, type TSESTree, isFunction, literalKey } from '../ast.ts';
import {
  type Env,
  type Site,
  type Value,
  type ValueOf,
  doubtful,
  isNothing,
  isOpaque,
  unknown,
  unseenOther,
} from '../value.ts';
import { changedOnClass, isData, isOther, withChanges } from './changes.ts';
import { mayBeReplaced } from './decorators.ts';
import { ofAnnotation } from './type.ts';

export function staticMember(
  ask: Ask,
  value: ValueOf<'class'>,
  name: string | null,
  site: Site,
): readonly Value[] {
  const found = memberOfClass(ask, value, name, site);
  const { node: cls, module } = value.site;
  const isOpen = [cls, ...staticMembers(cls, name)].some((node) =>
    mayBeReplaced(ask, { node, module, env: null }),
  );
  return isOpen ? doubtful([...found, unseenOther(site, 'is decorated')]) : found;
}

function staticMembers({ body }: ClassNode, name: string | null): TSESTree.ClassElement[] {
  return body.body.filter(
    (member) =>
      'key' in member && 'static' in member && member.static && literalKey(member) === name,
  );
}

function memberOfClass(
  ask: Ask,
  value: ValueOf<'class'>,
  name: string | null,
  site: Site,
): readonly Value[] {
  const { node: cls, module, env } = value.site;
  const values: Value[] = [];
  for (const member of staticMembers(cls, name)) {
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
    else if ('typeAnnotation' in member && values.length === 0)
      values.push(...ofAnnotation(ask, member, module));
  }
  const isKept = name !== null && !values.some(({ kind }) => kind === 'function');
  const told = isKept ? withChanges(values, changedOnClass(ask, value, name, values)) : values;
  const isPlain = told.some((item) => isData(item));
  const known = told.filter(
    (item) => !isOpaque(item) || isOther(item) || (isPlain && isNothing(item)),
  );
  if (!known.every(isOther)) return known;
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
      return [
        ...inherited.map((item) => (item.kind === 'function' ? { ...item, self: value } : item)),
        ...known,
      ];
  }
  return told.length > 0 ? told : [unknown(site, 'is a static member that the class does not set')];
}
