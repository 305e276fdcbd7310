/** What other sellers of OpenAI's models keep, by terms of their own: shown with each call, never judged by OpenAI's table. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { azure, bedrock, lineOf, sources } from '../../src/catalogue/policy/index.ts';
import { inventoryOf, project, read, run } from '../helpers/audit.ts';

const FILES = {
  'a.js': `import { AzureOpenAI } from 'openai';
const azure = new AzureOpenAI({ endpoint: 'https://acme.openai.azure.com', apiVersion: '2025-03-01' });
export const ask = (input) => azure.responses.create({ model: 'gpt-5', input });
export const upload = (file) => azure.files.create({ file, purpose: 'assistants' });
export const count = (input) => azure.responses.inputTokens.count({ model: 'gpt-5', input });
`,
  'b.js': `import OpenAI, { AzureOpenAI } from 'openai';
const client = process.env.X ? new OpenAI() : new AzureOpenAI({});
export const ask = (input) => client.responses.create({ model: 'gpt-5', input, store: false });
`,
  'c.js': `import OpenAI from 'openai';
const groq = new OpenAI({ baseURL: 'https://api.groq.com/openai/v1' });
export const ask = (input) => groq.responses.create({ model: 'x', input });
export const own = (input) => new OpenAI().responses.create({ model: 'x', input, store: false });
`,
};
const SUMMARY =
  "Azure OpenAI (4 calls), under Microsoft's Data Protection Addendum: /v1/files kept until deleted, in the resource; /v1/responses kept 30 days by default (store: false avoids it); other routes not stated. ";

async function outputOf(format: string, files = FILES as Record<string, string>): Promise<string> {
  const folder = project(files);
  return (await run(folder, ['--format', format, '--fail-on', 'never'])).stdout;
}

const count = (text: string, part: string): number => text.split(part).length - 1;

describe('a line of the texts of Microsoft', () => {
  it.each([
    ['POST /v1/responses', '30 days by default'],
    ['GET /v1/responses/{}', '30 days by default'],
    ['POST /v1/chat/completions', 'only with store: true (stored completions)'],
    ['POST /v1/files', 'until deleted, in the resource'],
    ['POST /v1/vector_stores/{}/files', 'until deleted, in the resource'],
    ['POST /v1/threads/{}/runs', 'until deleted, in the resource (preview)'],
  ])('speaks of %s', (route, kept) => {
    expect(lineOf(azure, route)?.kept).toBe(kept);
  });

  it.each([
    'POST /v1/embeddings',
    'POST /v1/responses/input_tokens',
    'POST /v1/responses/compact',
    'POST /v1/images/generations',
  ])('does not speak of %s', (route) => {
    expect(lineOf(azure, route)).toBeNull();
  });
});

describe('calls to Azure', () => {
  it('say in JSON what is kept, of whom and by which text, and others say nothing', async () => {
    const { calls } = await inventoryOf(project(FILES), '--fail-on', 'never');
    expect(
      calls.map(({ file, line, elsewhere }) => [file, line, elsewhere?.map(({ kept }) => kept)]),
    ).toEqual([
      ['a.js', 3, ['30 days by default']],
      ['a.js', 4, ['until deleted, in the resource']],
      ['a.js', 5, [null]],
      ['b.js', 3, ['30 days by default']],
      ['c.js', 3, undefined],
      ['c.js', 4, undefined],
    ]);
    expect(calls[0]?.elsewhere?.[0]).toEqual({
      by: 'Azure OpenAI',
      terms: "Microsoft's Data Protection Addendum",
      endpoint: '/v1/responses',
      kept: '30 days by default',
      avoidedBy: 'store: false',
      certainty: 'certain',
      source: { id: 'azure-responses', ...sources['azure-responses'] },
    });
  });

  it('are told of in one note at the terminal', async () => {
    const text = (await outputOf('text')).replace(/\s+/g, ' ');
    expect(text).toContain(SUMMARY);
    expect(count(text, 'Azure OpenAI')).toBe(1);
  });

  it('are told of once in Markdown', async () => {
    const text = (await outputOf('markdown')).replaceAll('\\', '');
    expect(text).toContain(SUMMARY);
    expect(count(text, 'Azure OpenAI')).toBe(1);
  });

  it('have what is kept and its source in CSV', async () => {
    const rows = (await outputOf('csv')).split('\r\n');
    const { date, url } = sources['azure-responses'];
    expect(rows[1]).toContain(
      `,Azure OpenAI: kept 30 days by default (store: false avoids it),2026-11-26,${date},${url},`,
    );
    expect(rows[4]).toMatch(/application state: .*; Azure OpenAI: kept 30 days by default/);
    expect(rows[5]).not.toContain('Azure');
  });

  it('have rows of their own on the HTML page, with a source', async () => {
    const folder = project(FILES);
    await run(folder, ['-o', join(folder, 'report.html'), '-q', '--fail-on', 'never']);
    const text = read(folder, 'report.html').replaceAll('<wbr>', '');
    expect(text).toContain('Azure OpenAI <code>/v1/responses</code>');
    expect(text).toContain('Azure OpenAI, other routes');
    expect(text).toContain('<li id="source-azure-responses">');
    expect(text).toContain('if it is Azure OpenAI, kept 30 days by default');
    expect(count(text, azure.abuseMonitoring.text)).toBe(1);
  });

  it('are not mentioned where there are none', async () => {
    const folder = project({ 'c.js': FILES['c.js'] });
    const { stdout } = await run(folder, ['--fail-on', 'never']);
    expect(stdout).not.toContain('Azure');
  });
});

describe('calls to Amazon Bedrock', () => {
  const BEDROCK = {
    'a.js': `import OpenAI, { AzureOpenAI, BedrockOpenAI } from 'openai';
import { bedrock } from 'openai/providers/bedrock';
const byHost = new OpenAI({ baseURL: 'https://bedrock-runtime.us-east-1.amazonaws.com/openai/v1' });
export const ask = (input) => byHost.responses.create({ model: 'openai.gpt-5.6-sol', input });
export const chat = (messages) => new BedrockOpenAI().chat.completions.create({ model: 'openai.gpt-oss-120b', messages });
const byProvider = new OpenAI({ provider: bedrock({ region: 'us-east-2' }) });
export const embed = (input) => byProvider.embeddings.create({ model: 'x', input });
const either = process.env.X ? new AzureOpenAI({}) : byProvider;
export const both = (input) => either.responses.create({ model: 'x', input });
`,
  };

  it('say what AWS keeps, and what each seller keeps that may get them', async () => {
    const { calls } = await inventoryOf(project(BEDROCK), '--fail-on', 'never');
    expect(
      calls.map(({ line, targets, verdict, elsewhere }) => [
        line,
        targets.join(' '),
        verdict,
        ...(elsewhere ?? []).map(({ by, kept }) => `${by}: ${String(kept)}`),
      ]),
    ).toEqual([
      [4, 'bedrock', 'not-openai', 'Amazon Bedrock: 30 days by default'],
      [
        5,
        'bedrock',
        'not-openai',
        'Amazon Bedrock: only where a classifier flags it, for up to 30 days',
      ],
      [7, 'bedrock', 'not-openai', 'Amazon Bedrock: null'],
      [
        9,
        'azure bedrock',
        'not-openai',
        'Azure OpenAI: 30 days by default',
        'Amazon Bedrock: 30 days by default',
      ],
    ]);
    expect(calls[0]?.elsewhere).toEqual([
      {
        by: 'Amazon Bedrock',
        terms: 'the terms of AWS',
        endpoint: '/v1/responses',
        kept: '30 days by default',
        avoidedBy: 'the retention mode none',
        certainty: 'certain',
        source: { id: 'bedrock-guide', ...sources['bedrock-guide'] },
      },
    ]);
  });

  it('are told of in a note for each seller', async () => {
    const text = (await outputOf('text', BEDROCK)).replace(/\s+/g, ' ');
    expect(text).toContain(
      'Amazon Bedrock (4 calls), under the terms of AWS: /v1/chat/completions kept only where a classifier flags it, for up to 30 days (the retention mode none avoids it); /v1/responses kept 30 days by default (the retention mode none avoids it); other routes not stated. ',
    );
    expect(text).toContain('Azure OpenAI (1 call), ');
    expect(text).toContain(bedrock.control);
  });

  it('have both sellers in CSV and on the HTML page', async () => {
    const rows = (await outputOf('csv', BEDROCK)).split('\r\n');
    expect(rows[4]).toContain('; Amazon Bedrock: kept 30 days by default');
    const folder = project(BEDROCK);
    await run(folder, ['-o', join(folder, 'report.html'), '-q', '--fail-on', 'never']);
    const page = read(folder, 'report.html').replaceAll('<wbr>', '');
    expect(page).toContain('if it is Azure OpenAI, kept 30 days by default');
    expect(page).toContain('if it is Amazon Bedrock, kept 30 days by default');
    expect(page).toContain('<li id="source-bedrock-guide">');
  });

  it('are services of AWS in CycloneDX', async () => {
    const text = await outputOf('cyclonedx', BEDROCK);
    expect(text).toContain('"name": "Amazon Bedrock"');
    expect(text).toContain('"Amazon Web Services"');
  });
});
