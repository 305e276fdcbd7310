/** Prints the cases of all rule tests as JSON: the files are loaded without Vitest, and nothing is run. */
import { readdirSync } from 'node:fs';
import { register } from 'node:module';
import { RuleTester } from 'eslint';

const NOTHING = `
const nothing = () => nothing;
const all = new Proxy(nothing, { get: (_, key) => (key === 'then' ? undefined : all), apply: () => all });
export const describe = Object.assign((name, body) => { globalThis.within.push(name); body?.(); globalThis.within.pop(); }, { each: nothing, for: nothing });
export const it = Object.assign(() => {}, { each: nothing, for: nothing });
export const afterAll = (end) => globalThis.after.push(end);
export const test = it, expect = all, vi = all, onTestFinished = nothing, afterEach = nothing, beforeAll = nothing, beforeEach = nothing;
`;
const HOOKS = `
const url = 'data:text/javascript,' + ${JSON.stringify(encodeURIComponent(NOTHING))};
export const resolve = (specifier, context, next) =>
  specifier === 'vitest' ? { url, shortCircuit: true } : next(specifier, context);
`;
register(`data:text/javascript,${encodeURIComponent(HOOKS)}`);

globalThis.within = [];
globalThis.after = [];
const cases = [];
RuleTester.prototype.run = (rule, _, { valid, invalid }) => {
  const isTypeScript = globalThis.within.some((name) => name.startsWith('TypeScript'));
  for (const { name, code, filename, options, settings } of [...valid, ...invalid])
    cases.push({ rule, name, code, filename, options, settings, isTypeScript });
};
const folder = new URL('../rules/', import.meta.url);
for (const file of readdirSync(folder).filter((name) => name.endsWith('.test.ts')))
  await import(new URL(file, folder).href);
process.stdout.write(JSON.stringify(cases));
for (const end of globalThis.after) await end();
