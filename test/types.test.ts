/** The declarations of the package, as the compilers of its users read them. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROOT as root } from './helpers/audit.ts';

const COMPILERS = {
  '5.0': 'typescript-5.0',
  6: 'typescript',
  7: '@typescript/native',
};
const versions = Object.keys(COMPILERS) as (keyof typeof COMPILERS)[];

/** Lines that end with `// wrong` are refused, all others are taken. */
const SETTINGS = `
import openaiZdr, { type ZdrConfig, type ZdrRules, type ZdrSettings } from 'eslint-plugin-openai-zdr';
export const names: string[] = Object.keys(openaiZdr.configs.recommended.rules);
export const settings: ZdrSettings[] = [
  { policy: '2026-10-09', profile: 'mam', crossFile: false },
  { policy: 'latest', hosts: { 'gateway.example.com': 'azure' } },
  { clients: [{ module: '@acme/ai', export: 'openai' }], wrappers: [] },
  { profle: 'mam' }, // wrong
  { profile: 'hippa' }, // wrong
  { policy: '2026-10-10' }, // wrong
  { hosts: { 'gateway.example.com': 'open-ai' } }, // wrong
  { clients: [{ module: '@acme/ai' }] }, // wrong
];
export const rules: ZdrRules[] = [
  { 'openai-zdr/no-background-mode': 'error', 'openai-zdr/no-trace-export': ['warn'] },
  { 'openai-zdr/no-image-input': [2, { kinds: ['remote', 'file-id'], files: true }] },
  { 'openai-zdr/no-ineligible-endpoint': ['error', { allow: [{ call: 'files.*', reason: 'public' }] }] },
  { 'openai-zdr/single-approved-client': ['error', { modules: ['src/openai.ts'] }] },
  { 'openai-zdr/no-such-rule': 'error' }, // wrong
  { 'openai-zdr/no-image-input': 'eror' }, // wrong
  { 'openai-zdr/no-image-input': ['error', { file: true }] }, // wrong
  { 'openai-zdr/no-image-input': ['error', { kinds: ['url'] }] }, // wrong
  { 'openai-zdr/no-background-mode': ['error', {}] }, // wrong
  { 'openai-zdr/no-ineligible-endpoint': ['error', { allow: [{ call: 'files.*' }] }] }, // wrong
  { 'openai-zdr/single-approved-client': ['error', { projects: [] }] }, // wrong
];
export const whole = [
  { files: ['**/*.ts'], rules: { 'no-console': 'error', 'openai-zdr/no-blind-spots': 'off' } } satisfies ZdrConfig,
  { settings: { react: { version: '19' }, 'openai-zdr': { crossFile: true } } } satisfies ZdrConfig,
  { rules: { 'openai-zdr/require-store-false': ['warn', { chat: 'stored' }] } } satisfies ZdrConfig, // wrong
  { settings: { 'openai-zdr': { crossFiles: true } } } satisfies ZdrConfig, // wrong
];
`;

const CONFIG = `
import type { ESLint, Linter } from 'eslint';
import { defineConfig } from 'eslint/config';
import openaiZdr from 'eslint-plugin-openai-zdr';
import { policyOf } from 'eslint-plugin-openai-zdr/policy';
export const plain: Linter.Config[] = [openaiZdr.configs.strict];
export const plugin: ESLint.Plugin = openaiZdr;
export const { verdict } = policyOf('2026-10-09', 'zdr').classify('POST /v1/files');
export default defineConfig([
  openaiZdr.configs.recommended,
  { plugins: { 'openai-zdr': openaiZdr }, extends: ['openai-zdr/recommended'] },
]);
`;

const page = readFileSync(`${root}rules-docs/settings.md`, 'utf8');
const SAMPLE = /^```ts\n([^]*?)^```$/m.exec(page)![1]!;
const COMMENTED = /^```js\n(\/\/ @ts-check\n[^]*?)^```$/m.exec(page)![1]!;

describe.each(versions)('TypeScript %s', (version) => {
  const compiler = join(root, 'node_modules', COMPILERS[version], 'bin/tsc');
  const compile = (folder: string, files: Record<string, string>, options: object = {}): string => {
    for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
    const compilerOptions = {
      module: 'nodenext',
      target: 'es2022',
      strict: true,
      noEmit: true,
      types: [],
      ...options,
    };
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({ compilerOptions, files: Object.keys(files) }),
    );
    const { stdout, stderr } = spawnSync(process.execPath, [compiler, '-p', folder], {
      cwd: folder,
      encoding: 'utf8',
    });
    return stdout + stderr;
  };

  /** A project that has the package as it is packed, and nothing else. */
  const project = (): string => {
    const folder = mkdtempSync(join(tmpdir(), 'openai-zdr-types-'));
    const home = join(folder, 'node_modules/eslint-plugin-openai-zdr');
    mkdirSync(home, { recursive: true });
    cpSync(join(root, 'dist'), join(home, 'dist'), {
      recursive: true,
      filter: (path) => !path.endsWith('.js'),
    });
    cpSync(join(root, 'package.json'), join(home, 'package.json'));
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    return folder;
  };

  let alone = '';
  beforeAll(() => {
    alone = project();
  });

  it('reads the declarations where ESLint is not installed, and refuses what is misspelt', () => {
    const output = compile(alone, { 'settings.ts': SETTINGS }, { skipLibCheck: false });
    const refused = [...output.matchAll(/^(\S+)\((\d+),\d+\): error/gm)].map(
      ([, file, line]) => `${file!}:${line!}`,
    );
    const wrong = SETTINGS.split('\n').flatMap((line, index) =>
      line.endsWith('// wrong') ? [`settings.ts:${String(index + 1)}`] : [],
    );
    expect([...new Set(refused)], output).toEqual(wrong);
  });

  it('takes the samples of the page, and refuses them with a mistake', () => {
    const output = compile(
      alone,
      {
        'right.ts': SAMPLE,
        'profil.ts': SAMPLE.replace('profile:', 'profil:'),
        'file.ts': SAMPLE.replace('files:', 'file:'),
        'commented.js': COMMENTED,
        'chat.js': COMMENTED.replace('chatCompletions:', 'chat:'),
      },
      { allowJs: true, module: 'esnext', moduleResolution: 'bundler' },
    );
    const refused = [...output.matchAll(/^(\S+)\(\d+,\d+\): error/gm)].map(([, file]) => file);
    expect(new Set(refused), output).toEqual(new Set(['profil.ts', 'file.ts', 'chat.js']));
  });

  it('takes the presets where ESLint wants a configuration, and the plugin where it wants one', () => {
    const folder = project();
    symlinkSync(join(root, 'node_modules/eslint'), join(folder, 'node_modules/eslint'));
    expect(compile(folder, { 'eslint.config.ts': CONFIG }, { skipLibCheck: true })).toBe('');
  });
});
