/** The rules of this plugin, as an inventory names them. */
import type { Policy } from '../catalogue/policy/index.ts';
import { presets } from '../configs.ts';
import type { RuleName } from '../types.ts';
import type { ConfiguredRule } from './configuration.ts';
import { shortRule } from './subject.ts';

/** The rules of the preset that is recommended for a profile. */
export function rulesOf(profile: Policy['profile']): ConfiguredRule[] {
  const preset = presets[profile === 'zdr' ? 'recommended' : (`recommended-${profile}` as const)];
  return Object.entries(preset.rules).map(([id, entry]) => ({
    name: shortRule(id) as RuleName,
    id,
    severity: (Array.isArray(entry) ? entry[0] : entry) as ConfiguredRule['severity'],
    options: null,
  }));
}

/** `openai-zdr/no-ineligible-endpoint`, whatever a project calls the plugin */
export function ruleId(name: RuleName): string {
  return `openai-zdr/${name}`;
}
