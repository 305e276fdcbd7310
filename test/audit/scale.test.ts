/** A small one of what `npm run bench -- growth` measures in full. */
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { generate } from '../../bench/generate.ts';
import type { Inventory } from '../../src/audit/inventory.ts';
import { CLI, project } from '../helpers/audit.ts';

describe('many files', () => {
  it('take little memory, and every call is found', () => {
    const folder = project();
    const calls = generate(folder, 4000);
    // A heap this small would not hold the syntax trees of all files.
    const text = execFileSync(
      process.execPath,
      [
        '--max-old-space-size=96',
        CLI,
        '--format',
        'json',
        '--fail-on',
        'never',
        '--no-config',
        '--workers',
        '0',
      ],
      { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 },
    );
    const inventory = JSON.parse(text) as Inventory;
    expect([inventory.files.scanned, inventory.calls.length, inventory.unresolved.length]).toEqual([
      4000,
      calls,
      0,
    ]);
  });
});
