/** A key of a request, what is documented at its place, and what is wrong with one that nobody documents. */
import { apiName, isSentInExamples, requestOptions } from '../catalogue/params.ts';
import { surface } from '../catalogue/surface.ts';
import { nearest } from '../nearest.ts';
import { type Node, enclosingFunction } from '../values/ast.ts';
import type { Evaluator } from '../values/evaluator.ts';
import { type WrittenParam, endpointWith, writtenParams } from './documented.ts';
import { type InstalledSdk, declares, installedSdk } from './installed.ts';
import { Key } from './key.ts';
import type { OpenAICall } from './record.ts';

/** What is wrong with a key, as far as that is proven. */
export type Misuse =
  | { kind: 'camelCase' | 'elsewhere' | 'misspelt'; other: string }
  | { kind: 'otherVersion'; other: string; version: string }
  | { kind: 'unknown'; version: string };

/** Every key of body and query. */
export function paramsOf(
  evaluator: Evaluator,
  call: OpenAICall,
  entryTo: (key: string) => Node,
): Param[] {
  return writtenParams(evaluator, call).map(
    (written) => new Param(written, call, () => entryTo(topOf(written.path))),
  );
}

function topOf(path: string): string {
  return path.split('.')[0] ?? '';
}

export class Param extends Key {
  /** `tools.parameters`; the name alone at the top */
  readonly path: string;
  /** some version of the SDK documents it for this request */
  readonly isDocumented: boolean;
  readonly #written: WrittenParam;
  readonly #call: OpenAICall;

  constructor(written: WrittenParam, call: OpenAICall, otherwise: () => Node) {
    super(written, otherwise);
    this.path = written.path;
    this.isDocumented = written.versions !== 0;
    this.#written = written;
    this.#call = call;
  }

  /** `null` for what is documented, and for what nobody can tell. */
  get misuse(): Misuse | null {
    const [param, call] = [this.#written, this.#call];
    // A library between the program and the SDK may take keys of its own.
    if (param.open || call.wrapped) return null;
    const sdk = installedSdk(call.module.filename);
    if (sdk ? isKnownTo(sdk, param) : this.isDocumented) return null;
    if (isSentInExamples(this.path) || isSdkOption(param, call) || isHalfWritten(param))
      return null;
    const found = this.isDocumented ? otherVersion(param, sdk) : misnamed(param, call, sdk);
    return found && mayBeMeantForAnother(param, call, found.kind === 'elsewhere') ? null : found;
  }
}

/** `{ model, inpu }`: without such a variable nothing is sent. Somebody is at the keyboard. */
function isHalfWritten({ node, module }: WrittenParam): boolean {
  return node.type === 'Property' && node.shorthand && module.variableOf(node.value) === null;
}

function isKnownTo(sdk: InstalledSdk, { name, versions }: WrittenParam): boolean {
  return sdk.isNewer ? declares(sdk, name) !== false : (versions & sdk.versions) !== 0;
}

function misnamed(
  { name, path, documented }: WrittenParam,
  call: OpenAICall,
  sdk: InstalledSdk | null,
): Misuse | null {
  const spelt = apiName(name);
  if (spelt !== name && documented.has(spelt)) return { kind: 'camelCase', other: spelt };
  const other = path === name ? endpointWith(name, call.route) : null;
  if (other !== null) return { kind: 'elsewhere', other };
  const match = name.length > 3 ? nearest(name, documented) : null;
  if (match !== null) return { kind: 'misspelt', other: match };
  return sdk && { kind: 'unknown', version: sdk.version };
}

function otherVersion({ versions }: WrittenParam, sdk: InstalledSdk | null): Misuse | null {
  if (!sdk || sdk.isNewer) return null;
  const having = surface().sdks.filter((_, index) => versions & (1 << index));
  return { kind: 'otherVersion', version: sdk.version, other: `openai ${having.at(-1) ?? ''}` };
}

/** A body that is one of several: a function that builds bodies may build this one for another request. */
function mayBeMeantForAnother(
  { path, node, module }: WrittenParam,
  call: OpenAICall,
  isOfAnother: boolean,
): boolean {
  const top = topOf(path);
  const sent = call.body.get(top).nodes.length > 0 ? call.body : call.query;
  const { values, absent, unknown } = sent.get(top);
  const isOneOfSeveral =
    (absent || unknown) && sent.parts.flatMap(({ view }) => view.alternatives).length > 1;
  // Whoever sends to another route writes it on the way there, for all that is known.
  if ((isOneOfSeveral || (call.isOneOfSeveral && (absent || unknown))) && isOfAnother) return true;
  const isBuiltElsewhere =
    module !== call.module || enclosingFunction(node) !== enclosingFunction(call.node);
  return isBuiltElsewhere && (isOneOfSeveral || absent || (path !== top && values.length > 1));
}

const SDK_OPTIONS = new Set([...requestOptions, 'fetchOptions']);

/** Some methods take the request options in the place of a query, or of a body that may be left out. */
function isSdkOption({ name, path }: WrittenParam, call: OpenAICall): boolean {
  if (path !== name || !SDK_OPTIONS.has(name)) return false;
  return (
    call.method?.requests[0].place === 'query' ||
    call.body.written().every((key) => SDK_OPTIONS.has(key.name))
  );
}
