/**
 * npm run generate                      writes what is generated from the SDKs and from the policy data
 * npm run generate -- --check           fails when a committed file differs from a fresh run
 * npm run generate -- --sdk openai@X    takes that SDK version in, and prints what it changes for users
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Surface, surface } from '../src/catalogue/surface.ts';
import { eligiblePage } from './pages/eligible.ts';
import { policyPage } from './pages/policy.ts';
import {
  changelogWithVersions,
  comparisonWithVersion,
  readmeWithVersions,
} from './pages/versions.ts';
import { buildCatalogue } from './surface/catalogue.ts';
import { describeDifference } from './surface/difference.ts';
import { printCatalogue, printTotals, readSurfaces } from './surface/sources.ts';
import { takeIn } from './surface/take-in.ts';

const root = fileURLToPath(new URL('../', import.meta.url));

const { values } = parseArgs({ options: { check: { type: 'boolean' }, sdk: { type: 'string' } } });

const before = surface();
if (values.sdk !== undefined) takeIn(values.sdk, root);
const surfaces = readSurfaces();
const catalogue = buildCatalogue(surfaces);
const { sdks } = catalogue;
const outputs: [file: string, text: string][] = [
  ['src/catalogue/surface.json', printCatalogue(catalogue)],
  ['test/catalogue/totals.json', printTotals(surfaces)],
  ['rules-docs/policy.md', policyPage()],
  ['rules-docs/eligible.md', eligiblePage(new Surface(catalogue))],
  ['rules-docs/comparison.md', comparisonWithVersion(read('rules-docs/comparison.md'), sdks)],
  ['README.md', readmeWithVersions(read('README.md'), sdks)],
  ['CHANGELOG.md', changelogWithVersions(read('CHANGELOG.md'), sdks)],
];

let stale = 0;
for (const [file, text] of outputs) {
  if (read(file) === text) continue;
  stale += 1;
  if (values.check)
    console.error(`${file} is out of date: run npm run generate and commit the result`);
  else {
    writeFileSync(`${root}${file}`, text);
    console.log(`wrote ${file}`);
  }
}
if (values.check && stale > 0) process.exitCode = 1;
if (values.sdk !== undefined)
  console.log(`\n${describeDifference(before, new Surface(catalogue))}`);

function read(file: string): string {
  return readFileSync(`${root}${file}`, 'utf8');
}
