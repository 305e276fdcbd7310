/** What is filtered and sorted stands in the address of the HTML report, and on its paper. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { project, run } from '../helpers/audit.ts';
import { hasBrowser, openFile, rows } from '../helpers/report-page.ts';
import { SAMPLE_PROJECT } from '../helpers/sample-project.ts';

let file = '';

beforeAll(async () => {
  const folder = project(SAMPLE_PROJECT);
  // A name that has to be escaped in an address.
  mkdirSync(join(folder, 'out puts'));
  file = join(folder, 'out puts', 'report.html');
  await run(folder, ['-o', file, '-q', '--fail-on', 'never']);
});

const hashOf = (page: Page): Promise<string> => page.evaluate('location.hash');

const DELETES = [
  'src/documents/upload.js:16',
  'src/handbook.ts:13',
  'src/jobs/nightly.js:13',
  'src/search/index.js:20',
];

describe.runIf(hasBrowser)('a view of the HTML report', () => {
  it.each<[hash: string, shown: string[]]>([
    ['#calls?verdict=removes', DELETES],
    ['#calls?state=removes', DELETES],
    ['#calls?text=vectorStores.delete+handbook', ['src/handbook.ts:13']],
    [
      '#calls?endpoint=%2Fv1%2Ffiles&findings=1',
      ['src/documents/upload.js:4', 'src/documents/upload.js:12', 'src/documents/upload.js:21'],
    ],
    ['#calls?rule=no-background-mode', ['src/documents/summarize.js:26']],
    ['#calls?rule=no-server-state&text=draft', ['src/answer-ticket.ts:16']],
    ['#calls?verdict=removes&sort=place&order=descending', DELETES.toReversed()],
    ['#calls?text=nothing+has+this', []],
  ])('is restored from %s', async (hash, shown) => {
    const { page, trouble } = await openFile(file, {}, hash);
    expect(await rows(page)).toEqual(shown);
    await page.reload();
    expect(await rows(page)).toEqual(shown);
    expect(await hashOf(page)).toBe(hash);
    expect(trouble).toEqual([]);
    await page.close();
  });

  it('is written by every control, and gone back from', async () => {
    const { page, url, trouble } = await openFile(file);
    await page.locator('#filter-verdict').selectOption('ineligible');
    await page.locator('#filter-endpoint').selectOption('/v1/files');
    await page.locator('#filter-text').pressSequentially('list');
    const hash = '#calls?text=list&verdict=ineligible&endpoint=%2Fv1%2Ffiles';
    expect(await hashOf(page)).toBe(hash);
    const shown = ['src/documents/upload.js:21'];
    expect(await rows(page)).toEqual(shown);
    const other = await openFile(file, {}, hash);
    expect(await rows(other.page)).toEqual(shown);
    await other.page.close();
    // A word is one step, however many letters it has.
    await page.goBack();
    expect(await hashOf(page)).toBe('#calls?verdict=ineligible&endpoint=%2Fv1%2Ffiles');
    expect(await page.locator('#filter-text').inputValue()).toBe('');
    expect(await rows(page)).toHaveLength(3);
    await page.goBack();
    expect(await page.locator('#filter-endpoint').inputValue()).toBe('');
    expect(await rows(page)).toHaveLength(14);
    await page.goBack();
    expect(await rows(page)).toHaveLength(35);
    expect(page.url()).toBe(url);
    await page.goForward();
    await page.goForward();
    await page.goForward();
    expect(await rows(page)).toEqual(shown);
    await page.getByRole('button', { name: 'Show all', exact: true }).click();
    await expect.poll(() => rows(page)).toHaveLength(35);
    await page.goBack();
    expect(await rows(page)).toEqual(shown);
    expect(trouble).toEqual([]);
    await page.close();
  });

  it('stays while somebody looks at another part of the page', async () => {
    const { page } = await openFile(file, {}, '#calls?verdict=removes');
    await page.getByRole('navigation').getByText('Policy rows used').click();
    expect(await hashOf(page)).toBe('#policy');
    expect(await rows(page)).toEqual(DELETES);
    await page.goBack();
    expect(await hashOf(page)).toBe('#calls?verdict=removes');
    expect(await rows(page)).toEqual(DELETES);
    await page.close();
  });

  it('is one list when it is sorted by something else than the place', async () => {
    const { page } = await openFile(file);
    await page.getByRole('button', { name: 'Verdict' }).click();
    expect(await hashOf(page)).toBe('#calls?sort=verdict');
    const places = await rows(page);
    expect(places[0]).toBe('scripts/nightly-batch.mjs:6');
    expect(await page.locator('tbody.file:visible').count()).toBe(0);
    expect(await page.locator('.call .place').first().innerText()).toBe(places[0]);
    await page.getByRole('button', { name: 'Where' }).click();
    expect(await page.locator('tbody.file:visible').count()).toBe(15);
    expect(await page.locator('.call .place').first().innerText()).toBe('6');
    await page.close();
  });

  it('shows the calls of one cause, and of one endpoint', async () => {
    const { page } = await openFile(file);
    const cause = page.locator('.causes li', { hasText: 'needs stored state' });
    await cause.getByRole('link').click();
    expect(await rows(page)).toEqual(['src/answer-ticket.ts:16', 'src/documents/summarize.js:14']);
    expect(await hashOf(page)).toBe('#calls?cause=4');
    await page
      .locator('#policy tbody', { hasText: '/v1/moderations' })
      .locator('a')
      .first()
      .click();
    expect(await rows(page)).toEqual(['src/moderation.js:2']);
    expect(await page.locator('#filter-endpoint').inputValue()).toBe('/v1/moderations');
    await page.close();
  });

  it('does not know what another report has', async () => {
    const { page, trouble } = await openFile(
      file,
      {},
      '#calls?verdict=fine&sort=__proto__&cause=x%3Cimg%3E&text=%22%3E%3Cimg+src%3Dx%3E',
    );
    expect(await page.locator('img').count()).toBe(0);
    expect(await rows(page)).toEqual([]);
    expect(await page.locator('#filtered').innerText()).toContain('the search “"><img src=x>”');
    expect(trouble).toEqual([]);
    await page.close();
  });

  it('says on paper that it is filtered, by what, and how much stands there', async () => {
    const { page } = await openFile(file, {}, '#calls?verdict=removes&text=delete');
    const said =
      'Filtered by the search “delete”, verdict “Removes data”: 3 of 35 calls. What else stands here is about all of them.';
    expect(await page.locator('#filtered').innerText()).toBe(said);
    expect(await page.locator('#filtered-first').isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('header .filtered').innerText()).toBe(said);
    expect(await rows(page)).toHaveLength(3);
    expect(await page.locator('tbody.file:visible').count()).toBe(3);
    await page.close();
    const whole = await openFile(file);
    await whole.page.emulateMedia({ media: 'print' });
    expect(await whole.page.locator('.filtered:visible').count()).toBe(0);
    await whole.page.close();
  });
});
