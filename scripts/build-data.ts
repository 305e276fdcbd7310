/** Puts the data files beside the compiled code. */
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { presets } from '../src/configs.ts';
import { policyData } from './policy-data.ts';

const root = fileURLToPath(new URL('../', import.meta.url));

copyFileSync(`${root}src/catalogue/surface.json`, `${root}dist/catalogue/surface.json`);
const styles = `${root}src/audit/render/html`;
for (const name of readdirSync(styles).filter((file) => file.endsWith('.css')))
  copyFileSync(`${styles}/${name}`, `${root}dist/audit/render/html/${name}`);
for (const name of ['inventory', 'explanation'])
  copyFileSync(`${root}src/audit/${name}.schema.json`, `${root}dist/${name}.schema.json`);
writeFileSync(`${root}dist/policy.json`, `${JSON.stringify(policyData(), null, 1)}\n`);

// oxlint takes settings from the file of the project alone: a preset that needs some cannot be extended.
mkdirSync(`${root}dist/oxlint`, { recursive: true });
for (const [name, { rules, profile }] of Object.entries(presets)) {
  if (profile !== undefined) continue;
  const preset = { jsPlugins: ['../index.js'], rules };
  writeFileSync(`${root}dist/oxlint/${name}.json`, `${JSON.stringify(preset, null, 2)}\n`);
}
