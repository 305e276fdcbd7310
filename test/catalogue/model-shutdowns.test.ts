/** What the newest SDK says of the end of a model is what the table of models says. */
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { shutdownOfModel, shutdowns } from '../../src/catalogue/policy/index.ts';
import { ROOT } from '../helpers/audit.ts';

const folder = `${ROOT}node_modules/openai-v7/resources`;
/** `- "gpt-5.1", "gpt-5.1-2025-11-13": Announced shutdown date: 2027-04-01.` */
const SAID = /((?:"[\w.:-]+",?\s+|"[\w.:-]+")+):\s+Announced\s+shutdown\s+date:\s+([\d-]+)/g;

const said = new Map<string, string>();
for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
  if (!file.endsWith('.d.ts')) continue;
  const text = readFileSync(`${folder}/${file}`, 'utf8').replace(/\n\s*\*\s?/g, ' ');
  for (const [, names, date] of text.matchAll(SAID))
    for (const [, name] of names!.matchAll(/"([^"]+)"/g)) said.set(name!, date!);
}

describe('the end of a model', () => {
  it('is told by the declarations of the SDK', () => {
    expect(said.size).toBeGreaterThan(90);
  });

  it.each([...said])('%s, is on the day that the SDK says, and certain', (name, date) => {
    expect(shutdownOfModel(name)).toMatchObject({ date, certainty: 'certain' });
  });

  it('that cites the SDK is one that it tells', () => {
    const citing = shutdowns.filter(({ source }) => source.startsWith('sdk-'));
    const silent = citing.map(({ what }) => what).filter((name) => !said.has(name));
    // Of this one the declarations say it in a sentence.
    expect(silent).toEqual(['gpt-image-1']);
  });
});
