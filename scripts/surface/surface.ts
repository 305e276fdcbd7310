/** The API surface of one SDK version, and the catalogue of several versions merged. */
import type ts from 'typescript';
import { type Sdk, readSdk } from './declarations.ts';
import { readLegacySdk } from './legacy.ts';
import { type SentRequest, requestsOf } from './requests.ts';
import { ShapeReader } from './shapes.ts';
import type { SdkClass } from '../../src/catalogue/surface-file.ts';
import { readClasses } from './classes.ts';

export interface SendSurface {
  /** `POST /v1/files` */
  route: string;
  /** position of the params object */
  argument: number | null;
  place: 'body' | 'query';
  shape: number | null;
  /** keys of the params object that end in the path, the query or a header instead */
  elsewhere: Record<string, 'path' | 'query' | 'header'>;
  /** positions of arguments that end in the path */
  pathArguments: number[];
  /** positional fields of the third major */
  fields: Record<string, number>;
  /** keys that the method adds to what the program gives */
  added: string[];
  headers: string[];
}

export interface MethodSurface {
  deprecated: boolean;
  optionsArgument: number;
  sends: SendSurface[];
}

export interface SdkSurface {
  version: string;
  methods: Map<string, MethodSurface>;
  reader: ShapeReader;
  classes: SdkClass[];
  /** `resources/files#Files` → `files`: where a resource class is declared */
  resources: Map<string, string>;
  /** methods that send nothing, with the reason */
  skipped: Map<string, string>;
}

/** Methods of resource classes that work on their arguments alone. */
const SEND_NOTHING = new Map([
  ['webhooks.unwrap', 'checks and parses a webhook payload locally'],
  ['webhooks.verifySignature', 'checks a webhook signature locally'],
]);

export function readSurface(folder: string, version: string): SdkSurface {
  if (version.startsWith('3.'))
    return {
      version,
      ...readLegacySdk(folder),
      classes: [],
      resources: new Map(),
      skipped: new Map(),
    };
  const sdk = readSdk(folder, version);
  const reader = new ShapeReader(sdk.checker, folder);
  const surface: SdkSurface = {
    version,
    methods: new Map(),
    reader,
    classes: readClasses(folder),
    resources: new Map(),
    skipped: new Map(),
  };
  for (const resource of sdk.resources.values()) {
    const file = resource.declaration
      .getSourceFile()
      .fileName.slice(folder.length + 1)
      .replace(/\.d\.m?ts$/, '');
    surface.resources.set(`${file}#${resource.className}`, resource.path);
    for (const method of resource.methods) {
      const name = `${resource.path}.${method.name}`;
      const requests = requestsOf(sdk.classOf, resource.path, method.name);
      if (requests.length > 0) {
        surface.methods.set(name, {
          deprecated: method.deprecated,
          optionsArgument: optionsPosition(method.declarations),
          sends: unique(requests, resource.path).map((request) =>
            toSend(sdk, reader, request, method.declarations),
          ),
        });
        continue;
      }
      const reason = SEND_NOTHING.get(name);
      if (!reason) throw new Error(`openai ${version}: nothing is known of what ${name} sends`);
      surface.skipped.set(name, reason);
    }
  }
  return surface;
}

/** One entry a route. The request to the method's own resource comes first: it is what the method is for. */
function unique(requests: SentRequest[], path: string): SentRequest[] {
  const byRoute = new Map<string, SentRequest>();
  for (const request of requests) {
    const route = `${request.verb} ${request.path}`;
    const known = byRoute.get(route);
    if (!known || (known.bodyArgument === null && request.bodyArgument !== null))
      byRoute.set(route, request);
  }
  const own = path.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).split('.');
  const writes = (request: SentRequest): number => (request.verb === 'GET' ? 0 : 1);
  const kinship = (request: SentRequest): number =>
    own.filter((name) => request.path.split(/[/?]/).includes(name)).length;
  return [...byRoute.values()].sort(
    (left, right) => kinship(right) - kinship(left) || writes(right) - writes(left),
  );
}

function toSend(
  sdk: Sdk,
  reader: ShapeReader,
  request: SentRequest,
  declarations: ts.MethodDeclaration[],
): SendSurface {
  const argument =
    request.bodyArgument ??
    request.queryArgument ??
    (request.isClosed ? null : paramsPosition(request, declarations));
  const place =
    request.verb === 'GET' || (request.bodyArgument === null && request.queryArgument !== null)
      ? 'query'
      : 'body';
  const [path = ''] = request.path.split('?');
  const elsewhere: SendSurface['elsewhere'] = {};
  for (const key of request.bodyWithout) elsewhere[key] = 'header';
  if (place === 'body') for (const key of request.queryKeys) elsewhere[key] = 'query';
  for (const { name } of request.pathArguments) if (name) elsewhere[name] = 'path';
  return {
    route: `${request.verb} /v1${path}`,
    argument,
    place,
    shape: argument === null ? null : shapeOfArgument(sdk, reader, declarations, argument),
    elsewhere,
    pathArguments: request.pathArguments
      .filter(({ name }) => name === null)
      .map(({ index }) => index),
    fields: {},
    added:
      place === 'body' ? request.bodyKeys : request.queryKeys.filter((key) => !(key in elsewhere)),
    headers: [
      ...new Set(request.headers.filter((name) => /^(openai|idempotency)-/i.test(name))),
    ].sort(),
  };
}

/** Where path names travel in an object whose other keys could not be followed. */
function paramsPosition(request: SentRequest, declarations: ts.MethodDeclaration[]): number | null {
  const named = request.pathArguments.find(({ name }) => name !== null);
  if (named) return named.index;
  const taken = new Set(request.pathArguments.map(({ index }) => index));
  const parameters = declarations[0]?.parameters ?? [];
  const position = parameters.findIndex(
    (parameter, index) =>
      !taken.has(index) && /^(body|params|query)$/.test(parameter.name.getText()),
  );
  return position === -1 ? null : position;
}

function shapeOfArgument(
  sdk: Sdk,
  reader: ShapeReader,
  declarations: ts.MethodDeclaration[],
  argument: number,
): number | null {
  const parameters = declarations.flatMap((declaration) => declaration.parameters[argument] ?? []);
  const params = parameters.filter((parameter) => !isRequestOptions(parameter));
  const [first] = params;
  return first
    ? reader.shapeOf(
        params.map((parameter) => sdk.checker.getTypeAtLocation(parameter)),
        first,
      )
    : null;
}

function isRequestOptions(parameter: ts.ParameterDeclaration): boolean {
  return /\bRequestOptions\b/.test(parameter.type?.getText() ?? '');
}

function optionsPosition(declarations: ts.MethodDeclaration[]): number {
  const longest = [...declarations].sort(
    (left, right) => right.parameters.length - left.parameters.length,
  )[0];
  const position = longest?.parameters.findLastIndex(
    (parameter) => parameter.name.getText() === 'options' || isRequestOptions(parameter),
  );
  return position ?? -1;
}
