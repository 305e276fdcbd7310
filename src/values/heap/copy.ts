/** Copies of objects and lists. */
import type { Site, Value } from '../value.ts';

/** The part of a deep copy that is a copy of a value. */
export function deepCopy(
  value: Value,
  made: Site,
  path: readonly string[] = [],
  isText = false,
): Value {
  // What comes of a copy of an instance is not followed.
  if (value.kind === 'instance') return { ...value, isVeiled: true };
  return value.kind === 'object' || value.kind === 'array'
    ? { ...value, copy: { of: value, made, path, isDeep: true, isText } }
    : value;
}
