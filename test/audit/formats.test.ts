/** CSV, SARIF, CycloneDX and Markdown; and where reports go. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { formats } from '../../src/audit/render/formats.ts';
import {
  CLIENT,
  EPOCH,
  ROOT,
  SUPPORT_DESK,
  project,
  read,
  repository,
  run,
  write,
} from '../helpers/audit.ts';
import { cycloneDxSchema, sarifSchema } from '../helpers/schemas.ts';

const PROGRAM = {
  'package.json': '{"name":"@acme/shop","version":"3.2.1"}',
  'src/client.ts': "import OpenAI from 'openai';\nexport const client = new OpenAI();\n",
  'src/headers.ts': "export const headers = { 'OpenAI-Data-Retention': 'none' };\n",
  'src/[id] ü/use.ts': `import { client } from '../client';
import { headers } from '../headers';
export async function upload(file) {
  await client.files.create({ purpose: 'batch', file }, { headers });
  // eslint-disable-next-line openai-zdr/no-ineligible-endpoint -- DPO-12, "until \`May\`"
  await client.files.create({ purpose: 'vision', file });
}
export const ask = (openai) => openai.responses.create({});
`,
  'src/azure.ts':
    "import { AzureOpenAI } from 'openai';\nawait new AzureOpenAI({}).responses.create({});\n",
  'src/unknown.ts': `${CLIENT}await new OpenAI({ baseURL: process.env.BASE }).files.list();\nawait fetch(\`https://api.openai.com/v1/\${process.argv[2]}\`, { method: 'POST' });\n`,
  'src/broken.ts': "import OpenAI from 'openai' {{{",
};

async function rendered(folder: string, format: string, ...args: string[]): Promise<string> {
  return (await run(folder, ['--format', format, ...args])).stdout;
}

interface SarifResult {
  ruleId: string;
  ruleIndex: number;
  level: string;
  message: { text: string };
  locations: {
    physicalLocation: {
      artifactLocation: { uri: string; uriBaseId: string };
      region: { startLine: number; endLine: number };
    };
  }[];
  relatedLocations?: {
    id: number;
    physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } };
    message: { text: string };
  }[];
  partialFingerprints: Record<string, string>;
  suppressions?: { kind: string; justification?: string }[];
}

interface SarifLog {
  version: string;
  runs: [
    {
      tool: {
        driver: {
          rules: {
            id: string;
            helpUri: string;
            help: { text: string; markdown: string };
            shortDescription: { text: string };
          }[];
        };
      };
      results: SarifResult[];
      invocations: [
        {
          executionSuccessful: boolean;
          toolExecutionNotifications: {
            level: string;
            descriptor: { id: string };
            message: { text: string };
          }[];
        },
      ];
    },
  ];
}

const sarifOf = async (folder: string, ...args: string[]): Promise<SarifLog> =>
  JSON.parse(await rendered(folder, 'sarif', ...args)) as SarifLog;

describe('SARIF', () => {
  const validate = sarifSchema();
  let log: SarifLog;
  beforeAll(async () => {
    log = await sarifOf(project(PROGRAM));
  });

  it.each([[[]], [['--profile', 'mam']], [['--profile', 'hipaa']], [['--shard', '1/2']]])(
    'keeps to the official schema with %j',
    async (args) => {
      for (const folder of [repository(PROGRAM), SUPPORT_DESK, project()]) {
        validate(await sarifOf(folder, ...args));
        expect(validate.errors ?? []).toEqual([]);
      }
    },
  );

  it('has a schema that refuses what is wrong', () => {
    expect(validate({ ...log, version: '2.0.0' })).toBe(false);
    expect(
      validate({
        ...log,
        runs: [{ ...log.runs[0], results: [{ ...log.runs[0].results[0], level: 'fatal' }] }],
      }),
    ).toBe(false);
    expect(
      validate({
        ...log,
        runs: [{ ...log.runs[0], results: [{ ...log.runs[0].results[0], line: 1 }] }],
      }),
    ).toBe(false);
  });

  it('gives help for every rule, and names it', () => {
    const {
      tool: { driver },
      results,
    } = log.runs[0];
    for (const rule of driver.rules) {
      expect(rule.help.text).toContain(rule.helpUri);
      expect(rule.help.markdown).toContain(`](${rule.helpUri})`);
      expect(
        existsSync(join(ROOT, 'rules-docs', rule.helpUri.split('/').at(-1)!)),
        rule.helpUri,
      ).toBe(true);
    }
    for (const result of results) expect(driver.rules[result.ruleIndex]!.id).toBe(result.ruleId);
  });

  it('points to places by encoded path below the root', () => {
    const [first] = log.runs[0].results;
    expect(first!.locations).toMatchObject([
      {
        physicalLocation: {
          artifactLocation: { uri: 'src/%5Bid%5D%20%C3%BC/use.ts', uriBaseId: '%SRCROOT%' },
          region: { startLine: 4, endLine: 4 },
        },
        logicalLocations: [{ fullyQualifiedName: 'upload' }],
      },
    ]);
    expect(decodeURIComponent(first!.locations[0]!.physicalLocation.artifactLocation.uri)).toBe(
      'src/[id] ü/use.ts',
    );
  });

  it('names where a value was decided elsewhere, each place once', () => {
    const related = log.runs[0].results.find(({ ruleId }) =>
      ruleId.endsWith('no-undocumented-header'),
    )!.relatedLocations!;
    expect(
      related.map(({ id, physicalLocation, message }) => [
        id,
        physicalLocation.artifactLocation.uri,
        physicalLocation.region.startLine,
        message.text,
      ]),
    ).toEqual([
      [0, 'src/headers.ts', 1, 'Here the value is written.'],
      [1, 'src/headers.ts', 1, 'Here the headers are written.'],
    ]);
  });

  it('says what a comment accepts, with its reason', () => {
    expect(log.runs[0].results.flatMap(({ suppressions }) => suppressions ?? [])).toEqual([
      { kind: 'inSource', justification: 'DPO-12, "until `May`"' },
    ]);
  });

  it('tells where the tool could not look', () => {
    const [{ executionSuccessful, toolExecutionNotifications }] = log.runs[0].invocations;
    expect(executionSuccessful).toBe(true);
    expect(
      toolExecutionNotifications.map(({ level, descriptor, message }) => [
        level,
        descriptor.id,
        message.text.split(':')[0],
      ]),
    ).toEqual([
      ['warning', 'not-analysed', 'Not analysed'],
      ['note', 'unresolved', 'Not followed to a call'],
      ['note', 'unresolved', 'Not followed to a call'],
    ]);
  });

  it('has fingerprints that stay when lines move, and are each its own', async () => {
    const prints = ({ runs: [{ results }] }: SarifLog): string[] =>
      results.map(({ partialFingerprints }) => partialFingerprints['openaiZdr/v2']!);
    const folder = project(PROGRAM);
    const before = prints(log);
    expect(new Set(before).size).toBe(before.length);
    const file = 'src/[id] ü/use.ts';
    write(folder, {
      [file]: `// a line\n\n${PROGRAM[file].replace('create({ purpose', 'create({\n    purpose')}`,
    });
    expect(prints(await sarifOf(folder))).toEqual(before);
    expect(
      prints(await sarifOf(folder, '--policy', '2026-06')),
      'dates in messages are no part of them',
    ).toEqual(expect.arrayContaining(before.slice(0, 1)));
    write(folder, { [file]: PROGRAM[file].replaceAll('upload', 'archive') });
    expect(prints(await sarifOf(folder))).not.toEqual(before);
  });
});

describe('CycloneDX', () => {
  const validate = cycloneDxSchema();

  it.each([[[]], [['--profile', 'mam']], [['--profile', 'hipaa']], [['--policy', '2025-05']]])(
    'keeps to the official schema with %j',
    async (args) => {
      for (const folder of [repository(PROGRAM), SUPPORT_DESK, project()]) {
        validate(JSON.parse(await rendered(folder, 'cyclonedx', ...args)));
        expect(validate.errors ?? []).toEqual([]);
      }
    },
  );

  it('has a schema that refuses what is wrong', async () => {
    const document = JSON.parse(await rendered(SUPPORT_DESK, 'cyclonedx')) as {
      services: object[];
    };
    expect(validate({ ...document, serialNumber: 'x' })).toBe(false);
    expect(validate({ ...document, services: [{ ...document.services[0], endpoint: 'x' }] })).toBe(
      false,
    );
  });

  it('lists endpoints as services, with what is kept and on whose word', async () => {
    const { metadata, services, dependencies } = JSON.parse(
      await rendered(project(PROGRAM), 'cyclonedx'),
    ) as {
      metadata: { timestamp: string; component: object };
      services: {
        'bom-ref': string;
        name: string;
        provider?: { name: string };
        endpoints?: string[];
        data?: { flow: string }[];
        properties: { name: string; value: string }[];
      }[];
      dependencies: { ref: string; dependsOn?: string[] }[];
    };
    expect(metadata.component).toEqual({
      'bom-ref': 'application',
      type: 'application',
      name: '@acme/shop',
      version: '3.2.1',
    });
    expect(metadata.timestamp).toBe(new Date(Number(EPOCH.SOURCE_DATE_EPOCH) * 1000).toISOString());
    expect(services.map(({ name }) => name)).toEqual([
      'OpenAI /v1/files',
      'Azure OpenAI',
      'OpenAI, by a route that is not known',
    ]);
    const [files] = services;
    expect(files).toMatchObject({
      provider: { name: 'OpenAI' },
      endpoints: ['https://api.openai.com/v1/files'],
      data: [{ flow: 'bi-directional' }],
    });
    const property = (name: string): string | undefined =>
      files!.properties.find((item) => item.name === `openai-zdr:${name}`)?.value;
    expect([
      property('verdict'),
      property('data-retention:application-state'),
      property('data-retention:abuse-monitoring'),
      property('data-retention:source-date'),
      property('calls'),
    ]).toEqual(['ineligible', 'Until deleted', '30 days', '2026-10-09', '3']);
    expect(dependencies[0]).toEqual({
      ref: 'application',
      dependsOn: services.map((service) => service['bom-ref']),
    });
  });

  it('has the same serial number for the same content', async () => {
    const serial = async (folder: string): Promise<string> =>
      (JSON.parse(await rendered(folder, 'cyclonedx')) as { serialNumber: string }).serialNumber;
    const folder = project(PROGRAM);
    const before = await serial(folder);
    expect(await serial(folder)).toBe(before);
    write(folder, { 'src/more.ts': `${CLIENT}await client.batches.create({});\n` });
    expect(await serial(folder)).not.toBe(before);
  });
});

/** RFC 4180. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^,\r\n"]*))(,|\r\n)/g,
  )) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

describe('CSV', () => {
  it('has one row a call, finding or open question', async () => {
    const [head, ...rows] = parseCsv(await rendered(project(PROGRAM), 'csv'));
    expect(rows.every((row) => row.length === head!.length)).toBe(true);
    const column = (name: string): string[] => rows.map((row) => row[head!.indexOf(name)]!);
    expect(column('kind')).toEqual([
      'call',
      'call',
      'call',
      'call',
      'call',
      'unresolved',
      'unresolved',
      'not analysed',
      'balance',
      'configuration',
    ]);
    expect(column('file').slice(0, 2)).toEqual(['src/[id] ü/use.ts', 'src/[id] ü/use.ts']);
    expect(column('kept')[0]).toBe(
      'application state: until deleted; abuse-monitoring logs: 30 days',
    );
    expect(column('source')[0]).toMatch(/^https:\/\//);
    expect(column('findings')[1]).toMatch(
      /^accepted openai-zdr\/no-ineligible-endpoint: POST \/v1\/files/,
    );
  });

  it('gives a spreadsheet no formula', async () => {
    const text = await rendered(
      project({
        '=cmd.ts': `${CLIENT}await client.files.list();\n`,
        '@x.ts': `${CLIENT}await client.files.list();\n`,
      }),
      'csv',
    );
    expect(
      parseCsv(text)
        .slice(1)
        .map((row) => row[1]),
    ).toEqual(["'=cmd.ts", "'@x.ts", '', '']);
  });
});

describe('--output', () => {
  const wrote = async (
    args: string[],
  ): Promise<{ names: string[]; folder: string; status: number }> => {
    const folder = project({ 'src/a.ts': `${CLIENT}await client.files.list();\n` });
    const { status, stdout } = await run(folder, [...args, '-q']);
    expect(stdout).toBe('');
    return {
      folder,
      status,
      names: readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => !name.startsWith('src') && name.includes('.'))
        .sort(),
    };
  };

  it.each<[string[], string[]]>([
    [['-o', 'report.html'], ['report.html']],
    [['--output=deep/er/report.sarif'], ['deep/er/report.sarif']],
    [['--format', 'sarif', '-o', 'results.json'], ['results.json']],
    [
      ['--format', 'json,html', '-o', 'reports/'],
      ['reports/openai-zdr.html', 'reports/openai-zdr.json'],
    ],
    [
      ['--format', 'json', '--format', 'csv', '--output', 'reports'],
      ['reports/openai-zdr.csv', 'reports/openai-zdr.json'],
    ],
    [
      ['-o', 'json=a.txt', '-o', 'b.cdx.json', '-o', 'c.md'],
      ['a.txt', 'b.cdx.json', 'c.md'],
    ],
    [['--format', 'text', '-o', 'all.txt'], ['all.txt']],
  ])('%j', async (args, names) => {
    expect((await wrote(args)).names).toEqual(names);
  });

  it('takes the format from the name', async () => {
    const { folder } = await wrote(['-o', 'json=a.txt', '-o', 'b.cdx.json', '-o', 'c.md']);
    expect(JSON.parse(read(folder, 'a.txt'))).toHaveProperty('schemaVersion');
    expect(JSON.parse(read(folder, 'b.cdx.json'))).toHaveProperty('bomFormat');
    expect(read(folder, 'c.md')).toMatch(/^<!-- openai-zdr -->/);
  });

  it('replaces a report, and says so', async () => {
    const folder = project({ 'a.ts': '', 'report.json': 'old' });
    expect((await run(folder, ['-o', 'report.json'])).stderr).toBe(
      'openai-zdr: wrote report.json.\n',
    );
    expect(JSON.parse(read(folder, 'report.json'))).toHaveProperty('schemaVersion');
    expect(readdirSync(folder).sort()).toEqual(['a.ts', 'report.json']);
  });

  it('promises nothing in any format', async () => {
    for (const format of Object.keys(formats))
      expect(await rendered(project(PROGRAM), format), format).not.toMatch(
        /\b(?:compliant|compliance|safe|safely|guarantee[ds]?)\b/i,
      );
  });
});
