/** The age of the facts, by the clock that a reproducible build sets. */
import { expect, it } from 'vitest';
import { newestSnapshot, policyOf } from '../../src/catalogue/policy/index.ts';
import { CLIENT, project, run } from '../helpers/audit.ts';

const DAY = 24 * 60 * 60;
const dayOf = Date.parse(policyOf().snapshot.date) / 1000;
const after = (days: number): { env: Record<string, string> } => ({
  env: { SOURCE_DATE_EPOCH: String(dayOf + days * DAY) },
});
const files = { 'a.ts': `${CLIENT}await client.embeddings.create({ model: 'm', input });\n` };

it.each([
  [-10, ''],
  [0, ''],
  [1, ', 1 day old'],
  [90, ', 90 days old'],
  [91, ', 91 days old'],
])('%i days after the snapshot the first line says %j', async (days, words) => {
  const { stdout } = await run(project(files), [], after(days));
  expect(stdout).toContain(`Policy snapshot ${newestSnapshot}${words}, profile zdr`);
});

it('is told on the error stream after 90 days, and not of a snapshot that is pinned', async () => {
  const folder = project(files);
  expect((await run(folder, [], after(90))).stderr).toBe('');
  expect((await run(folder, [], after(91))).stderr).toBe(
    `openai-zdr: the facts are of ${newestSnapshot}, 91 days ago. OpenAI may have changed its terms since: look for a newer version of this package.\n`,
  );
  expect((await run(folder, ['--policy', '2026-06'], after(400))).stderr).toBe('');
  expect((await run(folder, ['--quiet'], after(400))).stderr).toBe('');
});
