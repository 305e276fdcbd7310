/** Puts the data files beside the compiled code. */
import { copyFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as policy from '../src/policy.ts';

const root = fileURLToPath(new URL('../', import.meta.url));

copyFileSync(`${root}src/catalogue/surface.json`, `${root}dist/catalogue/surface.json`);
copyFileSync(`${root}src/audit/inventory.schema.json`, `${root}dist/inventory.schema.json`);
writeFileSync(`${root}dist/policy.json`, `${JSON.stringify(policyData(), null, 1)}\n`);

function policyData(): Record<string, unknown> {
  const { azure, endpoints, features, hipaa, inventedSwitches, newestSnapshot, realControls, refusals, shutdowns, snapshots, sources, unlistedEndpoints, zdrImageModels } = policy;
  const tables = Object.fromEntries(snapshots.map(({ id }) => [id, policy.policyOf(id).rows().map(({ path, row }) => ({ path, ...row }))]));
  return { newestSnapshot, snapshots, tables, endpoints, unlistedEndpoints, features, zdrImageModels, shutdowns, inventedSwitches, realControls, refusals, hipaa, azure, sources };
}
