/** eslint-plugin-openai-zdr: the plugin object. */
import { createRequire } from 'node:module';
import type { ESLint, Linter } from 'eslint';
import { cacheKey } from './cache-key.ts';
import { type ConfigName, presets } from './configs.ts';
import { type RuleName, rules } from './rules/index.ts';
import type { ZdrRule } from './rule.ts';
import { SOURCE_EXTENSIONS } from './values/program/disk.ts';

const { name, version } = createRequire(import.meta.url)('../package.json') as {
  name: string;
  version: string;
};

export interface ZdrPlugin extends ESLint.Plugin {
  meta: { name: string; version: string; namespace: string };
  rules: Record<RuleName, ZdrRule>;
  configs: Record<ConfigName, Linter.Config>;
}

/**
 * Whatever ESLint lints anyway, and every script: without a pattern for them TypeScript files would be
 * passed over in silence. Declarations send nothing.
 */
const FILES = ['**/*', ...SOURCE_EXTENSIONS.map((extension) => `**/!(*.d)${extension}`)];

const plugin: ZdrPlugin = {
  meta: { name, version, namespace: 'openai-zdr' },
  rules,
  configs: Object.fromEntries(
    (Object.keys(presets) as ConfigName[]).map((preset) => [preset, configOf(preset)]),
  ) as Record<ConfigName, Linter.Config>,
};

// ESLint writes the plugin's version into the key of its cache, and reads it for nothing else.
Object.defineProperty(plugin, 'version', {
  get: () => `${version}+${cacheKey(process.cwd())}`,
});

function configOf(preset: ConfigName): Linter.Config {
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

export { plugin as default, plugin as 'module.exports' };
export type { ConfigName } from './configs.ts';
export type { RuleName } from './rules/index.ts';
export type { ZdrSettings } from './settings.ts';
