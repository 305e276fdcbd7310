/** Presets: what each rule is worth, as filters over the rules' own documentation. */
import type { Profile } from './catalogue/policy/index.ts';
import type { RuleMeta, Severity } from './lint-rule.ts';
import { metas } from './rules/metas.ts';
import type { ConfigName, RuleName, ZdrRules } from './types.ts';

const entries = Object.entries(metas) as [RuleName, RuleMeta][];

type RuleEntry = Severity | [Severity, Record<string, unknown>];

function rulesWith(
  entryOf: (name: RuleName, severity: Severity, strict: Severity) => RuleEntry,
): ZdrRules {
  const chosen = entries.map(
    ([name, { docs }]) =>
      [name, entryOf(name, docs.severity.recommended, docs.severity.strict)] as const,
  );
  return Object.fromEntries(
    chosen
      .filter(([, entry]) => entry !== 'off')
      .map(([name, entry]) => [`openai-zdr/${name}`, entry]),
  );
}

/**
 * Where a profile changes what is at stake. Under Zero Data Retention `store` is forced to false, so a
 * missing `store: false` is a matter of caution; without it the response is kept. Modified Abuse
 * Monitoring and no agreement at all leave stored state allowed: what relies on it works there.
 */
const PROFILE_SEVERITY: Readonly<Record<Profile, Partial<Record<RuleName, Severity>>>> = {
  zdr: {},
  hipaa: {},
  mam: { 'require-store-false': 'error', 'no-server-state': 'warn' },
  default: { 'require-store-false': 'error', 'no-server-state': 'warn' },
};

/** `strict` also reports what cannot be told for sure. */
const STRICT_OPTIONS: Partial<Record<RuleName, Record<string, unknown>>> = {
  'no-blind-spots': { packages: true },
  'no-ineligible-endpoint': { unlisted: 'report', unknownTargets: true },
  'no-ineligible-model': { unlisted: 'report' },
  'no-image-input': { files: true },
  'require-store-false': { chatCompletions: 'explicit' },
  'no-extended-prompt-cache': { defaults: true },
  'no-ineligible-tool': { report: ['ineligible', 'third-party', 'stores'] },
};

function withStrictOptions(name: RuleName, severity: Severity): RuleEntry {
  const options = STRICT_OPTIONS[name];
  return severity === 'off' || !options ? severity : [severity, options];
}

function forProfile(profile: Profile): ZdrRules {
  return rulesWith((name, recommended) =>
    recommended === 'off' ? 'off' : (PROFILE_SEVERITY[profile][name] ?? recommended),
  );
}

/** Rules and settings of every preset; the plugin object adds itself. */
export const presets: Readonly<Record<ConfigName, { rules: ZdrRules; profile?: Profile }>> = {
  recommended: { rules: forProfile('zdr') },
  'recommended-mam': { rules: forProfile('mam'), profile: 'mam' },
  'recommended-hipaa': { rules: forProfile('hipaa'), profile: 'hipaa' },
  'recommended-default': { rules: forProfile('default'), profile: 'default' },
  strict: {
    rules: rulesWith((name, _recommended, severity) => withStrictOptions(name, severity)),
  },
  all: { rules: rulesWith((name) => withStrictOptions(name, 'error')) },
};
