/** The report for GitLab's code quality. */
import { beforeAll, describe, expect, it } from 'vitest';
import { CLIENT, SUPPORT_DESK, project, read, run, write } from '../helpers/audit.ts';
import { codeQualitySchema } from '../helpers/schemas.ts';

const PROGRAM = {
  'client.ts': "import OpenAI from 'openai';\nexport const client = new OpenAI();\n",
  'src/use.ts': `import { client } from '../client';
export async function upload(file) {
  await client.files.create({ purpose: 'batch', file });
  await client.files.create({ purpose: 'batch', file });
  // eslint-disable-next-line openai-zdr/no-ineligible-endpoint -- agreed
  await client.files.create({ purpose: 'vision', file });
  await client.responses.create({
    input: 'x',
  });
}
`,
  'src/lost.ts': "import { ai } from './nowhere';\nawait ai.responses.create({ input: 'x' });\n",
  'src/open.ts': `${CLIENT}export const handed = { client };\nsomewhere(client);\n`,
  'src/broken.ts': "import OpenAI from 'openai' {{{",
};

interface Issue {
  description: string;
  check_name: string;
  fingerprint: string;
  severity: string;
  location: { path: string; lines: { begin: number; end?: number } };
}

const issuesOf = async (folder: string, ...args: string[]): Promise<Issue[]> =>
  JSON.parse((await run(folder, ['--format', 'gitlab', ...args])).stdout) as Issue[];

describe('GitLab code quality', () => {
  const validate = codeQualitySchema();
  let issues: Issue[];
  beforeAll(async () => {
    issues = await issuesOf(project(PROGRAM));
  });

  it.each([[[]], [['--profile', 'mam']], [['--profile', 'hipaa']], [['--shard', '1/2']]])(
    'keeps to the documented format with %j',
    async (args) => {
      for (const folder of [project(PROGRAM), SUPPORT_DESK, project()]) {
        validate(await issuesOf(folder, ...args));
        expect(validate.errors ?? []).toEqual([]);
      }
    },
  );

  it('has a schema that refuses what is wrong', () => {
    const [first] = issues;
    for (const wrong of [
      { ...first, severity: 'error' },
      { ...first, location: { path: './a.ts', lines: { begin: 1 } } },
      { ...first, location: { path: 'a.ts', lines: { begin: 0 } } },
      { ...first, fingerprint: '' },
    ])
      expect(validate([wrong])).toBe(false);
    expect(validate({ issues })).toBe(false);
  });

  it('says what is found and not accepted, and where nobody could look', () => {
    expect(
      issues.map(
        ({ severity, check_name, location: { path, lines } }) =>
          `${severity} ${check_name} ${path}:${String(lines.begin)}-${String(lines.end ?? '')}`,
      ),
    ).toEqual([
      'major openai-zdr/no-ineligible-endpoint src/use.ts:3-3',
      'major openai-zdr/no-ineligible-endpoint src/use.ts:4-4',
      'minor openai-zdr/require-store-false src/use.ts:7-7',
      'minor openai-zdr/no-blind-spots src/lost.ts:1-1',
      'info openai-zdr/not-analysed src/broken.ts:1-',
      'info openai-zdr/unresolved src/open.ts:2-',
    ]);
    expect(issues[0]!.description).toMatch(/^POST \/v1\/files keeps data until deleted/);
    expect(issues.at(-1)!.description).toMatch(/^Not followed to a call: /);
  });

  it('has fingerprints that stay when lines move, and are each its own', async () => {
    const prints = (list: Issue[]): string[] => list.map(({ fingerprint }) => fingerprint);
    expect(new Set(prints(issues)).size).toBe(issues.length);
    const folder = project(
      Object.fromEntries(
        Object.entries(PROGRAM).map(([name, text]) => [name, `// a line\n\n${text}`]),
      ),
    );
    const moved = await issuesOf(folder);
    expect(moved[0]!.location.lines.begin).toBe(5);
    expect(prints(moved)).toEqual(prints(issues));
    write(folder, { 'src/use.ts': read(folder, 'src/use.ts').replaceAll('upload', 'archive') });
    expect(prints(await issuesOf(folder))).not.toEqual(prints(issues));
  });

  it('has the level of the configuration', async () => {
    const severities = (await issuesOf(project(PROGRAM), '--profile', 'mam'))
      .filter(({ check_name }) => check_name.endsWith('require-store-false'))
      .map(({ severity }) => severity);
    expect(severities).toEqual(['major']);
  });
});
