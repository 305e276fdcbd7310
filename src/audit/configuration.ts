/**
 * What the project's own ESLint configuration says of a file: settings, rules with their options,
 * and whether it is ignored.
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { isLockedIn } from '../calls/locks/index.ts';
import { type Severity, sayWhatIsMissing } from '../lint-rule.ts';
import { metas } from '../rules/metas.ts';
import { ownSettings, settingsOf } from '../settings.ts';
import type { RuleName } from '../types.ts';
import { readText } from '../values/program/disk.ts';
import { UsageError, oneLine } from './errors.ts';
import { isBelow } from './files.ts';

const CONFIG_FILES = ['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'].map(
  (extension) => `eslint.config.${extension}`,
);
const PLUGIN = 'eslint-plugin-openai-zdr';

/** The part of a calculated configuration that is read here. */
interface CalculatedConfig {
  settings?: Record<string, unknown>;
  plugins?: Record<string, { meta?: { name?: unknown } } | undefined>;
  rules?: Record<string, unknown>;
}

interface Linter {
  calculateConfigForFile: (file: string) => Promise<CalculatedConfig | undefined>;
}

interface EslintModule {
  ESLint: new (options: {
    cwd: string;
    ignore: boolean;
    overrideConfig: { files: string[] }[];
  }) => Linter;
}

export type RawSettings = Record<string, unknown>;

/** A rule as the configuration of a file sets it. */
export interface ConfiguredRule {
  name: RuleName;
  /** what comments of this project call it */
  id: string;
  severity: Exclude<Severity, 'off'>;
  options: object | null;
}

/** Plain data: threads get it, and results are remembered by it. */
export interface FileConfiguration {
  settings: RawSettings;
  /** `null` where the configuration names no rule of this plugin: those of the recommended preset count */
  rules: ConfiguredRule[] | null;
  isIgnored: boolean;
}

export const noConfiguration: FileConfiguration = { settings: {}, rules: null, isIgnored: false };

export class Configuration {
  readonly #configs = new Map<string, string | null>();
  readonly #linters = new Map<string, Linter>();
  readonly #files = new Map<string, Promise<FileConfiguration>>();
  readonly #used = new Set<string>();
  readonly #top: string;

  /** `top`: what stands above is somebody else's, and is not executed. */
  constructor(top: string) {
    this.#top = top;
  }

  /** Throws a `UsageError` when the configuration of the file cannot be loaded, or holds what does not fit. */
  async of(file: string): Promise<FileConfiguration> {
    const config = this.#configFile(dirname(file));
    if (config === null) return noConfiguration;
    let found = this.#files.get(file);
    if (!found) this.#files.set(file, (found = this.#read(config, file)));
    return found;
  }

  /** Absolute paths of the configurations that were asked so far. */
  get used(): ReadonlySet<string> {
    return this.#used;
  }

  async #read(config: string, file: string): Promise<FileConfiguration> {
    this.#used.add(config);
    const linted = await this.#calculate(config, file, 'linted');
    // Files that ESLint ignores are audited too, with what the configuration says of them otherwise.
    const calculated = linted ?? (await this.#calculate(config, file, 'all')) ?? {};
    return {
      settings: settingsIn(calculated),
      rules: rulesIn(calculated, config),
      isIgnored: linted === undefined,
    };
  }

  /** `undefined` for a file that is ignored: among all files, those that ESLint always ignores. */
  async #calculate(
    config: string,
    file: string,
    files: 'linted' | 'all',
  ): Promise<CalculatedConfig | undefined> {
    try {
      return await this.#linterOf(config, files === 'linted').calculateConfigForFile(file);
    } catch (error) {
      throw new UsageError(
        `The ESLint configuration ${config} cannot be used (${oneLine(error)}). Mend it, or leave it out with --no-config.`,
      );
    }
  }

  #linterOf(config: string, ignore: boolean): Linter {
    const key = JSON.stringify([config, ignore]);
    let linter = this.#linters.get(key);
    if (linter === undefined) {
      const folder = dirname(config);
      const { ESLint } = createRequire(join(folder, 'package.json'))('eslint') as EslintModule;
      // ESLint gives no configuration for a file that it ignores, and none for one that no pattern
      // names: this names all.
      const overrideConfig = [{ files: ['**/*.*'] }];
      this.#linters.set(key, (linter = new ESLint({ cwd: folder, ignore, overrideConfig })));
    }
    return linter;
  }

  /** The nearest configuration, if it can know of this plugin. */
  #configFile(folder: string): string | null {
    const known = this.#configs.get(folder);
    if (known !== undefined) return known;
    if (!isBelow(folder, this.#top)) return null;
    const config = CONFIG_FILES.map((name) => join(folder, name)).find((file) => existsSync(file));
    const found =
      config === undefined
        ? this.#configFile(dirname(folder))
        : mayKnowPlugin(config)
          ? config
          : null;
    this.#configs.set(folder, found);
    return found;
  }
}

/** Plain data, once they are known to be right. */
function settingsIn({ settings = {} }: CalculatedConfig): RawSettings {
  const own = ownSettings(settings);
  settingsOf(own);
  return (own ?? {}) as RawSettings;
}

/** `null` when no rule of this plugin is named, be it to turn it off. */
function rulesIn(
  { plugins = {}, rules: entries = {} }: CalculatedConfig,
  config: string,
): ConfiguredRule[] | null {
  const prefixes = Object.keys(plugins)
    .filter((name) => plugins[name]?.meta?.name === PLUGIN)
    .map((name) => `${name}/`);
  const own = Object.entries(entries).flatMap(([id, entry]) => {
    const prefix = prefixes.find((item) => id.startsWith(item));
    return prefix === undefined ? [] : [{ id, name: id.slice(prefix.length), entry }];
  });
  if (own.length === 0) return null;
  return own.flatMap(({ id, name, entry }): ConfiguredRule[] => {
    const [level, options = null] = (Array.isArray(entry) ? entry : [entry]) as [
      unknown,
      object | null | undefined,
    ];
    const severity = severityOf(level);
    if (severity === 'off') return [];
    if (!Object.hasOwn(metas, name))
      throw new UsageError(
        `The ESLint configuration ${config} sets ${id}, which this version of openai-zdr does not have.`,
      );
    const rule = name as RuleName;
    if (options === null) sayWhatIsMissing(rule, metas[rule]);
    return [{ name: rule, id, severity, options }];
  });
}

function severityOf(level: unknown): Severity {
  if (level === 2 || level === 'error') return 'error';
  return level === 1 || level === 'warn' ? 'warn' : 'off';
}

/**
 * Loading a configuration takes seconds in a large project. It can only concern this plugin when it
 * names it, or when the plugin is there for a shared configuration to use.
 */
function mayKnowPlugin(config: string): boolean {
  const folder = dirname(config);
  if (readText(config)?.includes('openai-zdr') || dependsOnPlugin(join(folder, 'package.json')))
    return true;
  for (let current = folder; ; current = dirname(current)) {
    // Of a package manager that keeps packages apart, its lock file tells.
    if (existsSync(join(current, 'node_modules', PLUGIN)) || isLockedIn(current, PLUGIN))
      return true;
    if (dirname(current) === current) return false;
  }
}

/** A script that runs the command is no dependency. */
function dependsOnPlugin(manifest: string): boolean {
  return new RegExp(`"${PLUGIN}"\\s*:`).test(readText(manifest) ?? '');
}
