import { readFileSync } from 'node:fs';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { type RuleName, rules } from '../../src/rules/index.ts';

/** What a schema refuses, by rule; every rule refuses an option that it does not have. */
const refused: [rule: RuleName, options: unknown, complaint: string][] = [
  ['no-blind-spots', { packages: 'all' }, 'should be boolean'],
  ['no-extended-prompt-cache', { defaults: 'yes' }, 'should be boolean'],
  ['no-ineligible-model', { announced: 'soon' }, 'should be boolean'],
  ['no-image-input', { kinds: ['local'] }, 'should be equal to one of the allowed values'],
  ['no-image-input', { kinds: ['remote', 'remote'] }, 'should NOT have duplicate items'],
  ['no-image-input', { files: 1 }, 'should be boolean'],
  ['no-ineligible-endpoint', { allow: ['files.create'] }, 'should be object'],
  [
    'no-ineligible-endpoint',
    { allow: [{ call: 'files.create' }] },
    "should have required property 'reason'",
  ],
  [
    'no-ineligible-endpoint',
    { allow: [{ reason: 'public data' }] },
    "should have required property 'call'",
  ],
  [
    'no-ineligible-endpoint',
    { allow: [{ call: 'files.create', reason: '' }] },
    'should NOT be shorter than 3 characters',
  ],
  [
    'no-ineligible-endpoint',
    { allow: [{ call: '', reason: 'public data' }] },
    'should NOT be shorter than 1 characters',
  ],
  [
    'no-ineligible-endpoint',
    { allow: [{ call: 'files.create', reason: 'public data', until: '2027' }] },
    'should NOT have additional properties',
  ],
  ['no-ineligible-endpoint', { unlisted: 'warn' }, 'should be equal to one of the allowed values'],
  ['no-ineligible-endpoint', { reads: 'all' }, 'should be boolean'],
  ['no-ineligible-endpoint', { unknownTargets: 1 }, 'should be boolean'],
  ['no-ineligible-tool', { report: ['mcp'] }, 'should be equal to one of the allowed values'],
  ['no-ineligible-tool', { report: 'stores' }, 'should be array'],
  ['no-pii-in-side-fields', { fields: 'user' }, 'should be array'],
  ['no-pii-in-side-fields', { hashHelper: true }, 'should be string,null'],
  ['no-server-state', { retrieval: 0 }, 'should be boolean'],
  ['no-undocumented-header', { allow: [/x/] }, 'should be string'],
  ['no-undocumented-param', { allow: ['zdr', 'zdr'] }, 'should NOT have duplicate items'],
  ['require-store-false', { chatCompletions: true }, 'should be string'],
  [
    'require-store-false',
    { chatCompletions: 'always' },
    'should be equal to one of the allowed values',
  ],
  ['single-approved-client', {}, "should have required property 'modules'"],
  ['single-approved-client', { modules: [] }, 'should NOT have fewer than 1 items'],
  ['single-approved-client', { modules: ['src/openai.ts'], projects: 'proj_1' }, 'should be array'],
];

function lintWith(rule: RuleName, ...options: unknown[]): Linter.LintMessage[] {
  return new Linter().verify('', {
    plugins: { zdr: { rules } },
    rules: { [`zdr/${rule}`]: ['error', ...options] },
  });
}

describe('the tests of a rule', () => {
  const testsOf = (rule: RuleName): string =>
    readFileSync(new URL(`${rule}.test.ts`, import.meta.url), 'utf8');

  it.each(Object.keys(rules) as RuleName[])('%s: assert every message', (rule) => {
    const asserted = new Set(
      [...testsOf(rule).matchAll(/messageId: '(\w+)'/g)].map(([, id]) => id),
    );
    expect(asserted).toEqual(new Set(Object.keys(rules[rule].meta.messages)));
  });

  it.each(Object.keys(rules) as RuleName[])('%s: give every option', (rule) => {
    const [schema] = rules[rule].meta.schema as { properties: object }[];
    for (const option of Object.keys(schema?.properties ?? {}))
      expect(testsOf(rule)).toMatch(
        new RegExp(`(?:\\boptions: \\[\\{[^\\n]*|= \\[\\{[^\\n]*)\\b${option}:`),
      );
  });
});

describe('the schema of a rule', () => {
  it.each(refused)('%s refuses %j', (rule, options, complaint) => {
    expect(() => lintWith(rule, options)).toThrow(complaint);
  });

  it.each(Object.keys(rules) as RuleName[])(
    '%s refuses an option that it does not have',
    (rule) => {
      const given =
        rule === 'single-approved-client'
          ? { modules: ['src/openai.ts'], extra: true }
          : { extra: true };
      expect(() => lintWith(rule, given)).toThrow(
        /should NOT have (?:additional properties|more than 0 items)/,
      );
    },
  );

  it.each(Object.keys(rules) as RuleName[])('%s needs no option', (rule) => {
    expect(lintWith(rule)).toEqual([]);
  });

  it.each(Object.keys(rules) as RuleName[])('%s describes every option', (rule) => {
    const [schema] = rules[rule].meta.schema as {
      properties: Record<string, { description?: string }>;
    }[];
    for (const [name, { description }] of Object.entries(schema?.properties ?? {}))
      expect(description, name).toMatch(/^[A-Z].+\.$/s);
  });
});
