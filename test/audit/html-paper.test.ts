/** The HTML report on paper: A4, a summary first, nothing cut off, few pages. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { CLIENT, type Files, inventoryOf, project, run } from '../helpers/audit.ts';
import { hasBrowser, openFile } from '../helpers/report-page.ts';
import { SAMPLE_PROJECT } from '../helpers/sample-project.ts';

async function reportOf(files: Files): Promise<string> {
  const folder = project(files);
  await run(folder, ['-o', join(folder, 'report.html'), '-q', '--fail-on', 'never']);
  return join(folder, 'report.html');
}

let file = '';

beforeAll(async () => {
  file = await reportOf(SAMPLE_PROJECT);
});

interface Paper {
  /** in points, of each page */
  sizes: string[];
  bytes: number;
}

async function printed(page: Page): Promise<Paper> {
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  const text = pdf.toString('latin1');
  const pages = text.split(/\bobj\b/).filter((object) => /\/Type\s*\/Page\b/.test(object));
  const sizes = pages.map((object) => {
    const [, width, height] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(object) ?? [];
    return `${String(Math.round(Number(width)))} × ${String(Math.round(Number(height)))}`;
  });
  return { sizes, bytes: pdf.length };
}

describe.runIf(hasBrowser)('the printed HTML report', () => {
  it('has 35 calls on six pages of A4', async () => {
    expect((await inventoryOf(project(SAMPLE_PROJECT), '--fail-on', 'never')).calls).toHaveLength(
      35,
    );
    const { page } = await openFile(file);
    const { sizes } = await printed(page);
    expect(new Set(sizes)).toEqual(new Set(['595 × 842']));
    expect(sizes.length).toBeGreaterThan(2);
    expect(sizes.length).toBeLessThanOrEqual(6);
    await page.close();
  });

  it('has as many without scripts', async () => {
    const { page } = await openFile(file, { javaScriptEnabled: false });
    expect((await printed(page)).sizes.length).toBeLessThanOrEqual(6);
    await page.close();
  });

  it('begins with a page that says what was looked at, what was found and what was not seen', async () => {
    const { page } = await openFile(file);
    await page.setViewportSize(A4);
    await page.emulateMedia({ media: 'print' });
    expect(
      await page.evaluate(`getComputedStyle(document.getElementById('calls')).breakBefore`),
    ).toBe('page');
    const { height, text } = await page.evaluate<{ height: number; text: string }>(FIRST_PAGE);
    expect(height).toBeLessThan(A4.height);
    expect(text).toMatch(
      /OpenAI calls of [^]*Date of this report[^]*Profile[^]*Zero Data Retention[^]*Policy snapshot[^]*14[^]*Not eligible[^]*4[^]*Removes data[^]*Calls by endpoint[^]*Top causes[^]*needs stored state[^]*46 mentions of OpenAI in the code: 40 lead to 33 calls, 4 to other vendors, 2 were not followed[^]*2 places could not be followed\. 1 Python file uses OpenAI: not read\. 1 file could not be read\./,
    );
    await page.close();
  });

  it('repeats the heads of its tables, keeps rows together, and numbers its pages', async () => {
    const { page } = await openFile(file);
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate(BREAKS)).toEqual({
      heads: ['table-header-group avoid', 'table-header-group avoid'],
      // Chromium repeats no head that shows one.
      buttons: 0,
      calls: ['avoid'],
      rows: ['avoid'],
      titles: ['avoid'],
    });
    expect(await page.locator('style').textContent()).toMatch(
      /@bottom-right \{\s*content: counter\(page\) ' \/ ' counter\(pages\);/,
    );
    await page.close();
  });

  it('cuts nothing off, however long a line of code is', async () => {
    const long = 'x'.repeat(180);
    const { page } = await openFile(
      await reportOf({
        [`src/${'deep-folder/'.repeat(12)}a.js`]: `${CLIENT}export function ${'aVeryLongName'.repeat(12)}(file) {\n  return client.files.create({ purpose: 'batch', file, note: '${long}' });\n}\n`,
      }),
    );
    await page.setViewportSize(A4);
    await page.evaluate(
      `for (const item of document.querySelectorAll('details')) item.open = true`,
    );
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate(`document.documentElement.scrollWidth`)).toBeLessThanOrEqual(
      A4.width,
    );
    expect(await page.evaluate(CLIPPED)).toEqual([]);
    expect(await page.locator('pre').innerText()).toContain('xxxx');
    await page.close();
  });

  it('has the code of what something is said of, and what was opened', async () => {
    const { page } = await openFile(file);
    await page.locator('.call', { hasText: 'chooseQueue' }).getByText('Code').click();
    await page.locator('.call', { hasText: 'chooseQueue' }).getByText('Why').click();
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.filters').isVisible()).toBe(false);
    expect(await page.locator('.call[data-rule=""] pre:visible').count()).toBe(1);
    expect(await page.locator('.call:not([data-rule=""]) pre:visible').count()).toBe(
      await page.locator('.call:not([data-rule=""])').count(),
    );
    expect(await page.locator('.why:visible').count()).toBe(1);
    await page.close();
  });
});

/** What a page of A4 has between its margins, in pixels of a screen. */
const A4 = { width: 703, height: 1024 };

const FIRST_PAGE = `(() => {
  const summary = document.getElementById('summary');
  return { height: summary.getBoundingClientRect().bottom + scrollY, text: document.querySelector('header').innerText + summary.innerText };
})()`;

const BREAKS = `(() => {
  const all = (selector, of) => [...document.querySelectorAll(selector)].map((item) => of(getComputedStyle(item)));
  const each = (selector, of) => [...new Set(all(selector, of))];
  return {
    heads: all('thead', (style) => style.display + ' ' + style.breakInside),
    buttons: [...document.querySelectorAll('thead button')].filter((item) => item.checkVisibility()).length,
    calls: each('tbody.call', (style) => style.breakInside),
    rows: each('tr', (style) => style.breakInside),
    titles: each('h2, h3, tbody.file', (style) => style.breakAfter),
  };
})()`;

const CLIPPED = `[...document.querySelectorAll('td, th, pre, code, li, p, dd')]
  .filter((item) => item.checkVisibility() && !item.closest('.hidden-visually, caption'))
  .filter((item) => item.getBoundingClientRect().right > innerWidth + 0.5 || (item.clientWidth > 0 && item.scrollWidth > item.clientWidth + 1))
  .map((item) => item.tagName + ' ' + item.textContent.slice(0, 60))`;
