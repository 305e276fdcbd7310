/**
 * One workspace, installed by each package manager: a client that comes from another file, from another package
 * of the workspace and from an installed package is found everywhere, or what is missing is said. Run by itself
 * with `--all` it also does what takes longer.
 */
import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { sampleOf } from '../samples.ts';
import { assert, check, finish, packed, work, write } from './harness.ts';

const VERSIONS = { pnpm: '12.21.0', '@yarnpkg/cli-dist': '4.18.1', bun: '1.4.5' };
const run = promisify(execFile);
const tools = join(work, 'package-managers');

interface Manager {
  name: string;
  install: string[];
  /** how it runs what is installed */
  exec: string[];
  /** how it asks for a package of the same workspace */
  workspace: string;
  files?: Record<string, string>;
  isSlow?: boolean;
}

const yarn = { install: ['yarn', 'install'], exec: ['yarn'], workspace: 'workspace:*' };
const omitting: Manager = {
  name: 'npm --omit=optional',
  install: ['npm', 'install', '--omit=optional'],
  exec: ['npx'],
  workspace: '*',
};
const plugAndPlay: Manager = { name: 'Yarn PnP', ...yarn };
const MANAGERS: Manager[] = [
  {
    name: 'pnpm',
    install: ['pnpm', 'install'],
    exec: ['pnpm', 'exec'],
    workspace: 'workspace:*',
    files: { 'pnpm-workspace.yaml': 'packages:\n  - packages/*\n' },
  },
  {
    name: 'pnpm, nothing hoisted, packages of the workspace copied',
    install: ['pnpm', 'install'],
    exec: ['pnpm', 'exec'],
    workspace: 'workspace:*',
    files: {
      'pnpm-workspace.yaml':
        'packages:\n  - packages/*\nhoist: false\ninjectWorkspacePackages: true\n',
    },
    isSlow: true,
  },
  {
    name: 'Yarn node_modules',
    ...yarn,
    files: { '.yarnrc.yml': 'nodeLinker: node-modules\n' },
    isSlow: true,
  },
  { name: 'Bun', install: ['bun', 'install'], exec: ['bunx'], workspace: 'workspace:*' },
  {
    name: 'Bun, on its own runtime',
    install: ['bun', 'install', '--linker', 'hoisted'],
    exec: ['bunx', '--bun'],
    workspace: 'workspace:*',
    isSlow: true,
  },
];

const CALL = "await client.files.create({ file, purpose: 'user_data' });\n";
const MAKES = "import OpenAI from 'openai';\nexport const client = new OpenAI();\n";
const KIT = `${MAKES}export const summarize = (input) => client.responses.create({ model: 'gpt-5', input });\n`;
const ROWS = ['installed.js:2', 'near.js:2', 'workspace.js:2'];

export async function checkPackageManagers(all: boolean): Promise<void> {
  execFileSync(
    'npm',
    [
      ...['install', '--silent', '--no-audit', '--no-fund', '--prefix', tools],
      ...Object.entries(VERSIONS).map(([name, version]) => `${name}@${version}`),
    ],
    { stdio: 'pipe' },
  );
  const stand = packages();
  const chosen = MANAGERS.filter(({ isSlow }) => all || !isSlow);
  const folders = new Map(
    [...chosen, omitting, plugAndPlay].map((manager) => [manager, workspace(manager, stand)]),
  );
  const folderOf = (manager: Manager): string => folders.get(manager) ?? '';
  // They wait for the registry most of the time.
  await Promise.all([...folders].map(([{ install }, folder]) => call(install, folder)));

  for (const manager of chosen)
    await check(`${manager.name}: clients are followed`, () =>
      followed(manager, folderOf(manager)),
    );
  await check('npm without optional packages: it says so, and how to mend it', async () => {
    const folder = folderOf(omitting);
    const said = unfollowed(omitting, folder, 'npm install --include=optional');
    if (!all) return said;
    await call(['npm', 'install', '--include=optional'], folder);
    return `${said}, then ${followed(omitting, folder)}`;
  });
  await check('Yarn PnP: clients are followed, or it says how', async () => {
    const folder = folderOf(plugAndPlay);
    if (canLoadFromZip(process.version)) return followed(plugAndPlay, folder);
    const said = unfollowed(plugAndPlay, folder, 'dependenciesMeta.oxc-parser.unplugged');
    const sample = sampleOf("Yarn Plug'n'Play", 'json', 'getting-started');
    const manifest = join(folder, 'package.json');
    const text = JSON.parse(readFileSync(manifest, 'utf8')) as object;
    writeFileSync(manifest, JSON.stringify({ ...text, ...(JSON.parse(sample) as object) }));
    await call(['yarn', 'install'], folder);
    return `${said}, then ${followed(plugAndPlay, folder)}`;
  });
}

function canLoadFromZip(version: string): boolean {
  const [major = 0, minor = 0] = version.slice(1).split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 15);
}

/** The tarballs that stand for published packages. */
function packages(): string {
  const folder = join(work, 'published');
  for (const [name, manifest, code] of [
    ['openai', { version: '6.10.0' }, 'export default class OpenAI {}\n'],
    ['acme-ai-kit', { version: '1.0.0', peerDependencies: { openai: '6.10.0' } }, KIT],
  ] as const) {
    write(join(folder, name), {
      'package.json': JSON.stringify({ name, type: 'module', exports: './index.js', ...manifest }),
      'index.js': code,
    });
    execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], {
      cwd: join(folder, name),
    });
  }
  return folder;
}

function workspace({ name, workspace: own, files = {} }: Manager, published: string): string {
  const folder = join(work, `managed-${name.replace(/\W+/g, '-')}`);
  mkdirSync(folder);
  const openai = `file:${join(published, 'openai-6.10.0.tgz')}`;
  write(folder, {
    'package.json': JSON.stringify({
      name: 'shop',
      private: true,
      type: 'module',
      workspaces: ['packages/*'],
      dependencies: {
        openai,
        '@acme/client': own,
        'acme-ai-kit': `file:${join(published, 'acme-ai-kit-1.0.0.tgz')}`,
      },
      devDependencies: { eslint: '10', 'eslint-plugin-openai-zdr': `file:${packed}` },
    }),
    'packages/client/package.json': JSON.stringify({
      name: '@acme/client',
      version: '1.0.0',
      type: 'module',
      exports: './src/index.js',
      dependencies: { openai },
    }),
    'packages/client/src/index.js': MAKES,
    'src/client.js': MAKES,
    'src/near.js': `import { client } from './client.js';\n${CALL}`,
    'src/workspace.js': `import { client } from '@acme/client';\n${CALL}`,
    'src/own.js': "import { summarize } from 'acme-ai-kit';\nawait summarize('x');\n",
    'src/installed.js': `import { client } from 'acme-ai-kit';\n${CALL}`,
    'eslint.config.js': `import openaiZdr from 'eslint-plugin-openai-zdr';
const settings = { clients: [{ module: 'acme-ai-kit', export: 'client' }] };
export default [openaiZdr.configs.recommended, { settings: { 'openai-zdr': settings } }];
`,
    ...files,
  });
  return folder;
}

const env = {
  ...process.env,
  PATH: [join(tools, 'node_modules/.bin'), process.env['PATH']].join(delimiter),
  YARN_ENABLE_IMMUTABLE_INSTALLS: 'false',
  YARN_ENABLE_TELEMETRY: '0',
};

async function call([command = '', ...args]: string[], folder: string): Promise<void> {
  await run(command, args, { cwd: folder, env });
}

/** ESLint and the command find all calls. */
function followed(manager: Manager, folder: string): string {
  const { rows } = linted(manager, folder);
  assert(rows.join() === ROWS.join(), `ESLint found ${rows.join(', ')}`);
  const { status, stdout, stderr } = inventory(manager, folder);
  assert(status === 1 && stdout.startsWith('{'), `status ${String(status)}: ${stderr}`);
  const { calls, unresolved } = JSON.parse(stdout) as Record<'calls' | 'unresolved', Place[]>;
  const found = calls.map(named).sort();
  assert(found.join() === ROWS.join(), `the command found ${found.join(', ')}`);
  const listed = unresolved.map(named);
  assert(listed.join() === 'own.js:1', `not followed is ${listed.join(', ')}`);
  return `${String(found.length)} calls, and what is not followed is listed`;
}

interface Place {
  file: string;
  line: number;
}

function named({ file, line }: Place): string {
  return `${file}:${String(line)}`.replace('src/', '');
}

/** Both say what is missing, and name the remedy. */
function unfollowed(manager: Manager, folder: string, remedy: string): string {
  const { rows, messages, stderr } = linted(manager, folder);
  assert(rows.join() === 'installed.js:2,near.js:1,workspace.js:1', `ESLint: ${rows.join(', ')}`);
  assert(
    messages.filter((message) => message.includes(remedy)).length === 2 && stderr.includes(remedy),
    `ESLint says ${messages.join('\n')} and ${stderr}`,
  );
  const audit = inventory(manager, folder);
  assert(
    audit.status === 2 && audit.stdout === '' && audit.stderr.includes(remedy),
    `status ${String(audit.status)}: ${audit.stderr}`,
  );
  return 'status 2';
}

interface Result {
  filePath: string;
  messages: { line: number; message: string }[];
}

function linted(
  { exec }: Manager,
  folder: string,
): { rows: string[]; messages: string[]; stderr: string } {
  const [command, ...args] = [...exec, 'eslint', '--format', 'json', 'src', 'packages'];
  const { stdout, stderr } = spawnSync(command, args, { cwd: folder, env, encoding: 'utf8' });
  assert(stdout.startsWith('['), `ESLint printed no result: ${stdout}${stderr}`);
  const results = JSON.parse(stdout) as Result[];
  return {
    rows: results
      .flatMap(({ filePath, messages }) =>
        messages.map(({ line }) => `${relative(join(folder, 'src'), filePath)}:${String(line)}`),
      )
      .sort(),
    messages: results.flatMap(({ messages }) => messages.map(({ message }) => message)),
    stderr,
  };
}

function inventory(
  { exec }: Manager,
  folder: string,
): { status: number | null; stdout: string; stderr: string } {
  const [command, ...args] = [...exec, 'openai-zdr', '--format', 'json'];
  return spawnSync(command, args, { cwd: folder, env, encoding: 'utf8' });
}

const [, script, flag] = process.argv;
if (script !== undefined && import.meta.url === pathToFileURL(script).href) {
  await checkPackageManagers(flag === '--all');
  finish();
}
