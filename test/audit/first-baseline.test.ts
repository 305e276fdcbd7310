/** Baselines and inventories that were written before messages were shortened go on counting. */
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { installed } from '../helpers/eslint.ts';
import { ROOT, inventoryOf, read, run, write } from '../helpers/audit.ts';

const FIXTURE = join(ROOT, 'test/fixtures/first-baseline');
const EVERY_RULE = readFileSync(join(FIXTURE, 'every-rule.config.js'), 'utf8');

interface Baseline {
  baselineVersion: number;
  entries: { what: string; about: string }[];
}

/** The program that they were written of, with the files of its time beside it. */
function program(configuration?: string): string {
  const folder = installed(configuration ? { 'eslint.config.js': configuration } : {});
  for (const part of ['program', 'recommended.json', 'every-rule.json', 'inventory.json'])
    cpSync(join(FIXTURE, part), join(folder, part === 'program' ? '.' : part), { recursive: true });
  return folder;
}

type Finding = Record<'rule' | 'messageId', string>;

/** Each kind once: `endpoint reads` */
function namesOf(findings: readonly Finding[]): string[] {
  const names = findings.map(({ rule, messageId }) => `${rule} ${messageId}`);
  return [...new Set(names)]
    .map((name) => name.replace(/^openai-zdr\/no-(?:ineligible-)?/, ''))
    .sort();
}

function entriesOf(folder: string, file: string): Baseline['entries'] {
  return (JSON.parse(read(folder, file)) as Baseline).entries;
}

describe('a baseline of the first version', () => {
  it.each([
    ['the preset', undefined, 'recommended.json'],
    ['every rule', EVERY_RULE, 'every-rule.json'],
  ])('knows everything that it was written of, with %s', async (_, configuration, file) => {
    const folder = program(configuration);
    const { status, stdout } = await run(folder, ['--baseline', file]);
    expect(stdout).toMatch(/Nothing new fails\. \d\d known from the baseline\./);
    expect(status).toBe(0);
  });

  it('knows a place that could not be followed in any words, and as many as there were', async () => {
    const folder = program(EVERY_RULE);
    const old = read(folder, 'every-rule.json').replace(
      './broken.ts cannot be parsed (Unexpected token)',
      './broken.ts is not understood',
    );
    const ask = (name: string): string =>
      `export const ${name} = (openai) => openai.responses.create({});\n`;
    const args = ['--baseline', 'every-rule.json', '--fail-on', 'unknown'];
    write(folder, { 'every-rule.json': old });
    expect((await run(folder, args)).status).toBe(0);
    write(folder, { 'frameworks.ts': read(folder, 'frameworks.ts') + ask('one') + ask('two') });
    expect((await run(folder, args)).stdout).toMatch(/New and failing: \d places? /);
  });

  it('lets what is new fail', async () => {
    const folder = program(EVERY_RULE);
    write(folder, {
      'content.ts': read(folder, 'content.ts').replace("model: 'dall-e-3'", "model: 'dall-e-2'"),
    });
    const { status, stdout } = await run(folder, ['--baseline', 'every-rule.json']);
    expect(stdout).toMatch(/New and failing: 1 error-level finding\./);
    expect(status).toBe(1);
  });

  it('knows a cause that was not followed, however many calls rest on it', async () => {
    const folder = program();
    const args = ['--baseline', 'recommended.json', '--fail-on', 'unknown'];
    const failing = async (): Promise<string> => (await run(folder, args)).stdout;
    const text = read(folder, 'frameworks.ts');
    expect(await failing()).toMatch(/^Nothing new fails\. 35 known /m);
    write(folder, { 'frameworks.ts': `${text}await unread.files.create({});\n` });
    expect(await failing()).toMatch(/^Nothing new fails\. 36 known /m);
    write(folder, {
      'frameworks.ts': `import { other } from './gone.ts';\n${text}await other.files.create({});\n`,
    });
    expect(await failing()).toContain('./gone.ts leads to no file');
  });

  it('is written anew without the words of messages', async () => {
    const folder = program(EVERY_RULE);
    await run(folder, ['--baseline', 'every-rule.json', '--update-baseline', '-q']);
    const quoting = entriesOf(folder, 'every-rule.json')
      .filter(({ what }) => what.startsWith('openai-zdr/require-store-false '))
      .filter(({ about }) => !/ \/v1\/[\w/]+$/.test(about));
    expect(quoting).toEqual([]);
  });
});

describe('an inventory of the first version', () => {
  it('differs only in what has another message now, or is reported once', async () => {
    const folder = program(EVERY_RULE);
    await run(folder, ['-o', 'now.json', '-q']);
    const args = ['--diff', 'inventory.json', 'now.json', '--format', 'json'];
    const { addedFindings, removedFindings } = JSON.parse((await run(folder, args)).stdout) as {
      addedFindings: Finding[];
      removedFindings: Finding[];
    };
    expect(namesOf(addedFindings)).toEqual([
      'endpoint reads',
      'extended-prompt-cache explicit',
      'image-input scanned',
    ]);
    expect(namesOf(removedFindings)).toEqual([
      'endpoint fileReference',
      'endpoint ineligible',
      'endpoint unlisted',
      'extended-prompt-cache model',
      'image-input fileId',
    ]);
  });
});

describe('a finding', () => {
  it('says what it is about, where that is not the call', async () => {
    const { calls } = await inventoryOf(program());
    const said = calls.flatMap(({ findings }) =>
      findings.map(({ rule, about }) => [rule.replace('openai-zdr/', ''), about] as const),
    );
    expect(said).toContainEqual(['no-ineligible-model', 'dall-e-3']);
    expect(said).toContainEqual(['no-undocumented-param', 'data_usage']);
    expect(said).toContainEqual(['require-store-false', undefined]);
  });
});
