/** The third major: one class, `OpenAIApi`, generated in another style. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import type { MethodSurface } from './surface.ts';
import { ShapeReader } from './shapes.ts';

export function readLegacySdk(folder: string): {
  methods: Map<string, MethodSurface>;
  reader: ShapeReader;
} {
  const declarations = join(folder, 'dist/api.d.ts');
  const program = ts.createProgram([declarations], {
    strict: true,
    skipLibCheck: true,
    types: [],
    target: ts.ScriptTarget.ES2022,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    module: ts.ModuleKind.NodeNext,
  });
  const checker = program.getTypeChecker();
  const reader = new ShapeReader(checker, folder);
  const source = program.getSourceFile(declarations);
  const api = source?.statements.find(
    (node) => ts.isClassDeclaration(node) && node.name?.text === 'OpenAIApi',
  );
  if (!api || !ts.isClassDeclaration(api)) throw new Error('No class OpenAIApi in the third major');
  const requests = readRequests(readFileSync(join(folder, 'dist/api.js'), 'utf8'));
  const methods = new Map<string, MethodSurface>();
  for (const member of api.members) {
    if (!ts.isMethodDeclaration(member) || !ts.isIdentifier(member.name)) continue;
    const request = requests.get(member.name.text);
    if (!request) throw new Error(`No request found for OpenAIApi.${member.name.text}`);
    const names = member.parameters.map((parameter) => parameter.name.getText());
    const body = names.indexOf(request.body);
    const bodyNode = member.parameters[body];
    methods.set(member.name.text, {
      deprecated: ts.getJSDocDeprecatedTag(member) !== undefined,
      optionsArgument: names.indexOf('options'),
      sends: [
        {
          route: `${request.verb} /v1${request.path.replace(/\{\w+\}/g, '{}')}`,
          argument: body === -1 ? null : body,
          place: 'body',
          shape: bodyNode ? reader.shapeOf([checker.getTypeAtLocation(bodyNode)], bodyNode) : null,
          elsewhere: {},
          pathArguments: [...request.path.matchAll(/\{(\w+)\}/g)].map((match) =>
            names.indexOf(camelCase(match[1] ?? '')),
          ),
          fields: Object.fromEntries(
            request.fields.map(([key, variable]) => [key, names.indexOf(variable)]),
          ),
          added: [],
          headers: [],
        },
      ],
    });
  }
  return { methods, reader };
}

function camelCase(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

interface LegacyRequest {
  verb: string;
  path: string;
  /** the parameter that is sent as JSON */
  body: string;
  /** form and query fields: name on the wire, name of the parameter */
  fields: [string, string][];
}

function readRequests(code: string): Map<string, LegacyRequest> {
  const start = code.indexOf('exports.OpenAIApiAxiosParamCreator = function');
  const end = code.indexOf('exports.OpenAIApiFp = function');
  const requests = new Map<string, LegacyRequest>();
  for (const chunk of code
    .slice(start, end)
    .split(/\n {8}(?=\w+: \()/)
    .slice(1)) {
    const name = /^\w+/.exec(chunk)?.[0];
    const path = /localVarPath = `([^`]+)`/.exec(chunk)?.[1];
    const verb = /method: '(\w+)'/.exec(chunk)?.[1];
    if (!name || !path || !verb)
      throw new Error(`The third major has a method that cannot be read: ${chunk.slice(0, 60)}`);
    const fields = [
      ...chunk.matchAll(/localVarFormParams\.append\('(\w+)', (\w+)/g),
      ...chunk.matchAll(/localVarQueryParameter\['(\w+)'\] = (\w+)/g),
    ].map((match): [string, string] => [match[1] ?? '', match[2] ?? '']);
    requests.set(name, {
      verb,
      path,
      body: /serializeDataIfNeeded\((\w+)/.exec(chunk)?.[1] ?? '',
      fields,
    });
  }
  return requests;
}
