/**
 * Takes a published SDK in: package.json, the lock file, node_modules. `npm install` would do it too, and
 * drop the lock file's entries of other platforms: an SDK depends on nothing, so its own entry is all that changes.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Manifest {
  version: string;
  license?: string;
  dependencies?: Record<string, string>;
  bin?: unknown;
  engines?: unknown;
  peerDependencies?: unknown;
  peerDependenciesMeta?: unknown;
  dist: { integrity: string };
}

interface WithDependencies {
  devDependencies: Record<string, string>;
}

interface Lock {
  packages: Record<string, object> & { '': WithDependencies };
}

export function takeIn(specifier: string, root: string): void {
  const [, version = '', major = ''] = /^openai@((\d+)\.\d+\.\d+)$/.exec(specifier) ?? [];
  if (version === '')
    throw new Error(`--sdk takes an exact version such as openai@7.57.0, not ${specifier}`);
  const alias = `openai-v${major}`;
  const manifest = JSON.parse(
    execFileSync('npm', ['view', specifier, '--json'], { encoding: 'utf8' }),
  ) as Manifest;
  const [packageFile, lockFile] = [join(root, 'package.json'), join(root, 'package-lock.json')];
  const edited = [
    [packageFile, withSdk(readFileSync(packageFile, 'utf8'), alias, version)],
    [lockFile, withLockedSdk(readFileSync(lockFile, 'utf8'), alias, manifest)],
  ] as const;
  unpack(specifier, manifest.dist.integrity, join(root, 'node_modules'), alias);
  for (const [file, text] of edited) writeFileSync(file, text);
}

/** package.json that asks for this version. */
export function withSdk(text: string, alias: string, version: string): string {
  const file = JSON.parse(text) as WithDependencies;
  file.devDependencies = inOrder({
    ...file.devDependencies,
    [alias]: `npm:openai@${version}`,
  });
  return print(file);
}

/** The lock file that asks for this version and has it; every other line stays as it is. */
export function withLockedSdk(text: string, alias: string, manifest: Manifest): string {
  const { version, license, bin, engines, peerDependencies, peerDependenciesMeta, dist } = manifest;
  if (Object.keys(manifest.dependencies ?? {}).length > 0)
    throw new Error(`openai ${version} depends on other packages: install it by hand`);
  const { packages, ...rest } = JSON.parse(text) as Lock;
  const own = packages[''];
  const entry = {
    name: 'openai',
    version,
    integrity: dist.integrity,
    dev: true,
    license,
    bin,
    engines,
    peerDependencies,
    peerDependenciesMeta,
  };
  const place = `node_modules/${alias}`;
  return print({
    ...rest,
    packages: inPlace(
      {
        ...packages,
        '': {
          ...own,
          devDependencies: inOrder({
            ...own.devDependencies,
            [alias]: `npm:openai@${version}`,
          }),
        },
      },
      place,
      entry,
    ),
  });
}

/** A new key stands before the first later one of its folder, as npm would put it. */
function inPlace(
  record: Record<string, object>,
  key: string,
  value: object,
): Record<string, object> {
  if (Object.hasOwn(record, key)) return { ...record, [key]: value };
  const entries = Object.entries(record);
  const at = entries.findIndex(([other]) => other.startsWith('node_modules/') && other > key);
  entries.splice(at === -1 ? entries.length : at, 0, [key, value]);
  return Object.fromEntries(entries);
}

function inOrder<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(
    Object.entries(record).sort(([left], [right]) => left.localeCompare(right, 'en')),
  );
}

function print(file: object): string {
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Beside its place first: a folder of node_modules is replaced as a whole, and never written into. */
function unpack(specifier: string, integrity: string, modules: string, alias: string): void {
  const folder = mkdtempSync(join(modules, '.openai-'));
  try {
    const pack = ['pack', specifier, '--silent', '--pack-destination', folder];
    const tarball = join(folder, execFileSync('npm', pack, { encoding: 'utf8' }).trim());
    const digest = createHash('sha512').update(readFileSync(tarball)).digest('base64');
    if (`sha512-${digest}` !== integrity)
      throw new Error(`${specifier} is not what the registry says it is`);
    execFileSync('tar', ['-xzf', tarball, '-C', folder]);
    rmSync(join(modules, alias), { recursive: true, force: true });
    renameSync(join(folder, 'package'), join(modules, alias));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
