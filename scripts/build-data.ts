/** Puts the data files beside the compiled code. */
import { copyFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { policyData } from './policy-data.ts';

const root = fileURLToPath(new URL('../', import.meta.url));

copyFileSync(`${root}src/catalogue/surface.json`, `${root}dist/catalogue/surface.json`);
const styles = `${root}src/audit/render/html`;
for (const name of readdirSync(styles).filter((file) => file.endsWith('.css')))
  copyFileSync(`${styles}/${name}`, `${root}dist/audit/render/html/${name}`);
for (const name of ['inventory', 'explanation'])
  copyFileSync(`${root}src/audit/${name}.schema.json`, `${root}dist/${name}.schema.json`);
writeFileSync(`${root}dist/policy.json`, `${JSON.stringify(policyData(), null, 1)}\n`);
