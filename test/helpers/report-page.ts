/** The HTML report of a project in a real browser, opened from disk as an auditor would. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { project, run } from './audit.ts';
import { NO_CHROMIUM, chromiumPath, launch } from './browser.ts';

// In CI a missing browser is an error; at home the rest of the suite should still run.
export const hasBrowser = chromiumPath !== null || (process.env.CI ?? '') !== '';
if (!hasBrowser) console.warn(`${NO_CHROMIUM} The tests of the HTML report are left out.`);

let browser: Browser;

beforeAll(async () => {
  if (hasBrowser) browser = await launch();
});
afterAll(async () => {
  await browser?.close();
});

export interface Opened {
  page: Page;
  /** the address of the report */
  url: string;
  /** what should not be there: console messages, errors, requests for anything but the page */
  trouble: string[];
}

type PageOptions = Parameters<Browser['newPage']>[0];

export async function open(
  folder: string,
  options: PageOptions = {},
  args: string[] = [],
): Promise<Opened> {
  const file = join(project(), 'report.html');
  await run(folder, ['-o', file, '-q', ...args]);
  return openFile(file, options);
}

/** `hash` with its `#` */
export async function openFile(
  file: string,
  options: PageOptions = {},
  hash = '',
): Promise<Opened> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
  const url = pathToFileURL(file).href;
  const trouble: string[] = [];
  page.on('console', (message) => trouble.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => trouble.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    trouble.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (request.url().replace(/#.*/, '') !== url) trouble.push(`request: ${request.url()}`);
  });
  await page.goto(`${url}${hash}`);
  return { page, url, trouble };
}

/** Where the calls stand that are shown, in their order. */
export function rows(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(
    `[...document.querySelectorAll('#calls-table tbody.call')].filter((item) => item.checkVisibility()).map((item) => item.querySelector('.place').textContent)`,
  );
}
