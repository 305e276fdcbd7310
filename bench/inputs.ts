/**
 * What is measured: published packages of fixed versions, so that anybody measures the same. They are fetched once; their code is
 * read, never run.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findFiles, isScript } from '../src/audit/files.ts';

export interface PinnedPackage {
  name: string;
  version: string;
  /** of the archive, as the registry tells it */
  integrity: string;
  /** where its sources stand */
  folder: string;
  /** of the same code in several forms, the one that is looked at */
  ending?: string;
}

export interface PinnedCodeBase {
  name: string;
  about: string;
  /** times of a search for patterns that its inventory may take */
  goal: number;
  packages: readonly PinnedPackage[];
}

export interface CodeBase {
  name: string;
  about: string;
  goal: number;
  folder: string;
}

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

export const pinned = JSON.parse(
  readFileSync(here('inputs.json'), 'utf8'),
) as readonly PinnedCodeBase[];

/** Archives are kept in `cache`, and unpacked anew below `scratch`. */
export function codeBasesIn(
  scratch: string,
  cache: string,
  wanted: readonly PinnedCodeBase[] = pinned,
): CodeBase[] {
  return wanted.map(({ name, about, goal, packages }) => {
    const folder = join(scratch, name);
    const [only, ...more] = packages;
    if (only && more.length === 0) unpack(archiveOf(only, cache), only, folder);
    else {
      for (const item of packages)
        unpack(archiveOf(item, cache), item, join(folder, 'packages', basename(item.name)));
      writeFileSync(join(folder, 'package.json'), '{"private":true,"workspaces":["packages/*"]}');
    }
    return { name, about, goal, folder };
  });
}

/** All scripts of a code base, in the order of their names. */
export async function scriptsOf({ folder }: CodeBase): Promise<string[]> {
  const { program } = await findFiles({ paths: ['.'], cwd: folder, root: folder });
  return program.files;
}

function archiveOf({ name, version, integrity }: PinnedPackage, cache: string): string {
  const file = join(cache, `${name.replace('@', '').replace('/', '-')}-${version}.tgz`);
  if (!existsSync(file)) {
    mkdirSync(cache, { recursive: true });
    execFileSync('npm', ['pack', '--silent', '--pack-destination', cache, `${name}@${version}`]);
  }
  const hash = createHash('sha512').update(readFileSync(file)).digest('base64');
  if (`sha512-${hash}` !== integrity) {
    rmSync(file);
    throw new Error(`${name}@${version} is not what it was when it was chosen.`);
  }
  return file;
}

/** The scripts that people wrote, and what says how they hang together. */
function unpack(archive: string, { folder, ending }: PinnedPackage, target: string): void {
  mkdirSync(target, { recursive: true });
  const names = execFileSync('tar', ['tzf', archive], { encoding: 'utf8', maxBuffer: 1 << 28 })
    .split('\n')
    .filter((name) => isWanted(name.split('/').slice(1), folder, ending));
  execFileSync('tar', ['xzf', archive, '-C', target, '--strip-components=1', '-T', '-'], {
    input: names.join('\n'),
  });
  // An inventory leaves folders of this name out.
  if (folder === 'dist') renameSync(join(target, 'dist'), join(target, 'src'));
}

const CONFIGURATION = /^(?:package|tsconfig)\.json$/;
const BUNDLED = new Set(['bundle', 'bundles']);

function isWanted(path: readonly string[], folder: string, ending: string | undefined): boolean {
  const name = path.at(-1) ?? '';
  if (path.length === 1 && CONFIGURATION.test(name)) return true;
  if (path.some((part) => BUNDLED.has(part))) return false;
  if (folder === '.') return !path.includes('dist') && (isScript(name) || CONFIGURATION.test(name));
  return path[0] === folder && isScript(name) && (!ending || name.endsWith(ending));
}

/** Installs the tools unless they stand there already, as their lock file has them. */
export function toolsIn(cache: string): string {
  const folder = join(cache, 'tools');
  const [lock, stamp] = [here('tools/package-lock.json'), join(folder, 'installed.json')];
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === readFileSync(lock, 'utf8'))
    return folder;
  mkdirSync(folder, { recursive: true });
  for (const name of ['package.json', 'package-lock.json'])
    copyFileSync(here(`tools/${name}`), join(folder, name));
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--silent'], { cwd: folder });
  copyFileSync(lock, stamp);
  return folder;
}
