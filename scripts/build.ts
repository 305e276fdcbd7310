/** npm run build, behind the compiler, which writes the declarations: the code, and the data beside it. */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { presets } from '../src/configs.ts';
import { buildCode } from './build/code.ts';
import { pruneDeclarations } from './build/declarations.ts';
import { policyData } from './policy-data.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const dist = join(root, 'dist');

await buildCode({
  root,
  imported: ['src/index.ts', 'src/policy.ts'],
  run: ['src/cli.ts', 'src/audit/worker.ts'],
  later: [
    'src/calls/gate.ts',
    'src/catalogue/policy/policy-of.ts',
    'src/engine.ts',
    'src/cache-key.ts',
    'src/audit/run.ts',
    'src/audit/inspector.ts',
    'src/audit/explain.ts',
  ],
  data: ['src/rules/metas.ts', 'src/calls/words.ts'],
});

pruneDeclarations(dist, ['index.d.ts', 'plugin.d.ts', 'policy.d.ts']);

/** What is read when it is needed. A module finds its data beside itself, and all code stands in one folder. */
const DATA = [
  'catalogue/surface.json',
  'audit/inventory.schema.json',
  'audit/explanation.schema.json',
  ...['page', 'tables', 'screens', 'paper'].map((name) => `audit/render/html/${name}.css`),
];
for (const file of DATA) copyFileSync(join(root, 'src', file), join(dist, basename(file)));
writeFileSync(join(dist, 'policy.json'), `${JSON.stringify(policyData(), null, 1)}\n`);

// oxlint takes settings from the file of the project alone: a preset that needs some cannot be extended.
mkdirSync(join(dist, 'oxlint'), { recursive: true });
for (const [name, { rules, profile }] of Object.entries(presets)) {
  if (profile !== undefined) continue;
  const preset = { jsPlugins: ['../index.js'], rules };
  writeFileSync(join(dist, 'oxlint', `${name}.json`), `${JSON.stringify(preset, null, 2)}\n`);
}
