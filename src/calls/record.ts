import type { Target } from '../catalogue/hosts.ts';
import type { SdkMethod } from '../catalogue/surface.ts';
import type { Node, TSESTree } from '../values/ast.ts';
import type { SourceModule } from '../values/module.ts';
import type { ObjectView } from '../values/heap/object-view.ts';
import type { RequestView } from './request-view.ts';

/** One place of the program that sends a request to OpenAI, or to something of the same shape. */
export interface OpenAICall {
  node: TSESTree.CallExpression | TSESTree.NewExpression;
  /** the smallest node that names the call */
  anchor: Node;
  module: SourceModule;
  via: 'openai' | 'azure' | 'http';
  /** `files.create`; `null` for raw requests */
  path: string | null;
  verb: string | null;
  /** `/v1/files/{}`; `null` when the program computes it */
  routePath: string | null;
  /** `POST /v1/files`; `null` unless both are known */
  route: string | null;
  /** further requests that a helper method sends */
  alsoSends: readonly string[];
  /** whoever may get the request, all of them; `unknown` where somebody may who is not seen */
  targets: readonly Target[];
  body: RequestView;
  headers: RequestView;
  /** the headers that the call itself gives, without the defaults of its client */
  ownHeaders: RequestView;
  query: RequestView;
  /** only a type says that it is a client: its construction is not seen */
  byTypeOnly: boolean;
  /** another library stands between the program and the SDK: it may take keys of its own */
  wrapped: boolean;
  evidence: 'same-file' | 'cross-file' | 'types';
  /** the method in the form that the call uses, where an SDK has it */
  method: SdkMethod | null;
  /** it may send another request in its place, as far as one environment shows */
  isOneOfSeveral?: boolean;
}

/** A place that makes a client. */
export interface ClientConstruction {
  node: TSESTree.CallExpression | TSESTree.NewExpression;
  kind: 'sdk' | 'framework';
  targets: readonly Target[];
  options: readonly ObjectView[];
  headers: RequestView;
}

/** A place that looks like a call of the SDK and could not be followed to a client. */
export interface Unresolved {
  node: Node;
  reason: string;
}

export interface FileAnalysis {
  calls: readonly OpenAICall[];
  clients: readonly ClientConstruction[];
  unresolved: readonly Unresolved[];
}
