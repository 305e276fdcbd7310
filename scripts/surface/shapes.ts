/** Turns a declared parameter type into the keys that OpenAI documents for it, nested as far as they are literal. */
import ts from 'typescript';

export interface Shape {
  /** any other key is allowed too */
  open: boolean;
  keys: Map<string, { shape: number | null; deprecated: boolean }>;
  /** a union told apart by the literal value of one key; the case `''` is for objects that leave that key out */
  by: string | null;
  cases: Map<string, number>;
}

type ObjectType = ts.Type;

interface Expansion {
  objects: Set<ObjectType>;
  open: boolean;
  seen: Set<ts.Type>;
}

const PREFERRED_DISCRIMINATORS = ['type', 'role', 'object', 'kind', 'mode'];

export class ShapeReader {
  readonly shapes: Shape[] = [];
  readonly #checker: ts.TypeChecker;
  readonly #folder: string;
  readonly #known = new Map<string, number>();

  constructor(checker: ts.TypeChecker, folder: string) {
    this.#checker = checker;
    this.#folder = folder;
  }

  /** `null` for values without keys: strings, numbers, functions, files. */
  shapeOf(
    types: readonly ts.Type[],
    location: ts.Node,
    settled: readonly string[] = [],
  ): number | null {
    const found: Expansion = { objects: new Set(), open: false, seen: new Set() };
    for (const type of types) this.#expand(type, found);
    if (found.objects.size === 0)
      return found.open ? this.#intern('open', () => emptyShape(true)) : null;
    const objects = [...found.objects];
    const id = `${String(found.open)} ${settled.join()} ${objects
      .map((type) => String((type as unknown as { id: number }).id))
      .sort()
      .join(' ')}`;
    return this.#intern(id, (shape) => {
      this.#fill(shape, objects, found.open, location, settled);
      return shape;
    });
  }

  #intern(id: string, make: (shape: Shape) => Shape): number {
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    const index = this.shapes.length;
    this.#known.set(id, index);
    const shape = emptyShape(false);
    this.shapes.push(shape);
    this.shapes[index] = make(shape);
    return index;
  }

  #expand(type: ts.Type, into: Expansion): void {
    if (into.seen.has(type)) return;
    into.seen.add(type);
    const checker = this.#checker;
    if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.NonPrimitive))
      into.open = true;
    else if (type.isUnion()) for (const part of type.types) this.#expand(part, into);
    else if (
      type.flags &
      (ts.TypeFlags.TypeParameter | ts.TypeFlags.Conditional | ts.TypeFlags.IndexedAccess)
    ) {
      const constraint = checker.getBaseConstraintOfType(type);
      if (constraint) this.#expand(constraint, into);
      else into.open = true;
    } else if (
      type.isIntersection() &&
      type.types.some((part) => part.flags & ts.TypeFlags.StringLike)
    ) {
      // `string & {}`: a string with suggestions
    } else if (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) {
      const element = elementOf(checker, type);
      if (element) this.#expand(element, into);
      else if (type.getCallSignatures().length > 0) return;
      else if (this.#isForeign(type)) into.open = true;
      else into.objects.add(type);
    }
  }

  /** Files, buffers, streams and other types that the SDK does not declare itself. */
  #isForeign(type: ts.Type): boolean {
    const holdsBytes = this.#checker
      .getPropertiesOfType(type)
      .some((property) => /^(arrayBuffer|blob|__@asyncIterator.*)$/.test(property.name));
    if (holdsBytes) return true;
    const declarations = type.getSymbol()?.declarations;
    if (type.isIntersection() || !declarations) return false;
    return declarations.every(
      (node) =>
        !node.getSourceFile().fileName.startsWith(this.#folder) || ts.isClassDeclaration(node),
    );
  }

  #fill(
    shape: Shape,
    objects: ObjectType[],
    open: boolean,
    location: ts.Node,
    settled: readonly string[],
  ): void {
    shape.open = open;
    const by = objects.length > 1 ? this.#discriminator(objects, settled) : null;
    if (by) {
      const groups = new Map<string, ObjectType[]>();
      for (const type of objects) {
        for (const value of this.#literals(type, by) ?? [])
          groups.set(value, [...(groups.get(value) ?? []), type]);
        if (this.#isOptional(type, by)) groups.set('', [...(groups.get('') ?? []), type]);
      }
      shape.by = by;
      for (const [value, group] of groups) {
        const inner = this.shapeOf(group, location, [...settled, by]);
        if (inner !== null) shape.cases.set(value, inner);
      }
      return;
    }
    const types = new Map<string, { types: ts.Type[]; deprecated: boolean }>();
    for (const type of objects) {
      if (this.#checker.getIndexInfosOfType(type).length > 0) shape.open = true;
      for (const property of this.#checker.getPropertiesOfType(type)) {
        if (property.name.startsWith('__')) continue;
        const entry = types.get(property.name) ?? { types: [], deprecated: true };
        entry.types.push(this.#checker.getTypeOfSymbolAtLocation(property, location));
        entry.deprecated &&= property
          .getJsDocTags(this.#checker)
          .some((tag) => tag.name === 'deprecated');
        types.set(property.name, entry);
      }
    }
    for (const [name, entry] of types) {
      if (entry.types.every((type) => type.flags & (ts.TypeFlags.Never | ts.TypeFlags.Undefined)))
        continue;
      shape.keys.set(name, {
        shape: this.shapeOf(entry.types, location),
        deprecated: entry.deprecated,
      });
    }
  }

  /** The key whose literal values tell the members of a union apart. */
  #discriminator(objects: ObjectType[], settled: readonly string[]): string | null {
    const [first] = objects;
    if (!first) return null;
    const names = this.#checker
      .getPropertiesOfType(first)
      .map((property) => property.name)
      .filter((name) => !settled.includes(name));
    const candidates = [
      ...PREFERRED_DISCRIMINATORS.filter((name) => names.includes(name)),
      ...names,
    ];
    return (
      candidates.find((name) => {
        const values = objects.map((type) => this.#literals(type, name));
        return (
          values.every((value) => value !== null) &&
          new Set(values.map((value) => [...value].sort().join())).size > 1
        );
      }) ?? null
    );
  }

  #isOptional(type: ObjectType, name: string): boolean {
    return (
      ((this.#checker.getPropertyOfType(type, name)?.flags ?? 0) & ts.SymbolFlags.Optional) !== 0
    );
  }

  #literals(type: ObjectType, name: string): string[] | null {
    const property = this.#checker.getPropertyOfType(type, name);
    if (!property?.valueDeclaration) return null;
    const value = this.#checker.getTypeOfSymbolAtLocation(property, property.valueDeclaration);
    const parts = value.isUnion() ? value.types : [value];
    const literals = parts.filter((part) => part.isStringLiteral()).map((part) => part.value);
    const rest = parts.filter(
      (part) =>
        !part.isStringLiteral() && !(part.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Null)),
    );
    return literals.length > 0 && rest.length === 0 ? literals : null;
  }
}

function emptyShape(open: boolean): Shape {
  return { open, keys: new Map(), by: null, cases: new Map() };
}

/** Arrays, tuples and mapped tuples stand for their elements. */
function elementOf(checker: ts.TypeChecker, type: ts.Type): ts.Type | undefined {
  if (!checker.getPropertyOfType(type, 'slice')) return undefined;
  const index = checker
    .getIndexInfosOfType(type)
    .find((info) => info.keyType.flags & ts.TypeFlags.Number);
  return index?.type ?? checker.getAnyType();
}
