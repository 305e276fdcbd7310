/** What all checks of the packed tarball share: projects that it is installed in, and the count of what holds. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const work = mkdtempSync(join(tmpdir(), 'openai-zdr-e2e-'));
let passed = 0;
let failed = 0;

export async function check(name: string, run: () => string | Promise<string>): Promise<void> {
  try {
    const detail = await run();
    passed += 1;
    console.log(`ok    ${name}: ${detail}`);
  } catch (error) {
    failed += 1;
    const output = error as { stdout?: Buffer; stderr?: Buffer; message?: string };
    console.log(
      `FAIL  ${name}\n${[output.message, output.stdout, output.stderr].map((text) => text?.toString() ?? '').join('\n')}`,
    );
  }
}

export function assert(condition: boolean, message: string): void {
  if (!condition) throw new Error(message);
}

const tarball =
  execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', work], {
    cwd: root,
    encoding: 'utf8',
  })
    .trim()
    .split('\n')
    .at(-1) ?? '';

/** the package as it is published */
export const packed = join(work, tarball);

export function project(
  name: string,
  packages: string[],
  files: Record<string, string> = {},
): string {
  const folder = join(work, name);
  mkdirSync(folder);
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name, private: true, type: 'module' }),
  );
  write(folder, files);
  cpSync(join(root, 'examples/support-desk/src'), join(folder, 'src'), { recursive: true });
  execFileSync(
    'npm',
    ['install', '--no-audit', '--no-fund', '--loglevel', 'error', packed, ...packages],
    { cwd: folder, stdio: 'pipe' },
  );
  return folder;
}

export function write(folder: string, files: Record<string, string>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}

/** Says how many checks hold, and takes away what they left. */
export function finish(): void {
  rmSync(work, { recursive: true, force: true });
  console.log(`${String(passed)} passed, ${String(failed)} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}
