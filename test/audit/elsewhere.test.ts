/** What is kept of calls to Azure, by Microsoft's terms: shown with each, never judged by OpenAI's table. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { azure, lineOf, sources } from '../../src/catalogue/policy/index.ts';
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

async function outputOf(format: string): Promise<string> {
  const folder = project(FILES);
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
    expect(calls.map(({ file, line, elsewhere }) => [file, line, elsewhere?.kept])).toEqual([
      ['a.js', 3, '30 days by default'],
      ['a.js', 4, 'until deleted, in the resource'],
      ['a.js', 5, null],
      ['b.js', 3, '30 days by default'],
      ['c.js', 3, undefined],
      ['c.js', 4, undefined],
    ]);
    expect(calls[0]?.elsewhere).toEqual({
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
