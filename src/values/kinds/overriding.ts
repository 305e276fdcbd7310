/** What the classes that extend another one say of a member in its place. */
import type { Ask } from '../ask.ts';
import { mayOverride } from '../program/class-uses.ts';
import { type Value, type ValueOf, doubtful, unseenOther } from '../value.ts';
import { membersOf } from './class-members.ts';
import { subclassesOf } from './fate.ts';
import { isReceiver } from './receivers.ts';

type Instance = ValueOf<'instance'>;

/** What a class says of its instances. */
export interface Said {
  by: Instance;
  values: readonly Value[];
}

/**
 * A method is there in some run where the one that reads it is called on an instance of the class; what a field
 * begins with may be another value by then.
 */
export function toldBy(ask: Ask, { by, values }: Said, name: string): readonly Value[] {
  const isMethod = membersOf(by.class.node, name).every(({ type }) => type === 'MethodDefinition');
  return isMethod && isReceiver(ask, by.class, by.site) ? values : doubtful(values);
}

/** In classes of the same file; in those of others, where the class or the text of such a file says so. */
export function saidBelow(
  ask: Ask,
  instance: Instance,
  name: string,
  isSet: boolean,
  own: (by: Instance) => readonly Value[],
): Said[] {
  const isOverridden = mayBeOverridden(ask, instance, name);
  const elsewhere = !isSet || isOverridden ? ask.subclassesElsewhere(instance.class) : [];
  const unseen = isOverridden && elsewhere.length === 0 ? [saidUnseen(instance)] : [];
  const seen = [...subclassesOf(ask, instance.class), ...elsewhere].flatMap((extending) => {
    const by: Instance = { ...instance, class: extending };
    const said = ask.guarded(`member ${name}`, extending.node, (): Said[] => [
      { by, values: own(by) },
      ...saidBelow(ask, by, name, isSet, own),
    ]);
    return (said ?? []).filter(({ values }) => values.length > 0);
  });
  return [...seen, ...unseen];
}

/** By a class that is not found: a function of another file makes it. */
function saidUnseen(by: Instance): Said {
  return { by, values: [unseenOther(by.site, 'may be another one there')] };
}

function mayBeOverridden(ask: Ask, { class: cls }: Instance, name: string): boolean {
  return ask.classUsesElsewhere(cls).some((use) => mayOverride(use, name));
}
