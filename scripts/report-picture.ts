/** `npx tsx scripts/report-picture.ts`: the picture of the HTML report that the README shows, made from the sample application. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
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

const browser = await launch();
const page = await browser.newPage({
  viewport: { width: 1240, height: 1140 },
  colorScheme: 'light',
});
await page.goto(pathToFileURL(report).href);
await page.screenshot({ path: join(root, 'rules-docs/images/report.png') });
await browser.close();
rmSync(folder, { recursive: true });
