/**
 * Records what the programs of `test/wire/frameworks` send, for the sets that are named, or all.
 * `-- --only NAME` runs programs of that name, shows what they send, and writes nothing.
 */
import { runPrograms, sets, writeTruth } from '../test/helpers/frameworks.ts';

const args = process.argv.slice(2);
const at = args.indexOf('--only');
const only = at === -1 ? undefined : args.splice(at, 2)[1];
const wanted = args.length > 0 ? args : sets;

const results = await runPrograms(wanted, only === undefined ? undefined : new RegExp(only));
for (const [set, truth] of results) {
  if (only === undefined) writeTruth(set, truth);
  else console.log(set, JSON.stringify(truth, null, 1));
  for (const [name, { sent, fails }] of Object.entries(truth))
    if (fails !== undefined || sent.length === 0)
      console.log(`${set} ${name}: ${fails ?? 'sends nothing'}`);
}
