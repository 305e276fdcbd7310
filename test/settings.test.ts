import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { newestSnapshot, snapshots } from '../src/catalogue/policy/index.ts';
import { noIneligibleEndpoint } from '../src/rules/no-ineligible-endpoint.ts';
import { nearest } from '../src/nearest.ts';
import { SettingsError, ownSettings, settingsOf } from '../src/settings.ts';

const ids = snapshots.map((snapshot) => `"${snapshot.id}"`).join(', ');
const at = 'settings["openai-zdr"]';

describe('settings that are left out', () => {
  it.each([undefined, null, {}])('%j gives the defaults', (given) => {
    const settings = settingsOf(given);
    expect(settings.policy.snapshot.id).toBe(newestSnapshot);
    expect(settings.policy.profile).toBe('zdr');
    expect(settings.calls).toEqual({ clients: [], wrappers: [], hosts: {} });
    expect(settings.azure).toBe(false);
    expect(settings.crossFile).toBe(true);
  });

  it('are read once', () => {
    const given = { profile: 'mam' };
    expect(settingsOf(given)).toBe(settingsOf(given));
    expect(settingsOf(undefined)).toBe(settingsOf(null));
  });
});

describe('settings that are given', () => {
  it('choose the snapshot', () => {
    expect(settingsOf({ policy: '2025-12-11' }).policy.snapshot.id).toBe('2025-12-11');
    expect(settingsOf({ policy: 'latest' }).policy.snapshot.id).toBe(newestSnapshot);
  });

  it.each(['zdr', 'mam', 'hipaa', 'default'])('choose the profile %s', (profile) => {
    expect(settingsOf({ profile }).policy.profile).toBe(profile);
  });

  it('name clients and wrappers, every export unless one is named', () => {
    const { calls } = settingsOf({
      clients: [
        { module: '@acme/ai', export: 'openai' },
        { module: '@acme/all', export: '*' },
      ],
      wrappers: [{ module: '@acme/tracing', export: 'default' }],
    });
    expect(calls.clients).toEqual([
      { module: '@acme/ai', export: 'openai' },
      { module: '@acme/all', export: '*' },
    ]);
    expect(calls.wrappers).toEqual([{ module: '@acme/tracing', export: 'default' }]);
  });

  it('say what stands behind a host', () => {
    const hosts = {
      'gateway.acme.example': 'openai',
      localhost: 'other',
      'eu-1.acme.example': 'azure',
    };
    expect(settingsOf({ hosts }).calls.hosts).toEqual(hosts);
  });

  it.each([true, false])('ask for Azure, or not (%j)', (azure) => {
    expect(settingsOf({ azure }).azure).toBe(azure);
  });

  it('keep to one file', () => {
    expect(settingsOf({ crossFile: false }).crossFile).toBe(false);
  });
});

/** One error each, which names the key, the value and what is allowed. */
const refused: [given: unknown, message: string][] = [
  ['zdr', `${at} is "zdr", but must be an object.`],
  [['zdr'], `${at} is ["zdr"], but must be an object.`],
  [true, `${at} is true, but must be an object.`],
  [() => ({}), `${at} is function, but must be an object.`],
  [
    { polcy: 'latest' },
    `${at} has no key "polcy" (did you mean "policy"?). The keys are policy, profile, clients, wrappers, hosts, azure, crossFile.`,
  ],
  [
    { severity: 'error' },
    `${at} has no key "severity". The keys are policy, profile, clients, wrappers, hosts, azure, crossFile.`,
  ],
  [
    { policy: '2026-10-10' },
    `${at}.policy is "2026-10-10", but must be "latest" or one of ${ids} (did you mean "2026-09-10"?).`,
  ],
  [{ policy: '2031' }, `${at}.policy is "2031", but must be "latest" or one of ${ids}.`],
  [{ policy: 2026 }, `${at}.policy is 2026, but must be "latest" or one of ${ids}.`],
  [{ policy: null }, `${at}.policy is null, but must be "latest" or one of ${ids}.`],
  [
    { profile: 'hippa' },
    `${at}.profile is "hippa", but must be one of "zdr", "mam", "hipaa", "default" (did you mean "hipaa"?).`,
  ],
  [
    { profile: 'ZDR' },
    `${at}.profile is "ZDR", but must be one of "zdr", "mam", "hipaa", "default" (did you mean "zdr"?).`,
  ],
  [{ profile: 1 }, `${at}.profile is 1, but must be one of "zdr", "mam", "hipaa", "default".`],
  [{ azure: 'yes' }, `${at}.azure is "yes", but must be true or false.`],
  [{ crossFile: 'no' }, `${at}.crossFile is "no", but must be true or false.`],
  [
    { clients: { module: 'a' } },
    `${at}.clients is {"module":"a"}, but must be a list of { module, export }.`,
  ],
  [{ clients: ['@acme/ai'] }, `${at}.clients[0] is "@acme/ai", but must be { module, export }.`],
  [
    { clients: [{ module: '@acme/ai', export: 'openai' }, null] },
    `${at}.clients[1] is null, but must be { module, export }.`,
  ],
  [
    { clients: [{ modul: '@acme/ai' }] },
    `${at}.clients[0].modul is "@acme/ai", but must be a text under the keys module and export (did you mean "module"?).`,
  ],
  [
    { wrappers: [{ export: 'traced' }] },
    `${at}.wrappers[0].module is missing, but must be a module specifier.`,
  ],
  [
    { clients: [{ module: '@acme/ai' }] },
    `${at}.clients[0].export is missing, but must be the name of an export, or "*" for every export.`,
  ],
  [{ wrappers: 'traced' }, `${at}.wrappers is "traced", but must be a list of { module, export }.`],
  [{ hosts: ['a.example'] }, `${at}.hosts is ["a.example"], but must be an object of host names.`],
  [{ hosts: null }, `${at}.hosts is null, but must be an object of host names.`],
  [
    { hosts: { 'https://a.example': 'openai' } },
    `${at}.hosts is "https://a.example", but must be a bare host name such as "gateway.example.com" as key.`,
  ],
  [
    { hosts: { 'a.example': 'open-ai' } },
    `${at}.hosts["a.example"] is "open-ai", but must be one of "openai", "azure", "bedrock", "other" (did you mean "openai"?).`,
  ],
  [
    { hosts: { 'a.example': false } },
    `${at}.hosts["a.example"] is false, but must be one of "openai", "azure", "bedrock", "other".`,
  ],
];

describe('settings that are wrong', () => {
  it.each(refused)('%j', (given, message) => {
    expect(() => settingsOf(given)).toThrow(
      expect.objectContaining({ name: SettingsError.name, message }),
    );
  });

  it.each([
    [
      { clients: [{ module: '' }] },
      `${at}.clients[0].module is "", but must be a text under the keys module and export`,
    ],
    [
      { clients: [{ module: '@acme/ai', export: 1 }] },
      `${at}.clients[0].export is 1, but must be a text under the keys module and export`,
    ],
  ])('%j', (given, start) => {
    expect(() => settingsOf(given)).toThrow(start);
  });

  it('stop the run, even for a file without a call', () => {
    const lint = (): unknown =>
      new Linter().verify('', {
        plugins: { zdr: { rules: { endpoint: noIneligibleEndpoint } } },
        rules: { 'zdr/endpoint': 'error' },
        settings: { 'openai-zdr': { profile: 'hippa' } },
      });
    expect(lint).toThrow(`${at}.profile is "hippa"`);
  });
});

describe('a misspelt key for the settings', () => {
  it.each([
    'openai_zdr',
    'openaiZdr',
    'openaizdr',
    'openai-zrd',
    'open-ai-zdr',
    'OpenAI-ZDR',
    'opnai-zdr',
    'eslint-plugin-openai-zdr',
    'openai-zdr/no-image-input',
  ])('%s stops the run, and is named', (key) => {
    expect(() => ownSettings({ [key]: { profile: 'mam' } })).toThrow(
      `settings["${key}"] is not read by eslint-plugin-openai-zdr (did you mean settings["openai-zdr"]?).`,
    );
  });

  it.each(['import/resolver', 'react', 'openai', 'openai-sdk', 'openai-node', 'zod', 'jsdoc', ''])(
    '%j is somebody else’s',
    (key) => {
      const own = { profile: 'mam' };
      expect(ownSettings({ [key]: {}, 'openai-zdr': own })).toBe(own);
      expect(ownSettings({ [key]: {} })).toBeUndefined();
    },
  );

  it('is told by a rule, for a file without a call too', () => {
    const lint = (): unknown =>
      new Linter().verify('', {
        plugins: { zdr: { rules: { endpoint: noIneligibleEndpoint } } },
        rules: { 'zdr/endpoint': 'error' },
        settings: { openaiZdr: { profile: 'mam' } },
      });
    expect(lint).toThrow('did you mean settings["openai-zdr"]?');
  });
});

describe('nearest', () => {
  it('allows few edits for short texts and more for long ones', () => {
    expect(nearest('stor', ['store', 'stream'])).toBe('store');
    expect(nearest('st', ['store'])).toBeNull();
    expect(nearest('temprature', ['top_p', 'temperature'])).toBe('temperature');
    expect(nearest('prompt_cach_retenton', ['prompt_cache_retention'])).toBe(
      'prompt_cache_retention',
    );
  });

  it('counts swapped letters as one edit', () => {
    expect(nearest('sotre', ['store'])).toBe('store');
  });

  it('takes the closest candidate', () => {
    expect(nearest('inputs', ['outputs', 'input'])).toBe('input');
  });

  it('finds nothing among nothing', () => {
    expect(nearest('store', [])).toBeNull();
  });
});
