/** The built package, as its users load it. */
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newestSnapshot } from '../src/catalogue/policy/index.ts';
import { rules } from '../src/rules/index.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
  name: string;
  version: string;
  main: string;
  types: string;
  bin: Record<string, string>;
  files: string[];
  exports: Record<string, string | { types: string; default: string }>;
  dependencies: Record<string, string>;
};

/** What a program of its own prints; the package finds itself by name. */
function run(code: string, type: 'module' | 'commonjs' = 'module'): unknown {
  const output = execFileSync(
    process.execPath,
    [`--input-type=${type}`, '--no-warnings', '--eval', code],
    { cwd: root, encoding: 'utf8' },
  );
  return JSON.parse(output) as unknown;
}

const compiled = readdirSync(`${root}dist`).filter((file) => /\.c?js$/.test(file));

describe('the manifest', () => {
  const targets = [
    manifest.main,
    manifest.types,
    ...Object.values(manifest.bin),
    ...Object.values(manifest.exports).flatMap((entry) =>
      typeof entry === 'string' ? [entry] : Object.values(entry),
    ),
  ];

  it.each(targets)('names a file that is there and is packed: %s', (target) => {
    expect(existsSync(`${root}${target}`), 'run npm run build').toBe(true);
    if (target !== './package.json')
      expect(target.replace('./', '').split('/')[0]).toBe(manifest.files[0]);
  });

  it('exports these', () => {
    expect(Object.keys(manifest.exports)).toEqual([
      '.',
      './policy',
      './policy.json',
      './package.json',
      './inventory.schema.json',
      './explanation.schema.json',
    ]);
  });

  it('has a command that runs', () => {
    const [[name, file] = []] = Object.entries(manifest.bin);
    expect(name).toBe('openai-zdr');
    expect(readFileSync(`${root}${file!}`, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
  });
});

describe('the plugin', () => {
  const shown =
    'JSON.stringify({ meta: plugin.meta, rules: Object.entries(plugin.rules).map(([name, { meta }]) => [name, meta]), configs: Object.keys(plugin.configs) })';
  const imported = run(`import plugin from '${manifest.name}'; console.log(${shown});`) as {
    meta: object;
    rules: [string, object][];
    configs: string[];
  };

  it('is the same by import and by require()', () => {
    expect(
      run(`const plugin = require('${manifest.name}'); console.log(${shown});`, 'commonjs'),
    ).toEqual(imported);
    expect(
      run(
        `import { createRequire } from 'node:module'; import plugin from '${manifest.name}'; console.log(createRequire(process.cwd() + '/')('${manifest.name}') === plugin);`,
      ),
    ).toBe(true);
  });

  it('knows its name and version, its rules and its presets', () => {
    expect(imported).toEqual({
      meta: { name: manifest.name, version: manifest.version, namespace: 'openai-zdr' },
      rules: Object.entries(rules).map(([name, { meta }]) => [name, meta]),
      configs: [
        'recommended',
        'recommended-mam',
        'recommended-hipaa',
        'recommended-default',
        'strict',
        'all',
      ],
    });
  });

  it('gives its policy as code and as data', () => {
    const code = `import * as policy from '${manifest.name}/policy'; import data from '${manifest.name}/policy.json' with { type: 'json' };
      const { verdict, applicationState } = policy.policyOf(policy.newestSnapshot, 'zdr').classify('POST /v1/files');
      console.log(JSON.stringify({ verdict, applicationState, newest: [policy.newestSnapshot, data.newestSnapshot] }));`;
    expect(run(code)).toEqual({
      verdict: 'ineligible',
      applicationState: 'Until deleted',
      newest: [newestSnapshot, newestSnapshot],
    });
  });
});

describe('the compiled code', () => {
  /** Also dynamic ones. */
  const importsOf = (file: string): string[] => {
    const code = readFileSync(`${root}dist/${file}`, 'utf8').replace(
      /^\s*(?:\/\*\*|\*|\/\/).*$/gm,
      '',
    );
    return [
      ...code.matchAll(/^import\b[^;]*? from '([^']+)';|\b(?:import|require\d*)\("([^"]+)"\)/gm),
    ].map(([, ...names]) => names.find((name) => name !== undefined)!);
  };
  const packages = new Set(
    compiled
      .flatMap(importsOf)
      .filter((name) => !name.startsWith('.') && !isBuiltin(name))
      .map((name) =>
        name
          .split('/')
          .slice(0, name.startsWith('@') ? 2 : 1)
          .join('/'),
      ),
  );

  it('imports its dependencies, and nothing else', () => {
    const allowed = Object.keys(manifest.dependencies);
    expect([...packages].filter((name) => !allowed.includes(name))).toEqual([]);
    expect([...packages]).toContain('oxc-parser');
  });

  it('has no two files that need each other', () => {
    const needed = new Map(
      compiled.map((file) => {
        const code = readFileSync(`${root}dist/${file}`, 'utf8');
        const first = code.matchAll(/^(?:const \{[^}]*\} = )?require\("\.\/([^"]+)"\);/gm);
        return [file, [...first].map(([, name]) => name!)] as const;
      }),
    );
    expect([...needed.values()].flat().length).toBeGreaterThan(compiled.length);
    for (let done = 1; done > 0;) {
      const free = [...needed].filter(([, names]) => !names.some((name) => needed.has(name)));
      for (const [file] of free) needed.delete(file);
      done = free.length;
    }
    expect([...needed.keys()]).toEqual([]);
  });

  it('needs neither TypeScript nor the tools of typescript-eslint', () => {
    for (const name of ['typescript', '@typescript-eslint/utils', '@typescript-eslint/parser'])
      expect([...packages], name).not.toContain(name);
  });
});

const CALL = "import OpenAI from 'openai';\nnew OpenAI().files.create({ file });\n";

const PLAIN = 'export const answer = 42;\n';

describe('what is loaded', () => {
  const SIZE = 200 * 1024;
  /** Of the package itself: first by the import, then by each of some files. */
  const partsLoadedBy = (...texts: string[]): string[][] =>
    run(`
    import { createRequire } from 'node:module';
    import { Linter } from 'eslint';
    const { cache } = createRequire(process.cwd() + '/');
    const before = new Set();
    const fresh = () => {
      const files = Object.keys(cache).filter((file) => /[\\/]dist[\\/][^\\/]+\.cjs$/.test(file) && !file.includes('node_modules'));
      const own = files.filter((file) => !before.has(file));
      for (const file of own) before.add(file);
      return own;
    };
    const { default: plugin } = await import('${manifest.name}');
    const linter = new Linter({ cwd: process.cwd() });
    console.log(JSON.stringify([fresh(), ...${JSON.stringify(texts)}.map((text) => {
      linter.verify(text, plugin.configs.all, { filename: process.cwd() + '/src/plain.js' });
      return fresh();
    })]));`) as string[][];
  const namesOf = (files: readonly string[]): string[] => files.map((file) => basename(file));
  const sizeOf = (files: readonly string[]): number =>
    files.reduce((sum, file) => sum + statSync(file).size, 0);

  it('is little at first, then the look at the text, then the rest', () => {
    const [first = [], plain = [], telling = [], again = []] = partsLoadedBy(PLAIN, CALL, CALL);
    expect(namesOf(first)).toContain('index.cjs');
    expect(sizeOf(first)).toBeLessThan(SIZE);
    expect(namesOf(plain)).toContain('calls-gate.cjs');
    expect(sizeOf(plain)).toBeLessThan(SIZE);
    expect(namesOf(telling)).toContain('engine.cjs');
    expect(sizeOf(telling)).toBeGreaterThan(SIZE);
    expect(again).toEqual([]);
  });

  /** By the command, on one file of that text; packages by their names. */
  const loadedByCommand = (text: string, ...args: string[]): string[] => {
    const folder = mkdtempSync(join(tmpdir(), 'zdr-command-'));
    writeFileSync(join(folder, 'a.js'), text);
    try {
      return run(`
      import { createRequire } from 'node:module';
      const { cache } = createRequire(import.meta.url);
      const { write } = process.stdout;
      process.chdir(${JSON.stringify(folder)});
      process.argv = [process.execPath, 'openai-zdr', '--no-config', ...${JSON.stringify(args)}];
      process.stdout.write = () => true;
      process.on('exit', () => {
        process.exitCode = 0;
        process.stdout.write = write;
        console.log(JSON.stringify(Object.keys(cache)));
      });
      await import(${JSON.stringify(pathToFileURL(`${root}dist/cli.cjs`).href)});`) as string[];
    } finally {
      rmSync(folder, { recursive: true });
    }
  };

  it.each([
    ['its version', PLAIN, ['--version'], false, false],
    ['its help', PLAIN, ['--help'], false, false],
    ['a file without a trace of OpenAI', PLAIN, [], true, false],
    ['a call', CALL, [], true, true],
  ])('by the command for %s is what that needs', (_, text, args, runs, looksInto) => {
    const loaded = loadedByCommand(text, ...args);
    const own = loaded.filter((file) => file.startsWith(`${root}dist`));
    expect(namesOf(own)).toContain('cli.cjs');
    expect(namesOf(own).includes('audit-run.cjs')).toBe(runs);
    expect(namesOf(own).includes('audit-inspector.cjs')).toBe(looksInto);
    expect(loaded.some((file) => /oxc-parser|scope-manager/.test(file))).toBe(looksInto);
    if (!runs) expect(sizeOf(own)).toBeLessThan(SIZE);
  });

  it('is nothing that Node.js itself takes long to load', () => {
    const listed = run(`
    import { Linter } from 'eslint';
    import plugin from '${manifest.name}';
    const [{ ruleId }] = new Linter().verify(${JSON.stringify(CALL)}, plugin.configs.recommended);
    console.log(JSON.stringify({ ruleId, fetch: process.moduleLoadList.filter((name) => name.includes('undici')) }));`);
    expect(listed).toEqual({ ruleId: 'openai-zdr/no-ineligible-endpoint', fetch: [] });
  });

  /** Packages besides this one, after a lint run. */
  const loadedBy = (code: string, filename: string): string[] =>
    run(`
    import { createRequire } from 'node:module';
    import { Linter } from 'eslint';
    import plugin from '${manifest.name}';
    new Linter().verify('', { plugins: { p: { rules: { r: { create: () => ({}) } } } }, rules: { 'p/r': 'error' } });
    const before = new Set(Object.keys(createRequire(process.cwd() + '/').cache));
    new Linter({ cwd: process.cwd() }).verify(${JSON.stringify(code)}, plugin.configs.all, { filename: ${JSON.stringify(filename)} });
    const loaded = Object.keys(createRequire(process.cwd() + '/').cache).filter((file) => !before.has(file));
    console.log(JSON.stringify([...new Set(loaded.flatMap((file) => /node_modules[\\\\/]((?:@[^\\\\/]+[\\\\/])?[^\\\\/]+)/.exec(file)?.[1] ?? []))]));`) as string[];

  it('of other packages for a file without a trace of OpenAI is nothing', () => {
    expect(
      loadedBy(
        "import { total } from './surface.ts';\nexport const answer = total + 42;\n",
        `${root}src/catalogue/plain.js`,
      ),
    ).toEqual([]);
  });

  it("of other packages for a file of one's own with a call is no parser", () => {
    expect(
      loadedBy(CALL, `${root}src/catalogue/call.js`).filter((name) => name.includes('oxc-parser')),
    ).toEqual([]);
  });

  it('of other packages for a client of another file is the parser of oxc', () => {
    const loaded = loadedBy(
      "import { surface } from './surface.ts';\nimport OpenAI from 'openai';\nsurface(OpenAI).files.create({ file });\n",
      `${root}src/catalogue/far.js`,
    );
    expect(loaded.some((name) => name.includes('oxc-parser'))).toBe(true);
  });
});

describe('what the command keeps of a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zdr-builds-'));
  const code = join(folder, 'code');
  const copy = join(folder, 'package');

  beforeAll(() => {
    mkdirSync(code);
    writeFileSync(join(code, 'a.mjs'), CALL);
    for (const name of ['dist', 'package.json'])
      cpSync(`${root}${name}`, join(copy, name), { recursive: true });
    symlinkSync(`${root}node_modules`, join(copy, 'node_modules'), 'junction');
  });

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  const keptIn = (cache: string): string[] => {
    const options = ['--no-config', '--quiet', '--fail-on', 'never', `--cache=../${cache}`];
    execFileSync(process.execPath, [join(copy, 'dist/cli.cjs'), '.', ...options], {
      cwd: code,
      env: { ...process.env, OPENAI_ZDR_CACHE_KEY: 'of these two builds' },
    });
    return readdirSync(join(folder, cache), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
  };

  it('is the same for the same build, and another for each other one', () => {
    const first = keptIn('cache');
    expect(first).toHaveLength(1);
    expect(keptIn('cache-again')).toEqual(first);
    appendFileSync(join(copy, 'dist/audit-inspector.cjs'), '// another build');
    const second = keptIn('cache-of-code');
    expect(second).toHaveLength(1);
    expect(second).not.toEqual(first);
    appendFileSync(join(copy, 'dist/surface.json'), '\n');
    expect(keptIn('cache-of-data')).not.toEqual(second);
  });
});
