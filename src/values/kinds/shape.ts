/** What only a type describes: its members, what it gives when it is called, what it takes. */
import type { Ask } from '../ask.ts';
import { type FunctionNode, type TSESTree, literalKey } from '../ast.ts';
import { SourceModule } from '../module.ts';
import { type Site, type Value, type ValueOf, asGiven, unknown } from '../value.ts';
import { annotationOf, asType, isTextType, typeArgumentsOf } from './type.ts';

export function shapeMember(
  ask: Ask,
  shape: ValueOf<'shape'>,
  name: string | null,
  site: Site,
): readonly Value[] {
  const found = memberOfType(ask, shape, name, site);
  return shape.isGiven ? found.map(asGiven) : found;
}

function memberOfType(
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
      const { typeAnnotation: type } = member.typeAnnotation;
      const { module, env } = shape.site;
      const values = ask.ofType(type, { node: member, module, env });
      if (values.length > 0) return values;
      const described = unknown(site, 'is described by a type that is not followed');
      return [isTextType(type, module) ? { ...described, isText: true } : described];
    }
    if (member.type === 'TSMethodSignature' && literalKey(member) === name) {
      const called: Value = { kind: 'member', object: shape, name, site };
      const read = member.kind === 'get' ? resultsOfType(ask, called) : [];
      return read.length > 0 ? read : [called];
    }
  }
  const inherited = shape.heritage
    .flatMap((base) => ask.member(base, name, site))
    .filter((value) => value.kind !== 'unknown')
    .flatMap((value) => asType(ask, value));
  if (inherited.length > 0) return inherited;
  const others =
    shape.others ??
    shape.members.find((member) => member.type === 'TSIndexSignature')?.typeAnnotation
      ?.typeAnnotation;
  const values = others ? ask.ofType(others, { ...shape.site, env: null }) : [];
  return values.length > 0 ? values : [unknown(site, 'is not described by its type')];
}

type Signature =
  | TSESTree.TSFunctionType
  | TSESTree.TSMethodSignature
  | TSESTree.TSCallSignatureDeclaration
  | TSESTree.TSDeclareFunction
  | TSESTree.TSEmptyBodyFunctionExpression
  | FunctionNode;

/** The signatures that a value can be called by: of a function, a function type, a method of an interface. */
function signaturesOf(value: Value): { signature: Signature; module: SourceModule }[] {
  if (value.kind === 'function') return [{ signature: value.site.node, module: value.site.module }];
  if (value.kind === 'member' && value.object.kind === 'shape') {
    const { object, name } = value;
    return object.members.flatMap((member) =>
      member.type === 'TSMethodSignature' && literalKey(member) === name
        ? [{ signature: member, module: object.site.module }]
        : [],
    );
  }
  if (value.kind !== 'shape') return [];
  const { node, module } = value.site;
  const own =
    node.type === 'TSFunctionType' ||
    node.type === 'TSDeclareFunction' ||
    node.type === 'TSEmptyBodyFunctionExpression'
      ? [node]
      : [];
  return [
    ...own,
    ...value.members.filter((member) => member.type === 'TSCallSignatureDeclaration'),
  ].map((signature) => ({ signature, module }));
}

/** What a function gives back of which only the type is known. */
export function resultsOfType(ask: Ask, callee: Value): readonly Value[] {
  if (callee.kind === 'function') return [];
  return signaturesOf(callee).flatMap(({ signature, module }) =>
    signature.returnType
      ? ask.ofType(signature.returnType.typeAnnotation, {
          node: signature,
          module,
          env: null,
        })
      : [],
  );
}

/**
 * By its type a function gives back what it is given: `<T>(client: T, name: string) => T`. The position
 * of that argument; `null` when the type does not say so.
 */
export function givenBack(callee: Value): number | null {
  for (const { signature } of signaturesOf(callee)) {
    const result = awaited(signature.returnType?.typeAnnotation);
    const own = signature.typeParameters?.params.map(({ name }) => name.name) ?? [];
    const name = nameOfType(result);
    if (name === null || !own.includes(name)) continue;
    const index = signature.params.findIndex(
      (parameter) =>
        'typeAnnotation' in parameter &&
        nameOfType(parameter.typeAnnotation?.typeAnnotation) === name,
    );
    if (index >= 0) return index;
  }
  return null;
}

function nameOfType(type: TSESTree.TypeNode | undefined): string | null {
  return type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier'
    ? type.typeName.name
    : null;
}

function awaited(type: TSESTree.TypeNode | undefined): TSESTree.TypeNode | undefined {
  return nameOfType(type) === 'Promise' ? (typeArgumentsOf(type!)[0] ?? type) : type;
}

/** What the type of a function says of one of its parameters. */
export function parametersOfType(ask: Ask, callee: Value, index: number): readonly Value[] {
  return signaturesOf(callee).flatMap(({ signature, module }) => {
    const parameter = signature.params[index];
    const binding = parameter?.type === 'AssignmentPattern' ? parameter.left : parameter;
    const annotation = binding && annotationOf(binding, module);
    return annotation ? ask.ofType(annotation, { node: signature, module, env: null }) : [];
  });
}
