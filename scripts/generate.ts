/**
 * npm run generate                      writes what is generated from the SDKs and from the policy data
 * npm run generate -- --check           fails when a committed file differs from a fresh run
 * npm run generate -- --sdk openai@X    takes that SDK version in, and prints what it changes
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { eligiblePage } from './pages/eligible.ts';
import { policyPage } from './pages/policy.ts';
import { describeDifference } from './surface/difference.ts';
import type { CatalogueFile } from './surface/catalogue.ts';
import { generateCatalogue, printCatalogue } from './surface/sources.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const surfaceFile = 'src/catalogue/surface.json';

const { values } = parseArgs({ options: { check: { type: 'boolean' }, sdk: { type: 'string' } } });

if (values.sdk !== undefined) takeIn(values.sdk);
const before = readCommitted();
const catalogue = generateCatalogue();
const outputs: [file: string, text: string][] = [
  [surfaceFile, printCatalogue(catalogue)],
  ['rules-docs/policy.md', policyPage()],
  ['rules-docs/eligible.md', eligiblePage(catalogue)],
];

let stale = 0;
for (const [file, text] of outputs) {
  const committed = read(file);
  if (committed === text) continue;
  stale += 1;
  if (values.check)
    console.error(`${file} is out of date: run npm run generate and commit the result`);
  else {
    writeFileSync(`${root}${file}`, text);
    console.log(`wrote ${file}`);
  }
}
if (values.check && stale > 0) process.exitCode = 1;
if (values.sdk !== undefined && before) console.log(`\n${describeDifference(before, catalogue)}`);

function read(file: string): string | null {
  try {
    return readFileSync(`${root}${file}`, 'utf8');
  } catch {
    return null;
  }
}

function readCommitted(): CatalogueFile | null {
  const text = read(surfaceFile);
  return text === null ? null : (JSON.parse(text) as CatalogueFile);
}

function takeIn(specifier: string): void {
  const version = /^openai@(\d+)\.\d+\.\d+$/.exec(specifier);
  if (!version)
    throw new Error(`--sdk takes an exact version such as openai@7.55.0, not ${specifier}`);
  const alias = `openai-v${version[1] ?? ''}@npm:${specifier}`;
  execFileSync('npm', ['install', '--save-dev', '--save-exact', '--no-audit', '--no-fund', alias], {
    cwd: root,
    stdio: 'inherit',
  });
}
