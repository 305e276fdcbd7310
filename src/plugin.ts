/** The plugin object. Its declarations parse with every TypeScript since 5.0, unlike those of `index.ts`. */
import { cacheKey } from './cache-key.ts';
import { presets } from './configs.ts';
import { checkWith } from './engine.ts';
import { type RuleMeta, lintRule } from './lint-rule.ts';
import { metas } from './rules/metas.ts';
import { toolName, toolVersion } from './tool.ts';
import type { ConfigName, RuleName, ZdrPlugin, ZdrPreset, ZdrRuleModule } from './types.ts';
import { SOURCE_EXTENSIONS } from './values/program/disk.ts';

/**
 * Whatever ESLint lints anyway, and every script: without a pattern for them TypeScript files would be
 * passed over in silence. Declarations send nothing.
 */
const FILES = ['**/*', ...SOURCE_EXTENSIONS.map((extension) => `**/!(*.d)${extension}`)];

const plugin: ZdrPlugin = {
  meta: { name: toolName, version: toolVersion(), namespace: 'openai-zdr' },
  rules: Object.fromEntries(
    (Object.entries(metas) as [RuleName, RuleMeta][]).map(([rule, meta]) => [
      rule,
      ruleOf(rule, meta),
    ]),
  ) as Record<RuleName, ZdrRuleModule>,
  configs: Object.fromEntries(
    (Object.keys(presets) as ConfigName[]).map((preset) => [preset, configOf(preset)]),
  ) as Record<ConfigName, ZdrPreset>,
};

// ESLint writes the plugin's version into the key of its cache, and reads it for nothing else.
Object.defineProperty(plugin, 'version', {
  get: () => `${toolVersion()}+${cacheKey(process.cwd())}`,
});

function ruleOf(name: RuleName, meta: RuleMeta): ZdrRuleModule {
  return lintRule(name, meta, (linted) => {
    checkWith(name, linted);
  });
}

function configOf(preset: ConfigName): ZdrPreset {
  const { rules: entries, profile } = presets[preset];
  return {
    name: `openai-zdr/${preset}`,
    files: FILES,
    plugins: {
      get 'openai-zdr'() {
        return plugin;
      },
    },
    ...(profile ? { settings: { 'openai-zdr': { profile } } } : {}),
    rules: entries,
  };
}

export { plugin as default };
export type * from './types.ts';
