/** Where reports go: whole or not at all, and never in the place of what is no file. */
import { execFileSync, spawn } from 'node:child_process';
import { lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeOutput } from '../../src/audit/output.ts';
import { CLIENT, project, run } from '../helpers/audit.ts';

describe('an output', () => {
  it('takes the place of a file, and leaves nothing beside it', () => {
    const folder = project({ 'report.json': 'old' });
    writeOutput(join(folder, 'report.json'), 'new');
    expect(readFileSync(join(folder, 'report.json'), 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['report.json']);
  });

  it('is written to a FIFO, which stays one', async () => {
    const folder = project();
    const fifo = join(folder, 'fifo');
    execFileSync('mkfifo', [fifo]);
    const reader = spawn('cat', [fifo], { stdio: ['ignore', 'pipe', 'ignore'] });
    const received = reader.stdout.toArray();
    writeOutput(fifo, 'report');
    expect(Buffer.concat((await received) as Buffer[]).toString()).toBe('report');
    expect(lstatSync(fifo).isFIFO()).toBe(true);
    expect(readdirSync(folder)).toEqual(['fifo']);
  });

  it.each([
    ['a file', { 'real/report.json': 'old' }],
    ['a file that is not there yet', { 'real/.keep': '' }],
  ])('follows a link to %s', (_, files) => {
    const folder = project(files);
    mkdirSync(join(folder, 'links'));
    symlinkSync('../real/report.json', join(folder, 'links/report.json'));
    writeOutput(join(folder, 'links/report.json'), 'new');
    expect(lstatSync(join(folder, 'links/report.json')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, 'real/report.json'), 'utf8')).toBe('new');
  });

  it('says in one line what stands in the way', async () => {
    const folder = project({ 'a.ts': `${CLIENT}client.models.list();`, 'reports.json/.keep': '' });
    symlinkSync('circle', join(folder, 'circle'));
    for (const output of ['json=reports.json', 'json=circle', 'json=a.ts/report.json']) {
      const { status, stderr } = await run(folder, ['-o', output]);
      expect(stderr).toMatch(/^openai-zdr: \S+ cannot be written \(.+\)\.\n$/);
      expect(status).toBe(2);
    }
  });
});
