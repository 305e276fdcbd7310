/** Clients that installed packages give, as far as their declarations say so. */
import type { Evaluator } from '../values/evaluator.ts';
import { membersNamed } from '../values/kinds/members.ts';
import { exported } from '../values/kinds/module.ts';
import { exportedType } from '../values/kinds/type.ts';
import type { SourceModule } from '../values/module.ts';
import { declarationFile } from '../values/program/declarations.ts';
import { loadFile } from '../values/program/load.ts';
import { type Value, type ValueOf, rootOf } from '../values/value.ts';
import { dependenceOf } from './dependents.ts';
import { foreignPackageOf } from './packages.ts';

/** What a value is by the declarations of the package that it comes from; empty where they do not tell. */
export function declaredValues(evaluator: Evaluator, value: Value): readonly Value[] {
  return mayGiveClient(evaluator, value) ? declared(evaluator, value) : [];
}

/** It comes from a package that depends on the SDK, and of which nothing else is known. */
export function mayGiveClient(evaluator: Evaluator, value: Value): boolean {
  const root = rootOf(value);
  if (root.kind !== 'import' || foreignPackageOf([root]) === null) return false;
  const { isOnSdk, manifests } = dependenceOf(root.source, importerOf(root));
  for (const manifest of manifests) evaluator.surroundings.onRead(manifest);
  return isOnSdk;
}

function declared(evaluator: Evaluator, value: Value): readonly Value[] {
  switch (value.kind) {
    case 'import':
      return exportDeclared(evaluator, value);
    case 'member':
      return declared(evaluator, value.object).flatMap((object) =>
        membersNamed(evaluator, object, value.name, value.site),
      );
    case 'call':
      return declared(evaluator, value.callee).flatMap((callee) =>
        evaluator.invoked(callee, value.args, value.site),
      );
    case 'new':
      return value.args === null ? typeDeclared(evaluator, value) : constructed(evaluator, value);
    default:
      return [];
  }
}

function constructed(
  evaluator: Evaluator,
  { callee, args, site }: ValueOf<'new'>,
): readonly Value[] {
  return declared(evaluator, callee).flatMap((item) =>
    evaluator.constructed(item, args ?? [], site),
  );
}

/** Of what only a type says that it is one: `(ai: AcmeClient) => …` */
function typeDeclared(evaluator: Evaluator, { callee }: ValueOf<'new'>): readonly Value[] {
  if (callee.kind !== 'import') return [];
  const module = declarationsOf(evaluator, callee);
  return module ? exportedType(evaluator, module, callee.name) : [];
}

function exportDeclared(evaluator: Evaluator, value: ValueOf<'import'>): readonly Value[] {
  const module = declarationsOf(evaluator, value);
  return module ? exported(evaluator, module, value.name, value.site) : [];
}

function declarationsOf(evaluator: Evaluator, value: ValueOf<'import'>): SourceModule | null {
  const filename = declarationFile(value.source, importerOf(value));
  const module = filename === null ? null : loadFile(filename);
  if (module) evaluator.surroundings.onRead(module.filename);
  return module;
}

function importerOf({ from, site }: ValueOf<'import'>): string {
  return from ?? site.module.filename;
}
