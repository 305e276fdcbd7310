/** The HTML report in a real browser, opened from disk as an auditor would. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { CLIENT, project, repository } from '../helpers/audit.ts';
import { hasBrowser, open, rows } from '../helpers/report-page.ts';

const PROGRAM = {
  'src/upload.ts': `${CLIENT}export async function upload(file) {
  return client.files.create({ purpose: 'batch', file });
}
export const list = () => client.files.list();
// eslint-disable-next-line openai-zdr/no-ineligible-endpoint -- <img src=x onerror="alert(1)">
export const again = (file) => client.files.create({ purpose: '</script><script>alert(1)</script>', file });
`,
  'src/deep/chat.ts': `${CLIENT}export const chat = () => client.responses.create({ model: 'gpt-5', input: 'x', store: false });\nexport const embed = () => client.embeddings.create({ model: 'text-embedding-3-small', input: 'x' });\n`,
  'src/azure.ts':
    "import { AzureOpenAI } from 'openai';\nawait new AzureOpenAI({}).responses.create({});\n",
  'src/open.ts': 'export const ask = (openai) => openai.responses.create({});\n',
  'src/host.ts': `${CLIENT}await new OpenAI({ baseURL: process.env.BASE }).moderations.create({ input: '' });\n`,
  'src/broken.ts': "import OpenAI from 'openai' {{{",
};

describe.runIf(hasBrowser)('the HTML report', () => {
  it('shows everything, without a script from elsewhere and without a word in the console', async () => {
    const { page, trouble } = await open(repository(PROGRAM));
    await expectText(page, 'h1', /^OpenAI calls of /);
    expect(await page.locator('h2').allInnerTexts()).toEqual([
      'Summary',
      'Findings by file',
      'Where the data goes',
      'Policy rows used',
      'What was not analysed',
      'Words of this report',
    ]);
    expect(await page.locator('.tile .number').allInnerTexts()).toEqual(['3', '1', '1', '1', '1']);
    expect(await page.locator('.facts').innerText()).toMatch(
      /Commit\s+[0-9a-f]{12}\s[^]*Profile\s+Zero Data Retention\s[^]*Policy snapshot\s+2026-11-26/,
    );
    expect(await rows(page)).toHaveLength(7);
    expect(await page.locator('#policy').innerText()).toMatch(
      /\/v1\/files[^]*Until deleted[^]*2026-10-09[^]*Sources/,
    );
    expect(await page.locator('#not-analysed').innerText()).toMatch(
      /responses\.create: the client [^\n]+\nsrc\/open\.ts:1\n[^]*src\/broken\.ts/,
    );
    expect(await page.locator('details.code').count()).toBe(7);
    expect(trouble).toEqual([]);
    await page.close();
  });

  it('shows code as text, whatever stands in it', async () => {
    const { page, trouble } = await open(project(PROGRAM));
    expect(
      await page.locator('pre', { hasText: '</script><script>alert(1)</script>' }).count(),
    ).toBe(1);
    await expectText(page, '#calls-table', /Reason in the code: <img src=x onerror="alert\(1\)">/);
    expect(await page.locator('img').count()).toBe(0);
    expect(trouble).toEqual([]);
    await page.close();
  });

  it('filters by mouse', async () => {
    const { page } = await open(project(PROGRAM));
    await page.locator('#filter-verdict').selectOption('ineligible');
    expect(await rows(page)).toEqual(['src/upload.ts:4', 'src/upload.ts:6', 'src/upload.ts:8']);
    expect(await page.locator('#filter-count').innerText()).toBe('3 of 7 calls are shown.');
    await page.getByLabel('with findings only').check();
    expect(await rows(page)).toEqual(['src/upload.ts:4', 'src/upload.ts:6']);
    await page.getByRole('button', { name: 'Show all', exact: true }).click();
    await page.locator('#filter-endpoint').selectOption('/v1/embeddings');
    expect(await rows(page)).toEqual(['src/deep/chat.ts:4']);
    await page.getByRole('button', { name: 'Show all', exact: true }).click();
    const tile = page.locator('.tile[data-value="limited"]');
    await tile.click();
    expect(await rows(page)).toEqual(['src/deep/chat.ts:3']);
    expect(await tile.getAttribute('aria-pressed')).toBe('true');
    await tile.click();
    expect(await rows(page)).toHaveLength(7);
    await page.close();
  });

  it('is used by keyboard alone', async () => {
    const { page } = await open(project(PROGRAM));
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the calls');
    await page.getByLabel('Search').focus();
    await page.keyboard.type('upload.ts again');
    expect(await rows(page)).toEqual(['src/upload.ts:8']);
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Delete');
    await page.locator('.tile[data-value="eligible"]').focus();
    await page.keyboard.press('Space');
    expect(await rows(page)).toEqual(['src/deep/chat.ts:4']);
    await page.keyboard.press('Enter');
    expect(await rows(page)).toHaveLength(7);
    const head = page.locator('th[data-sort="place"]');
    await head.getByRole('button').focus();
    await page.keyboard.press('Enter');
    const places = await rows(page);
    expect(await head.getAttribute('aria-sort')).toBe('ascending');
    expect(places.at(0)).toBe('src/azure.ts:2');
    expect(places.at(-1)).toBe('src/upload.ts:8');
    await page.keyboard.press('Space');
    expect(await head.getAttribute('aria-sort')).toBe('descending');
    expect(await rows(page)).toEqual(places.toReversed());
    await page.close();
  });

  it('opens and hides all code', async () => {
    const { page } = await open(project(PROGRAM));
    const toggle = page.locator('#toggle-code');
    expect(await page.locator('details.code[open]').count()).toBe(0);
    await toggle.click();
    expect(await page.locator('details.code[open]').count()).toBe(7);
    expect([await toggle.innerText(), await toggle.getAttribute('aria-pressed')]).toEqual([
      'Hide all code',
      'true',
    ]);
    await toggle.click();
    expect(await page.locator('details.code[open]').count()).toBe(0);
    await page.close();
  });

  it('has labels, headings in order, table heads and visible focus', async () => {
    const { page } = await open(project(PROGRAM));
    const { levels, ...counts } = await page.evaluate<{ levels: number[] }>(STRUCTURE);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [index, level] of levels.entries())
      expect(level - (levels[index - 1] ?? 0), `heading ${String(index)}`).toBeLessThanOrEqual(1);
    expect(counts).toEqual({
      language: 'en',
      mains: 1,
      tables: 2,
      tablesWithoutHeads: 0,
      pictures: 1,
      picturesWithoutText: 0,
      fields: 6,
      fieldsWithoutLabel: 0,
      idsTwice: 0,
      regionsWithoutName: 0,
    });
    await page.getByLabel('Search').focus();
    await page.keyboard.press('Tab');
    const outline = await page.evaluate(
      'getComputedStyle(document.activeElement).outlineStyle + getComputedStyle(document.activeElement).outlineWidth',
    );
    expect(outline).toBe('solid2px');
    await page.close();
  });

  it('is complete without scripts', async () => {
    const { page } = await open(project(PROGRAM), { javaScriptEnabled: false });
    expect(await page.locator('#calls-table tbody.call').count()).toBe(7);
    expect(await page.locator('.filters').isVisible()).toBe(false);
    await page.close();
  });

  it('says so when there is no call', async () => {
    const { page, trouble } = await open(project({ 'a.ts': 'export {};\n' }));
    await expectText(page, '.lead', /^No OpenAI call was found in 1 file\.$/);
    expect(trouble).toEqual([]);
    await page.close();
  });

  it('stays usable with 2,000 calls', async () => {
    const folder = project(
      Object.fromEntries(
        Array.from({ length: 100 }, (_, index) => [
          `packages/p${String(index % 25)}/f${String(index)}.ts`,
          CLIENT +
            Array.from({ length: 20 }, (__, call) =>
              call % 2 === 0
                ? `await client.files.create({ purpose: 'batch', file: ${String(call)} });\n`
                : `await client.responses.create({ model: 'gpt-5', input: '${String(call)}', store: false });\n`,
            ).join(''),
        ]),
      ),
    );
    const { page, trouble } = await open(folder);
    expect(await rows(page)).toHaveLength(300);
    expect(await page.locator('#filter-count').innerText()).toBe(
      'All 2000 calls, the first 300 rows are shown.',
    );
    // Measured in the page, up to the layout: what its own work takes. Machines that run tests are slow.
    const milliseconds = (act: string): Promise<number> =>
      page.evaluate(`(() => {
      const start = performance.now();
      ${act};
      document.body.getBoundingClientRect();
      return performance.now() - start;
    })()`);
    const search = (text: string): string =>
      `const field = document.getElementById('filter-text'); field.value = '${text}'; field.dispatchEvent(new Event('input', { bubbles: true }))`;
    expect(await milliseconds(search('f42.ts'))).toBeLessThan(1500);
    expect(await page.locator('#filter-count').innerText()).toBe('20 of 2000 calls are shown.');
    expect(await milliseconds(search(''))).toBeLessThan(1500);
    expect(
      await milliseconds("document.querySelector('th[data-sort=place] button').click()"),
    ).toBeLessThan(1500);
    expect((await rows(page))[0]).toBe('packages/p0/f0.ts:3');
    await page.getByRole('button', { name: 'Show 1700 more' }).click();
    expect(await page.locator('#calls-table tbody.call:visible').count()).toBe(2000);
    await page.evaluate("document.getElementById('filters').reset()");
    await page.locator('#more').waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#calls-table tbody.call:visible').count()).toBe(2000);
    expect(trouble).toEqual([]);
    await page.close();
  });
});

async function expectText(page: Page, selector: string, text: RegExp): Promise<void> {
  expect(await page.locator(selector).first().innerText()).toMatch(text);
}

/** What assistive software goes by. */
const STRUCTURE = `(() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const lacks = (selector, test) => all(selector).filter((item) => !test(item)).length;
  return {
    levels: all('h1,h2,h3').map((item) => Number(item.tagName[1])),
    language: document.documentElement.lang,
    mains: all('main').length,
    tables: all('table').length,
    tablesWithoutHeads: lacks('table', (item) => item.querySelector('caption') && item.querySelector('thead th[scope=col]')),
    pictures: all('svg:not([aria-hidden])').length,
    picturesWithoutText: lacks('svg:not([aria-hidden])', (item) => item.getAttribute('role') === 'img' && item.querySelector('title').textContent && item.querySelector('desc').textContent),
    fields: all('input,select').length,
    fieldsWithoutLabel: lacks('input,select', (item) => item.labels.length > 0),
    idsTwice: all('[id]').length - new Set(all('[id]').map((item) => item.id)).size,
    regionsWithoutName: lacks('[role=region],section', (item) => item.ariaLabel || document.getElementById(item.getAttribute('aria-labelledby'))),
  };
})()`;
