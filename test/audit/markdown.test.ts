/** The comment of a pull request. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fitted, folded, list, paragraph, table } from '../../src/audit/render/markdown-text.ts';
import { CLIENT, SUPPORT_DESK, project, run, write } from '../helpers/audit.ts';

const UPLOAD = "await client.files.create({ purpose: 'batch', file });\n";
const FOOT =
  'Policy snapshot 2026-11-26, profile zdr (Zero Data Retention), configuration: none found that names this plugin';

async function markdownOf(folder: string, ...args: string[]): Promise<string> {
  return (await run(folder, ['--format', 'markdown', ...args])).stdout;
}

describe('Markdown', () => {
  it('has all findings in one table, and each sentence once', async () => {
    const text = await markdownOf(SUPPORT_DESK);
    expect(text.replace(/, commit \w+(?: with changes)?/, '')).toBe(`<!-- openai-zdr -->
### OpenAI calls and what is kept of them

10 calls in 5 files: **5** not eligible, **3** limited, **1** removes data, **1** not OpenAI.

Failing: 10 error-level findings.

| Where | Level | Finding | Rule |
| --- | --- | --- | --- |
| \`scripts/nightly-batch.mjs:6\` | error | POST /v1/batches keeps data until deleted and is not ZDR-eligible. Send the requests one by one. | no-ineligible-endpoint |
| \`src/answer-ticket.ts:14\` | warn | Image input is scanned on submission; what looks suspect is kept for review, even under ZDR. | no-image-input |
| \`src/answer-ticket.ts:16\` | warn | POST /v1/responses: limited<br>This response is stored for 30 days or more unless the project forces ZDR. Set \`store: false\`. | require-store-false |
| \`src/answer-ticket.ts:19\` | error | \`previous_response_id\` needs stored state; ZDR projects refuse it. Send the earlier items instead. | no-server-state |
| \`src/answer-ticket.ts:20\` | error | The tool \`file_search\` searches /v1/vector\\_stores, which is not ZDR-eligible. Search a store of your own, send the passages. | no-ineligible-tool |
| \`src/handbook.ts:6\` | error | POST /v1/vector\\_stores [1] | no-ineligible-endpoint |
| \`src/handbook.ts:7\` | error | POST /v1/vector\\_stores/\\{\\}/files [1] | no-ineligible-endpoint |
| \`src/legacy-chat.cjs:9\` | error | POST /v1/chat/completions: limited<br>\`data_usage\` is not an OpenAI parameter: retention is set per organization or project, not per request. | no-undocumented-param |
| \`src/legacy-chat.cjs:10\` | error | \`max_token\` is not documented for /v1/chat/completions. Did you mean \`max_tokens\`? | no-undocumented-param |
| \`src/legacy-chat.cjs:15\` | error | POST /v1/threads [2] | no-ineligible-endpoint |
| \`src/legacy-chat.cjs:16\` | error | POST /v1/threads/\\{\\}/runs [2] | no-ineligible-endpoint |
| \`src/openai.ts:6\` | error | \`OpenAI-Data-Retention\` is not an OpenAI header: retention is set per organization or project, not per request. | no-undocumented-header |

- [1] Keeps data until deleted and is not ZDR-eligible. Search a store of your own, send the passages. (no-ineligible-endpoint)
- [2] Keeps data until deleted and is not ZDR-eligible. Ended 2026-08-26: use /v1/responses. (no-ineligible-endpoint)

| Endpoint | Calls | Files | Verdict | Application state | Abuse monitoring | Source of |
| --- | --- | --- | --- | --- | --- | --- |
| \`/v1/batches\` | 1 | 1 | Not eligible | Until deleted | 30 days | 2026-10-09 |
| \`/v1/threads\` | 1 | 1 | Not eligible | Until deleted | 30 days | 2026-10-09 |
| \`/v1/threads/runs\` | 1 | 1 | Not eligible | Until deleted | 30 days | 2026-10-09 |
| \`/v1/vector_stores\` | 3 | 1 | Not eligible | Until deleted | 30 days | 2026-10-09 |
| \`/v1/chat/completions\` | 1 | 1 | Limited | None, with exceptions | 30 days | 2026-10-09 |
| \`/v1/responses\` | 2 | 1 | Limited | None, with exceptions | 30 days | 2026-10-09 |

<details><summary>Calls without a finding (3)</summary>

| Request | Verdict | Where |
| --- | --- | --- |
| \`POST /v1/responses\` | Limited | \`src/answer-ticket.ts:27\` |
| \`DELETE /v1/vector_stores/{}\` | Removes data | \`src/handbook.ts:13\` |
| \`POST /v1/chat/completions\` | Not OpenAI | \`src/groq.ts:7\` |

</details>

${FOOT}, 6 files read. 15 mentions of OpenAI in the code: 13 lead to 9 calls, 2 to other vendors. A lint cannot see what is agreed with OpenAI.
`);
  });

  it('with a baseline says first what is new, then what is known, then what is gone', async () => {
    const folder = project({
      'a.ts': `${CLIENT}export const f = { '</details>@team <b>'() { return client.files.create({}); } };\n`,
      'b.ts': `${CLIENT}${UPLOAD}`,
    });
    const baseline = ['--baseline', 'known.json'];
    await run(folder, [...baseline, '--update-baseline', '--quiet']);
    rmSync(join(folder, 'a.ts'));
    write(folder, { 'c.ts': `${CLIENT}${UPLOAD}${UPLOAD}` });
    expect(await markdownOf(folder, ...baseline)).toBe(`<!-- openai-zdr -->
### OpenAI calls and what is kept of them

3 calls in 2 files: **3** not eligible.

New and failing: 2 error-level findings. 1 known from the baseline.

**New (2)**

| Where | Level | Finding | Rule |
| --- | --- | --- | --- |
| \`c.ts:3\` | error | POST /v1/files [1] | no-ineligible-endpoint |
| \`c.ts:4\` | error | POST /v1/files [1] | no-ineligible-endpoint |

- [1] Keeps data until deleted and is not ZDR-eligible. Send the document inline as \`file_data\`. (no-ineligible-endpoint)

Known from the baseline: 1 error-level finding.

<details><summary>2 entries of the baseline are gone: --update-baseline takes them out.</summary>

- \`a.ts\` in &lt;/details&gt;@\u200bteam &lt;b&gt;: files.create POST /v1/files \\(ineligible, no-ineligible-endpoint\\)

</details>

| Endpoint | Calls | Files | Verdict | Application state | Abuse monitoring | Source of |
| --- | --- | --- | --- | --- | --- | --- |
| \`/v1/files\` | 3 | 2 | Not eligible | Until deleted | 30 days | 2026-10-09 |

${FOOT}, 2 files read. 2 mentions of OpenAI in the code: 2 lead to 3 calls. A lint cannot see what is agreed with OpenAI.
`);
  });

  it('folds what is accepted, not followed or not analysed', async () => {
    const accepted = '// eslint-disable-next-line openai-zdr/no-ineligible-endpoint -- DPO-12\n';
    const text = await markdownOf(
      project({
        'a.ts': `${CLIENT}${accepted}${UPLOAD}export const ask = (openai) => openai.responses.create({});\n`,
        'b.py': 'import openai\n',
        'c.py': 'import openai\n',
      }),
    );
    expect(text).toContain(`
**1 place could not be followed.**

**2 Python files use OpenAI: not read.**
`);
    expect(text).toContain(`
<details><summary>Accepted (1)</summary>

| Where | Level | Finding | Rule |
| --- | --- | --- | --- |
| \`a.ts:4\` | accepted | POST /v1/files keeps data until deleted and is not ZDR-eligible. Send the document inline as \`file_data\`. | no-ineligible-endpoint: DPO-12 |

</details>

<details><summary>Not followed to a call (1)</summary>

- responses.create: the client is the parameter openai; the settings \`clients\` and \`wrappers\` name what gives a client: \`a.ts:5\`

</details>

<details><summary>Not analysed (2)</summary>

- 2 Python files use OpenAI: not read: \`b.py\` \`c.py\`

</details>
`);
  });

  it('cannot be broken by names', async () => {
    const text = await markdownOf(
      project({
        'a|b`c.ts': `${CLIENT}await client.embeddings.create({ model: 'text-embedding-3-small', input: '' });\n`,
      }),
    );
    expect(text).toContain('| `` a\\|b`c.ts:3 `` |');
    expect(text.match(/<\/?details>/g)).toEqual(['<details>', '</details>']);
  });

  it('stays below what a code host takes, and counts what it leaves out', async () => {
    const folder = project(
      Object.fromEntries(
        Array.from({ length: 120 }, (_, index) => [
          `${'deep/'.repeat(30)}f${String(index)}.ts`,
          `${CLIENT}${'await client.files.create({});\nawait client.responses.create({ store: false });\n'.repeat(5)}`,
        ]),
      ),
    );
    const text = await markdownOf(folder);
    expect(text.length).toBeLessThan(65_536);
    const shown = text.match(/^\| `deep\/[^\n]+ \| error \|/gm)!.length;
    expect(text).toContain(
      `\n… and ${String(600 - shown)} more findings: a comment has no room for them. The reports as text, HTML and JSON have everything.\n`,
    );
    expect(text).toMatch(
      /\| `POST \/v1\/responses` \| Limited \| `deep.+… and 500 more places \|\n/,
    );
    expect(text).toMatch(/A lint cannot see what is agreed with OpenAI\.\n$/);
  });
});

describe('blocks of Markdown', () => {
  const rows = Array.from({ length: 9 }, (_, index) => `- row ${String(index)}\n`);
  const rest = (count: number): string =>
    `\n… and ${String(count)} more ${count === 1 ? 'row' : 'rows'}: a comment has no room for ${count === 1 ? 'it' : 'them'}. The reports as text, HTML and JSON have everything.\n`;

  it.each([
    [9, 10_000, 9],
    [8, 10_000, 8],
    [9, 178, 7],
    [9, 122, 0],
  ])('show at most %i rows in %i characters: %i', (limit, length, shown) => {
    const text = fitted([paragraph('Head'), list(rows, limit, 'row'), paragraph('Foot')], length);
    expect(text).toBe(
      `Head\n\n${rows.slice(0, shown).join('')}${shown === 9 ? '' : rest(9 - shown)}\nFoot\n`,
    );
    expect(text.length).toBeLessThanOrEqual(length);
  });

  it('fold a table', () => {
    expect(fitted([folded('Two', table(['a', 'b'], [['1', '2']], 5, 'row'))], 1000)).toBe(
      '<details><summary>Two</summary>\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\n</details>\n',
    );
  });
});
