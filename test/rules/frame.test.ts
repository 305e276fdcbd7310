/** What the frame does for every rule, whoever asks it: a linter or an inventory. */
import type { Rule } from 'eslint';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/calls/analysis.ts';
import { noSettings } from '../../src/calls/settings.ts';
import { type Told, inspectionOf } from '../../src/rule.ts';
import { type RuleName, rules } from '../../src/rules/index.ts';
import { settingsOf } from '../../src/settings.ts';
import { parseSource } from '../../src/values/program/parse.ts';
import { CLIENT } from '../helpers/tester.ts';

function toldBy(name: RuleName, code: string, options?: object, settings: object = {}): Told[] {
  const file = analyse(parseSource('/project/main.js', CLIENT + code), { settings: noSettings });
  const told: Told[] = [];
  inspectionOf(rules[name])(
    { file, settings: settingsOf(settings), options, cwd: '/project' },
    (item) => told.push(item),
  );
  return told;
}

describe('what is told', () => {
  const shared = "const content = [{ type: 'input_file', file_id: 'file-1' }];\n";
  const accepted = "client.responses.create({ input: [{ role: 'user', content }] });\n";
  const open = "client.chat.completions.create({ messages: [{ role: 'user', content }] });\n";
  const options = { allow: [{ call: 'responses.create', reason: 'public documents' }] };

  it.each([
    ['before', accepted + open],
    ['after', open + accepted],
  ])('is open when the options accept it %s that for another call only', (_, calls) => {
    const told = toldBy('no-ineligible-endpoint', shared + calls, options);
    expect(told.map((item) => [item.messageId, item.accepted])).toEqual([
      ['fileReference', undefined],
    ]);
  });

  it('is accepted when the options accept it for every call', () => {
    const told = toldBy('no-ineligible-endpoint', shared + accepted + accepted, options);
    expect(told.map((item) => item.accepted)).toEqual(['public documents']);
  });

  it.each([
    ['', {}],
    [' (policy 2026-06)', { policy: '2026-06' }],
  ])('says %j of the policy with the settings %j', (said, settings) => {
    const code = "client.files.create({ purpose: 'x' });";
    const [told] = toldBy('no-ineligible-endpoint', code, {}, settings);
    expect(told?.data.asOf).toBe(said);
  });

  it('is about what it names, however long that is', () => {
    const name = `no${'Very'.repeat(40)}Store`;
    const [header] = toldBy(
      'no-undocumented-header',
      `client.responses.create({}, { headers: { 'X-OpenAI-${name}-No-Train': '1' } });`,
    );
    expect(header?.about).toBe(`X-OpenAI-${name}-No-Train`);
    expect(header?.data.name).toHaveLength(80);
  });
});

describe('a key inside of a key of which nobody can tell whether it goes with the request', () => {
  const caching = "const cached = { prompt_cache_options: { ttl: '12h' } };\n";

  it('is not told', () => {
    const body = 'isShort ? { prompt_cache_options: {} } : cached';
    const paths = "['/responses', '/embeddings'].map((path) =>";
    const code = `${caching}${paths} client.post(path, { body: ${body} }));`;
    expect(toldBy('no-extended-prompt-cache', code)).toEqual([]);
  });

  it('is told where it goes with the request', () => {
    const code = `${caching}client.post('/responses', { body: cached });`;
    expect(toldBy('no-extended-prompt-cache', code).map((item) => item.messageId)).toEqual(['ttl']);
  });
});

describe('what a rule listens to', () => {
  const reports: unknown[] = [];
  const ast = { type: 'Program' };
  const listenersIn = (sourceCode: object): Rule.RuleListener[] => {
    const context = {
      settings: {},
      options: [{}],
      cwd: '/project',
      physicalFilename: '/project/main.js',
      sourceCode,
      report: (report: unknown) => reports.push(report),
    } as unknown as Rule.RuleContext;
    return Object.values(rules).map((rule) => rule.create(context));
  };

  it('is nothing in a file without a trace of OpenAI, of which no tree is made', () => {
    const sourceCode = {
      text: 'export const answer = 42;\n',
      get ast(): never {
        throw new Error('A tree is made');
      },
    };
    for (const listeners of listenersIn(sourceCode)) expect(listeners).toEqual({});
  });

  it('is the program where it may hold a call, and not a file of another language', () => {
    const script = { text: CLIENT, ast, scopeManager: {}, visitorKeys: {} };
    for (const listeners of listenersIn(script))
      expect(Object.keys(listeners)).toEqual(['Program']);
    for (const listeners of listenersIn({ text: CLIENT, ast })) expect(listeners).toEqual({});
    for (const listeners of listenersIn({ ast })) expect(listeners).toEqual({});
  });

  it('is what reports once that a file could not be looked at', () => {
    const sourceCode = {
      ast,
      get text(): never {
        throw new Error('no text');
      },
    };
    for (const { Program } of listenersIn(sourceCode)) Program?.(ast as never);
    expect(reports).toEqual([
      expect.objectContaining({ message: expect.stringContaining('(no text)') as string }),
    ]);
  });
});
