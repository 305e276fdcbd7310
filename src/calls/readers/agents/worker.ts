/** Whether a file runs in a Cloudflare Worker, which has no time of its own outside of a request. */
import { dirname, isAbsolute, join } from 'node:path';
import { statOf } from '../../../values/program/disk.ts';
import type { SourceModule } from '../../../values/module.ts';

const CONFIGURATIONS = ['wrangler.toml', 'wrangler.json', 'wrangler.jsonc'];
const MAX_FOLDERS_UP = 16;

export function isWorker({ filename, text }: SourceModule): boolean {
  if (/['"]cloudflare:[\w/]+['"]/.test(text)) return true;
  if (!isAbsolute(filename)) return false;
  let folder = dirname(filename);
  for (let steps = 0; steps < MAX_FOLDERS_UP && dirname(folder) !== folder; steps += 1) {
    if (CONFIGURATIONS.some((name) => statOf(join(folder, name)))) return true;
    if (statOf(join(folder, 'package.json'))) return false;
    folder = dirname(folder);
  }
  return false;
}
