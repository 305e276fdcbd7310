import type { Target } from '../catalogue/hosts.ts';
import type { SdkMethod } from '../catalogue/surface.ts';
import type { Node, TSESTree } from '../values/ast.ts';
import type { SourceModule } from '../values/module.ts';
import type { ObjectView } from '../values/heap/object-view.ts';
import type { Site } from '../values/value.ts';
import type { Plain } from './edit.ts';
import type { Item } from './item.ts';
import type { RequestView } from './request-view.ts';
import type { PackageVersion } from './versions.ts';

/** One place of the program that sends a request to OpenAI, or to something of the same shape. */
export interface OpenAICall {
  node: TSESTree.CallExpression | TSESTree.NewExpression;
  /** the smallest node that names the call */
  anchor: Node;
  module: SourceModule;
  via: Via;
  /** `files.create`, `generateText`; `null` for raw requests */
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
  /** the framework through which it is sent */
  framework?: Framework;
  /** objects of the program that a framework turns into objects of the request, below keys of the body */
  items?: (keys: readonly string[]) => readonly Item[];
  /** what the program sets, and the framework never sends */
  ignored?: readonly IgnoredOption[];
  /** where a key of the body would be written; absent where that is the body itself */
  placement?: (key: string) => Placement | null;
  /** places elsewhere that decide about the call: the model, its provider, the agent */
  related?: readonly RelatedNode[];
  /** where the clients are made, or named by a type, that it goes through */
  origins?: readonly RelatedNode[];
}

export type Via =
  | 'openai'
  | 'azure'
  | 'http'
  | 'ai-sdk'
  | 'langchain'
  | 'agents'
  | 'llamaindex'
  | 'mastra'
  | 'genkit'
  | 'wrapper';

export interface Framework {
  /** the package whose version decides: `@ai-sdk/openai` */
  name: string;
  version: PackageVersion;
}

/** An option without effect. */
export interface IgnoredOption {
  /** as it is written: `store`, `providerOptions.azure.store` */
  name: string;
  node: Node;
  module: SourceModule;
  /** what becomes of it, as the end of a sentence: `is dropped by openai()` */
  reason: string;
  /** where it would take effect: `providerOptions.openai.store`; `null` where nothing does */
  instead: string | null;
}

/** An object literal, and the keys below it: `['providerOptions', 'openai', 'store']`. */
export interface Placement {
  object: Site<TSESTree.ObjectExpression>;
  path: readonly string[];
  /** what is written there, where it is not the value that is sent: `zdrEnabled: true` for `store: false` */
  value?: Plain;
}

export interface RelatedNode {
  node: Node;
  module: SourceModule;
  /** `the model`, `the agent` */
  what: string;
  /** the package that gives it, by its declarations */
  madeBy?: string;
}

/** A place that makes a client. */
export interface ClientConstruction {
  node: TSESTree.CallExpression | TSESTree.NewExpression;
  kind: 'sdk' | 'framework';
  targets: readonly Target[];
  options: readonly ObjectView[];
  headers: RequestView;
}

export interface FileAnalysis {
  calls: readonly OpenAICall[];
  clients: readonly ClientConstruction[];
}
