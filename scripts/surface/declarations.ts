/** Walks the declarations of a published SDK: which resource path has which methods. */
import { join } from 'node:path';
import ts from 'typescript';
import { type SdkModule, compiledTwin, findExport, loadModule } from './modules.ts';

export interface DeclaredMethod {
  name: string;
  declarations: ts.MethodDeclaration[];
  deprecated: boolean;
}

export interface DeclaredResource {
  path: string;
  className: string;
  declaration: ts.ClassDeclaration;
  methods: DeclaredMethod[];
}

export interface Sdk {
  version: string;
  folder: string;
  program: ts.Program;
  checker: ts.TypeChecker;
  resources: Map<string, DeclaredResource>;
  classOf: (path: string) => { module: SdkModule; node: ts.ClassDeclaration } | null;
}

export function readSdk(folder: string, version: string, entries: string[] = ['index.d.ts']): Sdk {
  const program = ts.createProgram(
    entries.map((entry) => join(folder, entry)),
    {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      lib: [
        'lib.es2022.d.ts',
        'lib.dom.d.ts',
        'lib.dom.iterable.d.ts',
        'lib.esnext.disposable.d.ts',
      ],
      types: [],
      paths: { openai: [join(folder, 'index.d.ts')], 'openai/*': [join(folder, '*')] },
      strict: true,
      skipLibCheck: true,
    },
  );
  const checker = program.getTypeChecker();
  const resources = new Map<string, DeclaredResource>();
  collectResources(checker, clientClass(program, checker), '', resources);
  return {
    version,
    folder,
    program,
    checker,
    resources,
    classOf(path) {
      const resource = resources.get(path);
      if (!resource) return null;
      const module = loadModule(compiledTwin(resource.declaration.getSourceFile().fileName));
      return module && findExport(module, resource.className, 'classes');
    },
  };
}

function clientClass(program: ts.Program, checker: ts.TypeChecker): ts.ClassDeclaration {
  const index = program
    .getSourceFiles()
    .find(
      (file) =>
        file.fileName.endsWith('/index.d.ts') && program.getRootFileNames().includes(file.fileName),
    );
  const symbol = index && checker.getSymbolAtLocation(index);
  const exported =
    symbol && checker.getExportsOfModule(symbol).find((item) => item.name === 'OpenAI');
  const resolved =
    exported &&
    (exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported);
  const declaration = resolved?.declarations?.find((item) => ts.isClassDeclaration(item));
  if (!declaration) throw new Error('No class OpenAI in the SDK declarations');
  return declaration;
}

function collectResources(
  checker: ts.TypeChecker,
  owner: ts.ClassDeclaration,
  prefix: string,
  into: Map<string, DeclaredResource>,
): void {
  const type = checker.getTypeAtLocation(owner);
  for (const property of checker.getPropertiesOfType(type)) {
    const declaration = property.valueDeclaration;
    if (!declaration || !ts.isPropertyDeclaration(declaration) || property.name.startsWith('_'))
      continue;
    const resource = checker
      .getTypeOfSymbolAtLocation(property, owner)
      .getSymbol()
      ?.declarations?.find((item) => ts.isClassDeclaration(item));
    if (!resource || !extendsApiResource(checker, resource)) continue;
    const path = prefix ? `${prefix}.${property.name}` : property.name;
    into.set(path, {
      path,
      className: resource.name?.text ?? '',
      declaration: resource,
      methods: methodsOf(checker, resource),
    });
    collectResources(checker, resource, path, into);
  }
}

function extendsApiResource(checker: ts.TypeChecker, node: ts.ClassDeclaration): boolean {
  const type = checker.getTypeAtLocation(node);
  return (type.getBaseTypes() ?? []).some(
    (base) =>
      base.symbol.name === 'APIResource' ||
      (base.symbol.declarations ?? []).some(
        (item) => ts.isClassDeclaration(item) && extendsApiResource(checker, item),
      ),
  );
}

function methodsOf(checker: ts.TypeChecker, node: ts.ClassDeclaration): DeclaredMethod[] {
  const methods: DeclaredMethod[] = [];
  for (const property of checker.getPropertiesOfType(checker.getTypeAtLocation(node))) {
    const declarations = (property.declarations ?? []).filter((item) =>
      ts.isMethodDeclaration(item),
    );
    if (declarations.length === 0 || property.name.startsWith('_')) continue;
    methods.push({
      name: property.name,
      declarations,
      deprecated: declarations.every((item) => ts.getJSDocDeprecatedTag(item) !== undefined),
    });
  }
  return methods;
}
