/**
 * npm run docs                writes what is generated in the pages of the rules, and the table, the output and the picture of the README
 * npm run docs -- --check     fails when a committed page differs from a fresh run
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { surface } from '../src/catalogue/surface.ts';
import { type RuleName, rules } from '../src/rules/index.ts';
import { leftToWrite } from './new-rule/left.ts';
import { claimsPage } from './pages/claims.ts';
import { SAMPLE, policyChangesPage } from './pages/policy-changes.ts';
import { editorPicture } from './pages/editor.ts';
import { withPresets } from './pages/presets.ts';
import { withOutput } from './pages/readme.ts';
import { withLabels, withMessages } from './pages/samples.ts';
import { PAGES_WITH_SOURCES, withSources } from './pages/sources.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });

const names = Object.keys(rules) as RuleName[];
const missing = [...names, ...PAGES_WITH_SOURCES]
  .map((name) => `rules-docs/${name}.md`)
  .filter((page) => !existsSync(root + page));
if (missing.length > 0) {
  for (const page of missing) console.error(`${page} is missing: write it as the others are`);
  console.error('npm run new-rule writes the page of a rule together with the rule.');
  process.exit(1);
}

for (const name of names) {
  refresh(`rules-docs/${name}.md`, 'the list of sources', withSources);
  refresh(`rules-docs/${name}.md`, 'what is said of a sample', (page) =>
    withLabels(withMessages(page, name)),
  );
}
for (const name of PAGES_WITH_SOURCES)
  refresh(`rules-docs/${name}.md`, 'the list of sources', withSources);
refresh('README.md', 'the output of the sample', withOutput);
refresh('rules-docs/images/editor.svg', 'the picture of an editor', editorPicture);
refresh('rules-docs/claims.md', 'the table of claims', claimsPage);
refresh('rules-docs/policy-changes.md', 'what changed between snapshots', () =>
  policyChangesPage(surface(), saidOfSample()),
);
refresh('rules-docs/which-preset.md', 'what each preset says', withPresets);

const { status } = spawnSync(
  process.execPath,
  [
    'node_modules/eslint-doc-generator/dist/bin/eslint-doc-generator.js',
    '--path-rule-doc',
    'rules-docs/{name}.md',
    '--path-rule-list',
    'README.md',
    '--rule-doc-title-format',
    'desc-parens-prefix-name',
    '--rule-doc-notices',
    'deprecated,configs,fixableAndHasSuggestions,requiresTypeChecking',
    '--rule-list-columns',
    'name,description,configsError,configsWarn,hasSuggestions,deprecated',
    ...['all', 'recommended-mam', 'recommended-hipaa', 'recommended-default'].flatMap((config) => [
      '--ignore-config',
      config,
    ]),
    ...(values.check ? ['--check'] : []),
  ],
  { cwd: root, stdio: 'inherit' },
);
if (status !== 0) process.exitCode = 1;

const left = leftToWrite(root);
if (left.length > 0) {
  console.error(['Left to write:', ...left].join('\n  '));
  process.exitCode = 1;
}

function saidOfSample(): string {
  const folder = mkdtempSync(join(tmpdir(), 'openai-zdr-sample-'));
  try {
    mkdirSync(dirname(join(folder, SAMPLE.file)), { recursive: true });
    writeFileSync(join(folder, SAMPLE.file), SAMPLE.code);
    return execFileSync(process.execPath, [`${root}dist/cli.cjs`, ...SAMPLE.arguments], {
      cwd: folder,
      encoding: 'utf8',
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function refresh(page: string, what: string, write: (text: string) => string): void {
  const committed = readFileSync(`${root}${page}`, 'utf8');
  const text = write(committed);
  if (text === committed) return;
  if (values.check) {
    console.error(`${page}: ${what} is out of date: run npm run docs and commit the result`);
    process.exitCode = 1;
  } else writeFileSync(`${root}${page}`, text);
}
