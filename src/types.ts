/**
 * What authors of configurations write, and what the plugin gives them. Nothing here is a type of ESLint's: that may be
 * of any version, or not be there.
 */
import type { ExportReference } from './calls/settings.ts';
import type { Profile, SnapshotId } from './catalogue/policy/index.ts';

/** `settings['openai-zdr']` */
export interface ZdrSettings {
  /** id of the policy snapshot, such as `2026-11-26`; `latest` follows the newest one of the installed version */
  policy?: SnapshotId | 'latest';
  /** what is agreed with OpenAI */
  profile?: Profile;
  /** exports of the project's own modules that are OpenAI clients, or functions that give one */
  clients?: readonly ExportReference[];
  /** functions that take a client and give back one of the same shape */
  wrappers?: readonly ExportReference[];
  /** host → what stands behind it */
  hosts?: Readonly<Record<string, 'openai' | 'azure' | 'bedrock' | 'other'>>;
  /** also report what Azure OpenAI keeps; off by default */
  azure?: boolean;
  /** follow imports into other files of the program; on by default */
  crossFile?: boolean;
}

/** The options of each rule, as they follow its severity. */
export interface ZdrRuleOptions {
  'no-background-mode': [];
  'no-blind-spots': [
    options?: {
      /** also packages that reach OpenAI by themselves */
      packages?: boolean;
    },
  ];
  'no-extended-prompt-cache': [
    options?: {
      /** also models that know no other cache, and requests that leave the choice to the default */
      defaults?: boolean;
    },
  ];
  'no-image-input': [
    options?: {
      /** which images: by file id, by remote URL, with inline data, or of a kind that cannot be told */
      kinds?: readonly ('file-id' | 'remote' | 'inline' | 'unknown')[];
      /** also other files, such as PDF documents */
      files?: boolean;
    },
  ];
  'no-ineffective-option': [];
  'no-ineligible-endpoint': [
    options?: {
      /** calls that are accepted: `files.create`, `files.*`, `/v1/files`, `POST /v1/files` */
      allow?: readonly { call: string; reason: string }[];
      /** what to do about endpoints that OpenAI's table does not name */
      unlisted?: 'ignore' | 'report';
      /** also requests that read what is kept; on by default */
      reads?: boolean;
      /** also calls of a client whose host cannot be told */
      unknownTargets?: boolean;
    },
  ];
  'no-ineligible-model': [
    options?: {
      /** also models whose shutdown is announced */
      announced?: boolean;
      /** what to do about image models that are newer than OpenAI's list */
      unlisted?: 'ignore' | 'report';
    },
  ];
  'no-ineligible-tool': [
    options?: {
      /** which tools: not eligible, handing data to a third party, keeping state for a while */
      report?: readonly ('ineligible' | 'third-party' | 'stores')[];
    },
  ];
  'no-pii-in-side-fields': [
    options?: {
      /** keys of a request that are looked at */
      fields?: readonly string[];
      /** a function of the project that hashes a text, to be suggested */
      hashHelper?: string | null;
    },
  ];
  'no-retention-claim': [];
  'no-retention-downgrade': [];
  'no-server-state': [
    options?: {
      /** also requests that read stored responses; on by default */
      retrieval?: boolean;
    },
  ];
  'no-trace-export': [];
  'no-undocumented-header': [
    options?: {
      /** names of headers that are accepted */
      allow?: readonly string[];
    },
  ];
  'no-undocumented-param': [
    options?: {
      /** names of parameters that are accepted */
      allow?: readonly string[];
    },
  ];
  'require-store-false': [
    options?: {
      /** chat completions that are stored, or all that do not say `store: false` */
      chatCompletions?: 'stored' | 'explicit';
    },
  ];
  'single-approved-client': [
    options?: {
      /** files that may make a client, as globs */
      modules: readonly string[];
      /** projects of OpenAI that may be named in code */
      projects?: readonly string[];
    },
  ];
}

export type RuleName = keyof ZdrRuleOptions;

export type ConfigName =
  | 'recommended'
  | 'recommended-mam'
  | 'recommended-hipaa'
  | 'recommended-default'
  | 'strict'
  | 'all';

type Severity = 'off' | 'warn' | 'error' | 0 | 1 | 2;

/** The rules of this plugin in a configuration. */
export type ZdrRules = {
  [Name in RuleName as `openai-zdr/${Name}`]?: Severity | [Severity, ...ZdrRuleOptions[Name]];
};

/** A configuration in which the parts of this plugin are checked, for `satisfies`. */
export interface ZdrConfig {
  settings?: { 'openai-zdr'?: ZdrSettings; [of: string]: unknown };
  rules?: ZdrRules & Record<string, unknown>;
  [other: string]: unknown;
}

export interface ZdrPreset {
  name: string;
  files: string[];
  plugins: { 'openai-zdr': ZdrPlugin };
  settings?: { 'openai-zdr': ZdrSettings };
  rules: ZdrRules;
}

export interface ZdrPlugin {
  meta: { name: string; version: string; namespace: string };
  rules: Record<RuleName, ZdrRuleModule>;
  configs: Record<ConfigName, ZdrPreset>;
}

/** A rule, which a linter calls with types of its own. */
export interface ZdrRuleModule {
  meta: {
    type: 'problem' | 'suggestion';
    docs: { description: string; recommended: boolean; url: string };
    hasSuggestions?: boolean;
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a JSON schema, of which every linter has a type
    schema: any[];
    messages: Record<string, string>;
  };
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the linter's business
  create: (context: any) => any;
}
