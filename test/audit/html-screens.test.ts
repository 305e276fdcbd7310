/** The HTML report on screens of all widths, in both colour schemes: nothing is hidden, cut off or too pale. */
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { project, run } from '../helpers/audit.ts';
import { hasBrowser, openFile } from '../helpers/report-page.ts';
import { SAMPLE_PROJECT } from '../helpers/sample-project.ts';

let file = '';

beforeAll(async () => {
  const folder = project(SAMPLE_PROJECT);
  file = join(folder, 'report.html');
  await run(folder, ['-o', file, '-q', '--fail-on', 'unknown']);
});

const WIDTHS = [360, 390, 768, 1024, 1440];

describe.runIf(hasBrowser)('the HTML report', () => {
  it.each(WIDTHS)('fits a screen of %i pixels, with all that it opens', async (width) => {
    const { page, trouble } = await openFile(file, { viewport: { width, height: 800 } });
    await page.evaluate(OPEN_ALL);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    expect(await page.evaluate(CUT_OFF)).toEqual([]);
    expect(await page.evaluate(SCROLLING)).toEqual([]);
    expect(trouble).toEqual([]);
    await page.close();
  });

  it.each([360, 390])('shows every column on %i pixels, with its name', async (width) => {
    const { page } = await openFile(file, { viewport: { width, height: 800 } });
    expect(await page.evaluate(CELLS)).toEqual([
      ['Where', 'Request', 'Verdict', 'Findings'],
      ['Row', 'Endpoint', 'Calls', 'Verdict', 'Application state', 'Abuse monitoring', 'Source'],
    ]);
    expect(await page.locator('.flow-list li:visible').count()).toBeGreaterThan(5);
    await page.close();
  });

  it.each(['light', 'dark'] as const)('can be read in %s', async (colorScheme) => {
    for (const width of [360, 1440]) {
      const { page } = await openFile(file, { colorScheme, viewport: { width, height: 900 } });
      await page.evaluate(OPEN_ALL);
      await page.locator('.tile').first().click();
      const ratios = await page.evaluate<{ text: string; ratio: number }[]>(CONTRASTS);
      expect(ratios.length).toBeGreaterThan(400);
      expect(ratios.filter(({ ratio }) => ratio < 4.5)).toEqual([]);
      const background = await page.evaluate('getComputedStyle(document.body).backgroundColor');
      expect(background).toBe(colorScheme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(20, 23, 27)');
      // What stands around the fields, and the bars: three to one.
      const edges = await page.evaluate<{ what: string; ratio: number }[]>(EDGES);
      expect(edges.length).toBeGreaterThan(10);
      expect(edges.filter(({ ratio }) => ratio < 3)).toEqual([]);
      await page.close();
    }
  });

  it('is printed in the colours of light, whatever the screen has', async () => {
    const { page } = await openFile(file, { colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print' });
    const ratios = await page.evaluate<{ text: string; ratio: number }[]>(CONTRASTS);
    expect(ratios.filter(({ ratio }) => ratio < 4.5)).toEqual([]);
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe(
      'rgb(255, 255, 255)',
    );
    await page.close();
  });

  it('has landmarks that are told apart by role and name', async () => {
    const { page } = await openFile(file);
    const landmarks = await page.evaluate<string[]>(LANDMARKS);
    expect(new Set(landmarks).size).toBe(landmarks.length);
    expect(landmarks.toSorted()).toEqual([
      'banner',
      'contentinfo',
      'form Filter the calls',
      'main',
      'navigation Sections',
      'region Findings by file',
      'region Policy rows used',
      'region Summary',
      'region What was not analysed',
      'region Where the data goes',
      'region Words of this report',
      'search',
    ]);
    await page.close();
  });
});

const OPEN_ALL = `for (const item of document.querySelectorAll('details')) item.open = true`;

/** Texts that stick out of the box that they stand in. */
const CUT_OFF = `[...document.querySelectorAll('td, th, li, dd, dt, p, pre, code, .tile, label, button')]
  .filter((item) => item.checkVisibility() && !item.closest('.hidden-visually, thead, caption'))
  .filter((item) => { const box = item.getBoundingClientRect(); return box.right > innerWidth + 0.5 || box.left < -0.5 || (item.clientWidth > 0 && item.scrollWidth > item.clientWidth + 1); })
  .map((item) => item.tagName + ' ' + item.textContent.trim().slice(0, 60))`;

const SCROLLING = `[...document.querySelectorAll('body *')]
  .filter((item) => ['auto', 'scroll'].includes(getComputedStyle(item).overflowX) && item.scrollWidth > item.clientWidth)
  .map((item) => item.tagName + '.' + item.className)`;

/** The names of the cells of the first row of each table, as they are shown. */
const CELLS = `[...document.querySelectorAll('table')].map((table) => [...table.querySelector('tbody:not(.file) tr').cells]
  .filter((cell) => cell.checkVisibility() && cell.getBoundingClientRect().height > 0)
  .map((cell) => getComputedStyle(cell, '::before').content.replaceAll('"', '')))`;

const LANDMARKS = `(() => {
  const ROLES = { MAIN: 'main', NAV: 'navigation', ASIDE: 'complementary', SEARCH: 'search', FORM: 'form', SECTION: 'region' };
  const nameOf = (item) => item.getAttribute('aria-label') ?? (item.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
  const isOfPage = (item) => !item.parentElement.closest('main, article, aside, nav, section');
  return [...document.querySelectorAll('main, nav, aside, search, form, section, header, footer, [role]')].flatMap((item) => {
    const role = item.getAttribute('role') ?? ROLES[item.tagName] ?? (isOfPage(item) ? { HEADER: 'banner', FOOTER: 'contentinfo' }[item.tagName] : undefined);
    const isLandmark = ['main', 'navigation', 'complementary', 'search', 'form', 'region', 'banner', 'contentinfo'].includes(role);
    const name = nameOf(item).trim();
    return isLandmark && !(['form', 'region'].includes(role) && name === '') ? [(role + ' ' + name).trim()] : [];
  });
})()`;

const COLOURS = `
  const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const luminance = ([r, g, b]) => [r, g, b].map((c) => c / 255).map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)).reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (element) => {
    for (let item = element; item; item = item.parentElement) {
      const colour = channels(getComputedStyle(item).backgroundColor);
      if (colour.length === 3 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const ratioOf = (one, other) => {
    const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };`;

/** Contrast of every visible piece of text against the first opaque background behind it, by WCAG. */
const CONTRASTS = `(() => {${COLOURS}
  const texts = [...document.querySelectorAll('body *')].filter((item) => !item.closest('script,style,title,desc') && item.checkVisibility() && [...item.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== ''));
  const labels = [...document.querySelectorAll('[data-label]')].filter((item) => item.checkVisibility() && getComputedStyle(item, '::before').content.includes('"'));
  return [
    ...texts.map((item) => ({ text: item.textContent.trim().slice(0, 40), ratio: ratioOf(channels(item.closest('svg') ? getComputedStyle(item).fill : getComputedStyle(item).color), behind(item)) })),
    ...labels.map((item) => ({ text: item.dataset.label, ratio: ratioOf(channels(getComputedStyle(item, '::before').color), behind(item)) })),
  ];
})()`;

const EDGES = `(() => {${COLOURS}
  const fields = [...document.querySelectorAll('.filters select, .filters button, .filters input[type=search]')].map((item) => ({ what: item.id, ratio: ratioOf(channels(getComputedStyle(item).borderTopColor), behind(item.parentElement)) }));
  const bars = [...document.querySelectorAll('.bars rect')].map((item) => ({ what: item.getAttribute('class'), ratio: ratioOf(channels(getComputedStyle(item).fill), behind(item)) }));
  return [...fields, ...bars];
})()`;
