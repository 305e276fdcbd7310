/** `npx tsx scripts/report-picture.ts`: the pictures of the HTML report in the docs, made from the sample application. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { main } from '../src/audit/main.ts';
import { launch } from '../test/helpers/browser.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'openai-zdr-picture-'));
const report = join(folder, 'report.html');
await main(['--output', report, '--quiet', '--fail-on', 'never'], {
  cwd: join(root, 'examples/support-desk'),
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
});

interface Picture {
  name: string;
  width: number;
  height: number;
  scheme?: 'light' | 'dark';
  /** what stands at the top */
  hash?: string;
  prepare?: (page: Page) => Promise<void>;
}

const pictures: Picture[] = [
  { name: 'report', width: 1240, height: 1040 },
  { name: 'report-dark', width: 1240, height: 1040, scheme: 'dark' },
  { name: 'report-calls', width: 1240, height: 1060, hash: '#calls', prepare: openOne },
  {
    name: 'report-phone',
    width: 390,
    height: 690,
    hash: '#calls?verdict=ineligible&endpoint=%2Fv1%2Fvector_stores',
    prepare: toTable,
  },
];

const browser = await launch();
for (const { name, width, height, scheme = 'light', hash = '', prepare } of pictures) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: scheme });
  await page.goto(`${pathToFileURL(report).href}${hash}`);
  await prepare?.(page);
  await page.screenshot({ path: join(root, `rules-docs/images/${name}.png`) });
  await page.close();
}
await browser.close();
rmSync(folder, { recursive: true });

/** The second call: what is said of it, and why it is one. */
async function openOne(page: Page): Promise<void> {
  const call = page.locator('tbody.call').nth(1);
  await call.locator('.code summary').click();
  await call.locator('.why summary').click();
  await page.evaluate("document.getElementById('calls').scrollIntoView()");
}

async function toTable(page: Page): Promise<void> {
  await page.evaluate("document.getElementById('filtered').scrollIntoView()");
}
