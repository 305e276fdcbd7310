/** Type annotations as evidence: what a value of that type would be, without type information. */
import type { Ask } from '../ask.ts';
import { type FunctionNode, type Node, type TSESTree, importedName } from '../ast.ts';
import { jsDocAlias, jsDocReturnType, jsDocType } from '../jsdoc.ts';
import { SourceModule } from '../module.ts';
import { loadFile } from '../program/load.ts';
import { providedFor } from '../program/provided.ts';
import type { Site, Value } from '../value.ts';

/** What a type argument of a call stands for: `useRef<Client>(null)`. */
export function ofTypeArgument(ask: Ask, { node, module }: Site, index: number): readonly Value[] {
  const type = typeArgumentsOf(node)[index];
  return type ? ask.ofType(type, { node, module, env: null }) : [];
}

/** Type constructors that keep the shape of their first argument. */
const TRANSPARENT = new Set([
  'Promise',
  'PromiseLike',
  'Awaited',
  'Readonly',
  'Partial',
  'Required',
  'NonNullable',
  'Pick',
  'Omit',
  'DeepPartial',
  'Mocked',
  'MockedObject',
  'Maybe',
  'Nullable',
  'Ref',
  'MutableRefObject',
  'ShallowRef',
]);

const LISTS = new Set(['Array', 'ReadonlyArray', 'Set', 'Iterable', 'AsyncIterable']);

/** The annotation of a binding, field or parameter; in JavaScript the JSDoc type of it. */
export function annotationOf(node: Node, module: SourceModule): TSESTree.TypeNode | null {
  const annotation = (node as { typeAnnotation?: TSESTree.TSTypeAnnotation | null }).typeAnnotation;
  if (annotation) return annotation.typeAnnotation;
  return jsDocType(node, module);
}

/** What its annotation says of a binding, field or parameter, or the container that fills it. */
export function ofAnnotation(ask: Ask, node: Node, module: SourceModule): readonly Value[] {
  const type = annotationOf(node, module);
  const typed = type ? ask.ofType(type, { node, module, env: null }) : [];
  const isOpen = !type || typed.some((value) => value.kind === 'new' && value.args === null);
  return (isOpen ? providedFor(ask, node, typed, module) : null) ?? typed;
}

/** The type that is written where an expression stands: `const x: T = …`, `… as T`, `(): T => …`. */
export function typeAround(node: Node, module: SourceModule): TSESTree.TypeNode | null {
  const { parent } = node;
  switch (parent?.type) {
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
      return parent.typeAnnotation;
    case 'VariableDeclarator':
      return annotationOf(parent.id, module);
    case 'ArrowFunctionExpression':
      return parent.body === node ? returnTypeOf(parent, module) : null;
    default:
      return null;
  }
}

/** Empty when the type says nothing that can be followed. */
export function valuesOfType(ask: Ask, type: Node, site: Site): readonly Value[] {
  return ask.guarded('type', type, () => described(ask, type, site)) ?? [];
}

function described(ask: Ask, type: Node, site: Site): readonly Value[] {
  const inner = (next: Node): readonly Value[] => ask.ofType(next, site);
  switch (type.type) {
    case 'TSTypeReference':
      return reference(ask, type, site);
    case 'TSUnionType':
    case 'TSIntersectionType':
      return type.types.flatMap(inner);
    case 'TSTypeLiteral':
      return [
        { kind: 'shape', members: type.members, site: { ...site, node: type }, heritage: [] },
      ];
    case 'TSIndexedAccessType': {
      const key =
        type.indexType.type === 'TSLiteralType' && type.indexType.literal.type === 'Literal'
          ? String(type.indexType.literal.value)
          : null;
      return key === null
        ? []
        : inner(type.objectType).flatMap((value) => ask.member(value, key, site));
    }
    case 'TSTypeQuery':
      return queried(ask, type, site).flatMap((value) => asType(ask, value));
    case 'TSArrayType': {
      const elements = inner(type.elementType);
      return elements.length > 0 ? [{ kind: 'list', elements, site }] : [];
    }
    case 'TSTupleType': {
      const slots = type.elementTypes.map((element) => inner(elementOf(element)));
      return slots.some((values) => values.length > 0) &&
        !type.elementTypes.some(({ type: kind }) => kind === 'TSRestType')
        ? [{ kind: 'list', elements: slots.flat(), slots, site }]
        : [];
    }
    case 'TSTypeOperator':
      // `keyof X` is a name, and no X.
      return type.typeAnnotation && type.operator === 'readonly' ? inner(type.typeAnnotation) : [];
    case 'TSImportType':
      return importType(ask, type, site);
    case 'TSFunctionType':
      return [
        {
          kind: 'shape',
          members: [],
          site: { node: type, module: site.module, env: null },
          heritage: [],
        },
      ];
    default:
      return [];
  }
}

/** `string`, `'a' | 'b'`, `Name | undefined`: whatever is there is a text. */
export function isTextType(
  type: TSESTree.TypeNode,
  module: SourceModule,
  isNamed = false,
): boolean {
  switch (type.type) {
    case 'TSStringKeyword':
    case 'TSTemplateLiteralType':
      return true;
    case 'TSLiteralType':
      return type.literal.type === 'Literal' && typeof type.literal.value === 'string';
    case 'TSUnionType': {
      const there = type.types.filter((item) => !NOTHING_TYPES.has(item.type));
      return there.length > 0 && there.every((item) => isTextType(item, module, isNamed));
    }
    case 'TSTypeReference': {
      const [definition] = module.variableOf(type.typeName)?.defs ?? [];
      const declared = definition?.node as Node | undefined;
      return (
        !isNamed &&
        declared?.type === 'TSTypeAliasDeclaration' &&
        isTextType(declared.typeAnnotation, module, true)
      );
    }
    default:
      return false;
  }
}

const NOTHING_TYPES: ReadonlySet<string> = new Set(['TSNullKeyword', 'TSUndefinedKeyword']);

/** `name: T` and `T?` of a tuple */
function elementOf(element: TSESTree.TypeNode): Node {
  if (element.type === 'TSNamedTupleMember') return elementOf(element.elementType);
  return element.type === 'TSOptionalType' ? element.typeAnnotation : element;
}

export function typeArgumentsOf(node: Node): readonly TSESTree.TypeNode[] {
  const { typeArguments, typeParameters } = node as {
    typeArguments?: TSESTree.TSTypeParameterInstantiation | null;
    typeParameters?: TSESTree.TSTypeParameterInstantiation | null;
  };
  return (typeArguments ?? typeParameters)?.params ?? [];
}

/** The declared return type of a function; in JavaScript the JSDoc type of it. */
export function returnTypeOf(fn: FunctionNode, module: SourceModule): TSESTree.TypeNode | null {
  return fn.returnType?.typeAnnotation ?? jsDocReturnType(fn, module);
}

function reference(ask: Ask, type: TSESTree.TSTypeReference, site: Site): readonly Value[] {
  const name = type.typeName.type === 'Identifier' ? type.typeName.name : null;
  const [argument, second] = typeArgumentsOf(type);
  if (name !== null && argument && site.module.variableOf(type.typeName) === null) {
    const values = ask.ofType(argument, site);
    if (TRANSPARENT.has(name)) return values;
    if (LISTS.has(name)) return values.length > 0 ? [{ kind: 'list', elements: values, site }] : [];
    if (name === 'Record' && second)
      return [
        {
          kind: 'shape',
          members: [],
          others: second,
          site: { ...site, node: type, env: null },
          heritage: [],
        },
      ];
    if (name === 'Map' && second) {
      const elements = ask.ofType(second, site);
      return elements.length > 0 ? [{ kind: 'list', elements, site }] : [];
    }
    if (name === 'InstanceType') return values.flatMap((value) => instanceOf(value, site));
    if (name === 'ReturnType')
      return values
        .flatMap((value) => (value.kind === 'function' ? ask.returned(value, null, site) : []))
        .flatMap((value) => asType(ask, value));
  }
  return typeNamed(ask, type.typeName, site);
}

function typeNamed(ask: Ask, name: TSESTree.EntityName, site: Site): readonly Value[] {
  const { module } = site;
  if (name.type === 'TSQualifiedName') {
    return qualified(ask, name, site);
  }
  if (name.type !== 'Identifier') return [];
  const variable = module.variableOf(name) ?? module.topLevel(name.name);
  const definition = variable?.defs[0] as unknown as { type: string; node: Node } | undefined;
  if (!definition) {
    const alias = jsDocAlias(name.name, module);
    return alias ? ask.ofType(alias, site) : [];
  }
  return declaredType(ask, definition, name.name, site);
}

function declaredType(
  ask: Ask,
  definition: { type: string; node: Node },
  name: string,
  site: Site,
): readonly Value[] {
  const { module } = site;
  const { node } = definition;
  if (definition.type === 'ImportBinding') return importedType(ask, node, site);
  if (node.type === 'ClassDeclaration' || node.type === 'ClassExpression') {
    return [
      { kind: 'instance', class: { node, module, env: null }, args: null, derived: null, site },
    ];
  }
  if (node.type === 'TSInterfaceDeclaration') {
    const heritage =
      ask.guarded('heritage', node, () =>
        node.extends.flatMap((base) =>
          base.expression.type === 'Identifier' ? typeNamed(ask, base.expression, site) : [],
        ),
      ) ?? [];
    return [
      { kind: 'shape', members: node.body.body, site: { node, module, env: null }, heritage },
    ];
  }
  if (node.type === 'TSTypeAliasDeclaration')
    return ask.ofType(node.typeAnnotation, { node, module, env: null });
  if (node.type === 'TSTypeParameter')
    return node.constraint ? ask.ofType(node.constraint, site) : [];
  // `const OpenAI = require('openai')`, used as a type in JSDoc
  return ask.evaluate({ node, module, env: null }).length > 0 && node.type === 'VariableDeclarator'
    ? variableAsType(ask, name, site)
    : [];
}

function variableAsType(ask: Ask, name: string, site: Site): readonly Value[] {
  const variable = site.module.topLevel(name);
  return variable ? ask.variable(variable, site).flatMap((value) => instanceOf(value, site)) : [];
}

function instanceOf(value: Value, site: Site): readonly Value[] {
  if (value.kind === 'class')
    return [{ kind: 'instance', class: value.site, args: null, derived: null, site }];
  return value.kind === 'import' || value.kind === 'member'
    ? [{ kind: 'new', callee: value, args: null, site }]
    : [];
}

/** A type that another file or a package declares. */
function importedType(ask: Ask, specifier: Node, site: Site): readonly Value[] {
  const declaration = specifier.parent as TSESTree.ImportDeclaration | undefined;
  if (specifier.type === 'TSImportEqualsDeclaration' || declaration?.type !== 'ImportDeclaration') {
    return specifier.type === 'TSImportEqualsDeclaration'
      ? ask
          .evaluate({ node: specifier.id, module: site.module, env: null })
          .flatMap((value) => instanceOf(value, site))
      : [];
  }
  const name =
    specifier.type === 'ImportSpecifier'
      ? importedName(specifier)
      : specifier.type === 'ImportDefaultSpecifier'
        ? 'default'
        : '*';
  return typeFrom(ask, declaration.source.value, name, site);
}

function typeFrom(ask: Ask, source: string, name: string, site: Site): readonly Value[] {
  const resolution = ask.locate(source, site.module.filename);
  if (resolution.kind === 'package')
    return [{ kind: 'new', callee: { kind: 'import', source, name, site }, args: null, site }];
  const module = loadFile(resolution.filename);
  return module ? exportedType(ask, module, name) : [];
}

/** What a value of a type would be that a module exports. */
export function exportedType(ask: Ask, module: SourceModule, name: string): readonly Value[] {
  return ask.guarded(`type ${name}`, module.ast, () => typeBehind(ask, module, name)) ?? [];
}

function typeBehind(ask: Ask, module: SourceModule, name: string): readonly Value[] {
  const there: Site = { node: module.ast, module, env: null };
  const entry = module.exports.get(name);
  if (entry?.kind === 'from') return typeFrom(ask, entry.source, entry.name, there);
  if (entry) {
    const { node } = entry;
    if (node.type === 'Identifier') return typeNamed(ask, node, there);
    return declaredType(ask, { type: 'Type', node }, name, there);
  }
  for (const source of module.exportAll) {
    const values = typeFrom(ask, source, name, there);
    if (values.length > 0) return values;
  }
  return [];
}

/** `OpenAI.Chat.Completions`: a class inside a namespace of another value. */
function qualified(ask: Ask, name: TSESTree.TSQualifiedName, site: Site): readonly Value[] {
  const names: string[] = [];
  let left: TSESTree.EntityName = name;
  while (left.type === 'TSQualifiedName') {
    names.unshift(left.right.name);
    ({ left } = left);
  }
  if (left.type !== 'Identifier') return [];
  const roots = ask.evaluate({ node: left, module: site.module, env: null });
  return roots.flatMap((root): readonly Value[] => {
    if (root.kind !== 'import' && root.kind !== 'namespace') return [];
    if (root.kind === 'namespace')
      return names.length === 1 ? exportedType(ask, root.module, names[0]!) : [];
    const member = names.reduce<Value>(
      (object, part) => ({ kind: 'member', object, name: part, site }),
      root,
    );
    return [{ kind: 'new', callee: member, args: null, site }];
  });
}

function queried(ask: Ask, type: TSESTree.TSTypeQuery, site: Site): readonly Value[] {
  const { exprName } = type;
  if (exprName.type === 'TSImportType') return importType(ask, exprName, site);
  if (exprName.type === 'Identifier')
    return ask.evaluate({ node: exprName, module: site.module, env: null });
  if (exprName.type !== 'TSQualifiedName') return [];
  const left =
    exprName.left.type === 'Identifier'
      ? ask.evaluate({ node: exprName.left, module: site.module, env: null })
      : [];
  return left.flatMap((value) => ask.member(value, exprName.right.name, site));
}

/** What `typeof x` says of a value: what kind of thing it is, and nothing of the data in it. */
export function asType(ask: Ask, value: Value): readonly Value[] {
  switch (value.kind) {
    case 'literal':
    case 'text':
      return [];
    case 'object':
      return [{ kind: 'shape', members: [], site: value.site, heritage: [value] }];
    case 'array':
    case 'list': {
      const elements = ask.elementsOf(value).flatMap((element) => asType(ask, element));
      return elements.length > 0 ? [{ kind: 'list', elements, site: value.site }] : [];
    }
    default:
      return [value];
  }
}

/** `import('openai').OpenAI` */
function importType(ask: Ask, type: TSESTree.TSImportType, site: Site): readonly Value[] {
  // Older parsers keep the specifier in `argument`.
  const specifier =
    (type as { source?: Node; argument?: { literal?: Node } }).source ??
    (type as { argument?: { literal?: Node } }).argument?.literal;
  const source = specifier?.type === 'Literal' ? String(specifier.value) : null;
  if (source === null) return [];
  const name =
    type.qualifier?.type === 'Identifier' ? type.qualifier.name : type.qualifier ? null : '*';
  return name === null ? [] : typeFrom(ask, source, name, site);
}
