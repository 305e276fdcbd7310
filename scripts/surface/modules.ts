/** Reads the compiled `.mjs` files of a published SDK. Nothing of the SDK is ever executed. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';

export type FunctionNode =
  | ts.FunctionDeclaration
  | ts.FunctionExpression
  | ts.ArrowFunction
  | ts.MethodDeclaration
  | ts.ConstructorDeclaration;

export interface SdkModule {
  file: string;
  source: ts.SourceFile;
  /** local name → where it comes from */
  imports: Map<string, { file: string; name: string }>;
  classes: Map<string, ts.ClassDeclaration>;
  functions: Map<string, FunctionNode>;
  /** `export * from` and `export { x } from` */
  reexports: { file: string; names: Map<string, string> | null }[];
}

const cache = new Map<string, SdkModule | null>();

export function loadModule(file: string): SdkModule | null {
  const known = cache.get(file);
  if (known !== undefined) return known;
  const loaded = existsSync(file) ? parseModule(file) : null;
  cache.set(file, loaded);
  return loaded;
}

function parseModule(file: string): SdkModule {
  const source = ts.createSourceFile(
    file,
    readFileSync(file, 'utf8'),
    ts.ScriptTarget.Latest,
    true,
    ts.ScriptKind.JS,
  );
  const module: SdkModule = {
    file,
    source,
    imports: new Map(),
    classes: new Map(),
    functions: new Map(),
    reexports: [],
  };
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement)) readImport(module, statement);
    else if (ts.isExportDeclaration(statement)) readReexport(module, statement);
    else if (ts.isClassDeclaration(statement) && statement.name)
      module.classes.set(statement.name.text, statement);
    else if (ts.isFunctionDeclaration(statement) && statement.name)
      module.functions.set(statement.name.text, statement);
  }
  collectAssigned(module, source);
  return module;
}

/**
 * Names that stand for a function or class by assignment. Down-levelled code is full of them:
 * `_Name_method = function _Name_method(…) {…}` for a private method, `_a = Name` for the class itself.
 */
function collectAssigned(module: SdkModule, node: ts.Node): void {
  if (
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    ts.isIdentifier(node.left)
  ) {
    nameValue(module, node.left.text, node.right);
  } else if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer) {
    nameValue(module, node.name.text, node.initializer);
  }
  ts.forEachChild(node, (child) => {
    collectAssigned(module, child);
  });
}

function nameValue(module: SdkModule, name: string, value: ts.Expression): void {
  if (ts.isFunctionExpression(value) || ts.isArrowFunction(value)) {
    if (!module.functions.has(name)) module.functions.set(name, value);
  } else if (ts.isIdentifier(value)) {
    const named = module.classes.get(value.text);
    if (named) module.classes.set(name, named);
  }
}

function target(module: SdkModule, specifier: ts.Expression | undefined): string | null {
  if (!specifier || !ts.isStringLiteral(specifier)) return null;
  if (specifier.text.startsWith('.')) return resolve(dirname(module.file), specifier.text);
  // The first releases of the fourth major import their own files by package name.
  const own = /^openai\/(.+?)(?:\.mjs)?$/.exec(specifier.text)?.[1];
  return own === undefined ? null : join(packageRoot(module.file), `${own}.mjs`);
}

function packageRoot(file: string): string {
  const folder = dirname(file);
  return existsSync(join(folder, 'package.json')) ? folder : packageRoot(folder);
}

function readImport(module: SdkModule, statement: ts.ImportDeclaration): void {
  const file = target(module, statement.moduleSpecifier);
  const bindings = statement.importClause?.namedBindings;
  if (!file || !bindings) return;
  if (ts.isNamespaceImport(bindings)) module.imports.set(bindings.name.text, { file, name: '*' });
  else {
    for (const element of bindings.elements) {
      module.imports.set(element.name.text, {
        file,
        name: (element.propertyName ?? element.name).text,
      });
    }
  }
}

function readReexport(module: SdkModule, statement: ts.ExportDeclaration): void {
  const file = target(module, statement.moduleSpecifier);
  if (!file) return;
  const clause = statement.exportClause;
  const names =
    clause && ts.isNamedExports(clause)
      ? new Map(
          clause.elements.map((element) => [
            element.name.text,
            (element.propertyName ?? element.name).text,
          ]),
        )
      : null;
  module.reexports.push({ file, names });
}

/** Finds the class or function that a name of a module stands for, through imports and re-exports. */
export function findExport<T extends 'classes' | 'functions'>(
  module: SdkModule,
  name: string,
  kind: T,
  seen = new Set<string>(),
): { module: SdkModule; node: T extends 'classes' ? ts.ClassDeclaration : FunctionNode } | null {
  if (seen.has(module.file)) return null;
  seen.add(module.file);
  const own = module[kind].get(name);
  if (own) return { module, node: own as never };
  const imported = module.imports.get(name);
  if (imported && imported.name !== '*') {
    const next = loadModule(imported.file);
    return next && findExport(next, imported.name, kind, seen);
  }
  for (const { file, names } of module.reexports) {
    const wanted = names ? names.get(name) : name;
    const next = wanted === undefined ? null : loadModule(file);
    const found = next && wanted !== undefined ? findExport(next, wanted, kind, seen) : null;
    if (found) return found;
  }
  return null;
}

/** The compiled twin of a declaration file. */
export function compiledTwin(declarationFile: string): string {
  return join(
    dirname(declarationFile),
    declarationFile
      .split('/')
      .at(-1)!
      .replace(/\.d\.m?ts$/, '.mjs'),
  );
}
