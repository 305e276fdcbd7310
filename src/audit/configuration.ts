/** `settings['openai-zdr']` of the project's own ESLint configuration, for each file. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { readText } from '../values/disk.ts';
import { reasonOf } from './errors.ts';
import { isBelow } from './files.ts';

const CONFIG_FILES = ['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'].map(
  (extension) => `eslint.config.${extension}`,
);
const PLUGIN = 'eslint-plugin-openai-zdr';

interface Linter {
  calculateConfigForFile: (
    file: string,
  ) => Promise<{ settings?: Record<string, unknown> } | undefined>;
}

interface EslintModule {
  ESLint: new (options: { cwd: string }) => Linter;
}

export type RawSettings = Record<string, unknown>;

export class Configuration {
  readonly #folders = new Map<string, string | null>();
  readonly #linters = new Map<string, Linter | null>();
  readonly #files = new Map<string, Promise<RawSettings>>();
  readonly #top: string;
  readonly #warn: (message: string) => void;

  /** `top`: what stands above is somebody else's, and is not executed. */
  constructor(top: string, warn: (message: string) => void) {
    this.#top = top;
    this.#warn = warn;
  }

  /** Empty for a file that no configuration speaks of. */
  async settingsFor(file: string): Promise<RawSettings> {
    const folder = this.#configFolder(dirname(file));
    if (folder === null) return {};
    let settings = this.#files.get(file);
    if (!settings) this.#files.set(file, (settings = this.#read(folder, file)));
    return settings;
  }

  async #read(folder: string, file: string): Promise<RawSettings> {
    try {
      const linter = this.#linterIn(folder);
      // Files that ESLint ignores are audited too, with what the configuration says in general.
      const config =
        (await linter?.calculateConfigForFile(file)) ??
        (await linter?.calculateConfigForFile(join(folder, 'index.js')));
      const settings = config?.settings?.['openai-zdr'];
      return typeof settings === 'object' && settings !== null ? (settings as RawSettings) : {};
    } catch (error) {
      this.#giveUp(folder, error);
      return {};
    }
  }

  #linterIn(folder: string): Linter | null {
    let linter = this.#linters.get(folder);
    if (linter === undefined) {
      const { ESLint } = createRequire(join(folder, 'package.json'))('eslint') as EslintModule;
      this.#linters.set(folder, (linter = new ESLint({ cwd: folder })));
    }
    return linter;
  }

  #giveUp(folder: string, error: unknown): void {
    if (this.#linters.get(folder) === null) return;
    this.#linters.set(folder, null);
    this.#warn(
      `the ESLint configuration in ${folder} could not be read and is left out (${reasonOf(error)})`,
    );
  }

  /** The nearest folder with a configuration that can know of this plugin. */
  #configFolder(folder: string): string | null {
    const known = this.#folders.get(folder);
    if (known !== undefined) return known;
    if (!isBelow(folder, this.#top)) return null;
    const config = CONFIG_FILES.map((name) => join(folder, name)).find((file) => existsSync(file));
    const found =
      config === undefined
        ? this.#configFolder(dirname(folder))
        : mayKnowPlugin(config)
          ? folder
          : null;
    this.#folders.set(folder, found);
    return found;
  }
}

/**
 * Loading a configuration takes seconds in a large project. It can only hold these settings when it
 * names them, or when the plugin is installed for a shared configuration to use.
 */
function mayKnowPlugin(config: string): boolean {
  const folder = dirname(config);
  if ([config, join(folder, 'package.json')].some((file) => mentions(file, 'openai-zdr')))
    return true;
  for (let current = folder; ; current = dirname(current)) {
    const modules = join(current, 'node_modules');
    if (
      [modules, join(modules, '.pnpm/node_modules')].some((place) =>
        existsSync(join(place, PLUGIN)),
      )
    )
      return true;
    if (dirname(current) === current) return false;
  }
}

function mentions(file: string, text: string): boolean {
  return readText(file)?.includes(text) === true;
}
