/** What stands in the HTML report: each sentence once, what is said of a call under it, why it is one. */
import { describe, expect, it } from 'vitest';
import type { Explanation } from '../../src/audit/explain.ts';
import { type Finding, findingsIn } from '../../src/audit/inventory.ts';
import { CLIENT, type Files, inventoryOf, project, run, write } from '../helpers/audit.ts';
import { SAMPLE_PROJECT } from '../helpers/sample-project.ts';

async function html(files: Files, ...args: string[]): Promise<string> {
  const { stdout } = await run(project(files), ['--format', 'html', '--fail-on', 'never', ...args]);
  return stdout.replace(/<style>[^]*?<\/style>|<script>[^]*?<\/script>/g, '');
}

/** Without tags, as somebody reads it. */
function textOf(markup: string): string {
  return markup
    .replace(/<wbr>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');
}

function callAt(page: string, line: number): string {
  const calls = page.match(/<tbody class="call"[^]*?<\/tbody>/g) ?? [];
  const call = calls.find((item) => item.includes(`<span class="line">${String(line)}</span>`));
  expect(call).toBeDefined();
  return call ?? '';
}

describe('a sentence of the HTML report', () => {
  it('stands once, however many places it is said of', async () => {
    const findings = [...findingsIn(await inventoryOf(project(SAMPLE_PROJECT)))];
    const text = textOf(await html(SAMPLE_PROJECT)).replaceAll(' ', '');
    const sentences = new Set(
      findings.map(({ finding, call }) =>
        (call
          ? finding.message.replace(`${call.method ?? ''} ${call.route ?? ''} `, '')
          : finding.message
        )
          .replace(/[`\s]/g, '')
          .slice(1),
      ),
    );
    expect(sentences.size).toBeGreaterThan(10);
    const counts = [...sentences].map((sentence) => [sentence, text.split(sentence).length - 1]);
    expect(counts.filter(([, count]) => count !== 1)).toEqual([]);
  });

  it('is the same for a hundred calls: their rows only point to it', async () => {
    const line = (index: number): string =>
      `export const f${String(index)} = (file) => client.files.create({ purpose: 'batch', file });\n`;
    const program = (count: number): Files => ({
      'a.js': CLIENT + Array.from({ length: count }, (_, index) => line(index)).join(''),
    });
    const page = await html(program(100));
    expect(page.split('keeps data until deleted').length - 1).toBe(1);
    expect(page.split('<a href="#cause-1">').length - 1).toBe(100);
    expect(textOf(page)).toContain('100 places');
    expect(page).toContain('<li id="cause-1">');
  });

  it('that helps with several places that were not followed stands once', async () => {
    const remedy = 'the settings clients and wrappers name what gives a client.';
    const text = textOf(await html(SAMPLE_PROJECT)).replace(/ (?=[.,])/g, '');
    expect(text).toMatch(/What was not analysed Not followed to a call \(2\)/);
    expect(text.split(`What helps: ${remedy}`)).toHaveLength(2);
    expect(text.split(remedy)).toHaveLength(2);
  });

  it('is one for several requests, which stand beside it', async () => {
    const page = await html({
      'a.js': `${CLIENT}await client.files.list();\nawait client.batches.list();\nawait client.batches.retrieve('b');\n`,
    });
    expect(textOf(page)).toContain(
      'error Reads data that OpenAI keeps until deleted. Keep what you need of it yourself. no-ineligible-endpoint , 3 places GET /v1/batches , GET /v1/batches/{} , GET /v1/files ',
    );
    expect(page.split('#cause-1').length - 1).toBe(3);
  });

  it('is accepted at one place, with the reason', async () => {
    const accepted =
      '// eslint-disable-next-line openai-zdr/no-ineligible-endpoint -- agreed, DPO-12\n';
    const create = "await client.files.create({ purpose: 'batch', file });\n";
    const page = await html({
      'a.js': `${CLIENT}${create}${create}${accepted}${create}`,
    });
    expect(textOf(callAt(page, 6))).toMatch(
      /accepted cause 1 : no-ineligible-endpoint Reason in the code: agreed, DPO-12/,
    );
    expect(textOf(callAt(page, 3))).toContain('error cause 1 : no-ineligible-endpoint');
  });
});

describe('what is said of one call', () => {
  it('stands under it, of whatever rules, what fails first', async () => {
    const page = await html({
      'a.js': `${CLIENT}await client.responses.create({\n  model: 'gpt-5',\n  input: 'x',\n  previous_response_id: id,\n});\n`,
    });
    expect(page.match(/<tbody class="outside"/g)).toBeNull();
    expect(textOf(callAt(page, 3))).toMatch(/error .*no-server-state.* warn .*require-store-false/);
  });

  it('stands under it where its body is written elsewhere', async () => {
    const files = {
      'a.js': `${CLIENT}const body = {\n  model: 'gpt-5',\n  input: 'x',\n  store: true,\n};\nawait client.responses.create(body);\n`,
    };
    const { findings } = await inventoryOf(project(files), '--fail-on', 'never');
    expect(findings.map(({ line }) => line)).toEqual([6]);
    const page = await html(files);
    expect(page.match(/<tbody class="outside"/g)).toBeNull();
    expect(textOf(callAt(page, 8))).toMatch(/require-store-false +a\.js:6/);
  });

  it('stands by itself where several calls share the body', async () => {
    const page = await html({
      'a.js': `${CLIENT}const body = {\n  model: 'gpt-5',\n  input: 'x',\n  store: true,\n};\nawait client.responses.create(body);\nawait client.responses.create(body);\n`,
    });
    expect(page.match(/<tbody class="outside"/g)).toHaveLength(1);
  });
});

describe('behind a row', () => {
  const FILES: Files = {
    'src/make.js':
      "import OpenAI from 'openai';\nexport const openai = new OpenAI({ timeout: 1 });\n",
    'src/send.js':
      "import { openai } from './make';\nexport const send = (text, more) =>\n  openai.responses.create({ model: 'gpt-5', input: text, store: false, ...more });\n",
  };

  it('stands what explain says: the way, what is sent, what judges it', async () => {
    const { stdout } = await run(project(FILES), ['explain', 'src/send.js:3', '--format', 'json']);
    const { calls } = JSON.parse(stdout) as Explanation;
    const [{ call, sends }] = calls as [(typeof calls)[0]];
    const said = textOf(callAt(await html(FILES), 3)).replace(/[`\s]/g, '');
    const steps = (call.trail ?? []).flatMap((trail) => trail.steps);
    expect(steps.length).toBeGreaterThan(3);
    for (const { text, line } of steps)
      expect(said).toContain(`:${String(line)}${text.replace(/[`\s]/g, '')}`);
    const [body] = sends;
    expect(body?.keys.map(({ key }) => key)).toEqual(['model', 'input', 'store']);
    for (const { key, values, unknown } of body?.keys ?? [])
      for (const { text } of [...values, ...unknown]) {
        expect(said).toContain(key);
        expect(said).toContain(text.replace(/[`\s]/g, ''));
      }
    for (const { text } of body?.unknown ?? [])
      expect(said).toContain(`theremaybemore:${text}`.replace(/[`\s]/g, ''));
    expect(said).toMatch(/Whatjudgesitrow1ofthepolicy,\d{4}-\d{2}-\d{2}/);
  });

  it('is closed, and reached by keyboard', async () => {
    const call = callAt(await html(FILES), 3);
    expect(call).toContain('<details class="why"><summary>Why</summary>');
    expect(call).not.toContain('<details open');
  });

  it('outlives shards and a merge', async () => {
    const folder = project(FILES);
    for (const shard of ['1/2', '2/2'])
      await run(folder, ['--shard', shard, '-o', `${shard[0] ?? ''}.json`, '--fail-on', 'never']);
    const merged = await run(folder, ['merge', '1.json', '2.json', '--format', 'html']);
    const whole = await run(folder, ['--format', 'html']);
    expect(merged.stdout).toBe(whole.stdout);
  });

  it('is left out where an inventory does not have it', async () => {
    const folder = project(FILES);
    await run(folder, ['-o', 'plain.json']);
    const { stdout } = await run(folder, ['merge', 'plain.json', '--format', 'html']);
    expect(stdout).not.toContain('<details class="why">');
    expect(stdout).toContain('<details class="code">');
  });

  it('shows values as text, whatever stands in them', async () => {
    const page = await html({
      'a.js': `${CLIENT}await client.responses.create({ model: '</details><img src=x onerror=alert(1)>', input: '"><script>alert(1)</script>', '<b>': 1 }, { headers: { 'x-<i>': '<svg onload=alert(1)>' } });\n`,
    });
    expect(page).not.toMatch(/<img|<script|onload=alert\(1\)>'?<\/code><svg|<svg onload/);
    expect(textOf(callAt(page, 3))).toContain('</details><img src=x onerror=alert(1)>');
  });
});

describe('the summary', () => {
  const create = (count: number): string =>
    Array.from(
      { length: count },
      (_, index) => `export const f${String(index)} = () => client.files.create({ file });\n`,
    ).join('');

  it('names the first of what is new and fails, and counts the rest', async () => {
    const folder = project({ 'a.js': `${CLIENT}${create(1)}` });
    const baseline = ['--baseline', 'known.json'];
    await run(folder, [...baseline, '--update-baseline', '-q']);
    write(folder, { 'b.js': `${CLIENT}${create(13)}` });
    const { stdout } = await run(folder, [...baseline, '--format', 'html']);
    const [gate = ''] = /<div class="gate fails">[^]*?<\/div>/.exec(stdout) ?? [];
    expect(gate.match(/<code>b\.js:/g)).toHaveLength(10);
    expect(gate.match(/<a href="#cause-1">cause 1<\/a>/g)).toHaveLength(10);
    expect(textOf(gate)).toContain('and 3 more');
  });

  it('names some of the requests of a cause that many share', async () => {
    const lists = ['files', 'batches', 'vectorStores', 'evals', 'containers', 'fineTuning.jobs'];
    const calls = lists.flatMap((name) => [
      `await client.${name}.list();\n`,
      `await client.${name}.retrieve('x');\n`,
    ]);
    const page = await html({ 'a.js': `${CLIENT}${calls.join('')}` });
    const [cause = ''] = /<li id="cause-1">[^]*?<\/li>/.exec(page) ?? [];
    expect(cause.match(/<code>GET /g)).toHaveLength(6);
    expect(textOf(cause)).toMatch(/and \d+ more requests/);
  });
});

describe('numbers', () => {
  it('lead somewhere: rows of the policy, causes, sources', async () => {
    const page = await html(SAMPLE_PROJECT);
    const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    const links = [...page.matchAll(/ href="#([^"]+)"/g)].map(([, id]) => id);
    expect(links.length).toBeGreaterThan(100);
    expect(links.filter((id) => !ids.has(id))).toEqual([]);
  });

  it('count what is accepted', async () => {
    const findings: Finding[] = [...findingsIn(await inventoryOf(project(SAMPLE_PROJECT)))].map(
      ({ finding }) => finding,
    );
    expect(findings.filter(({ suppressed }) => suppressed !== undefined)).toHaveLength(1);
    expect(textOf(await html(SAMPLE_PROJECT))).toContain('Findings: 1 accepted in the code.');
  });
});
