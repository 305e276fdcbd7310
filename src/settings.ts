/** `settings['openai-zdr']`: parsed once, validated, with one clear error. */
import { type Policy, policyOf } from './catalogue/policy/policy-of.ts';
import { isSnapshotId, newestSnapshot, snapshots } from './catalogue/policy/snapshots.ts';
import type { Profile, SnapshotId } from './catalogue/policy/types.ts';
import type { CallSettings, ExportReference } from './calls/settings.ts';
import { didYouMean, editDistance } from './nearest.ts';

export interface Settings {
  /** worked out when it is asked for */
  readonly policy: Policy;
  calls: CallSettings;
  /** rules look at calls to Azure OpenAI too */
  azure: boolean;
  crossFile: boolean;
}

export class SettingsError extends Error {
  override name = 'SettingsError';
  /** says on after the place of the mistake */
  readonly problem: string;

  constructor(at: string, problem: string) {
    super(`${at} ${problem}`);
    this.problem = problem;
  }
}

const PROFILES: readonly Profile[] = ['zdr', 'mam', 'hipaa', 'default'];
const HOST_TARGETS = ['openai', 'azure', 'bedrock', 'other'] as const;
const KEYS = ['policy', 'profile', 'clients', 'wrappers', 'hosts', 'azure', 'crossFile'] as const;

const NAMESPACE = 'openai-zdr';
const AT = `settings[${quote(NAMESPACE)}]`;

const wellSpelt = new WeakSet<object>();
const parsed = new WeakMap<object, Settings>();
let defaults: Settings | null = null;

/**
 * What the plugin is given among the settings of all plugins. Throws a `SettingsError` where a key can only be meant
 * for it and is misspelt: nobody else would say so, and all that stands there would be passed over.
 */
export function ownSettings(all: Readonly<Record<string, unknown>>): unknown {
  if (!wellSpelt.has(all)) {
    const misspelt = Object.keys(all).find(isMisspelt);
    if (misspelt !== undefined)
      throw new SettingsError(
        `settings[${quote(misspelt)}]`,
        `is not read by eslint-plugin-openai-zdr (did you mean ${AT}?).`,
      );
    wellSpelt.add(all);
  }
  return all[NAMESPACE];
}

/** One slip, or another way to part the words: `openai-sdk` is somebody else's. */
function isMisspelt(key: string): boolean {
  if (key === NAMESPACE) return false;
  const letters = key.replace(/^eslint-plugin-/, '').replace(/[^a-z]/gi, '');
  return key.startsWith(`${NAMESPACE}/`) || editDistance(letters.toLowerCase(), 'openaizdr') <= 1;
}

/** Throws a `SettingsError` that names the key, the value and what is allowed. */
export function settingsOf(given: unknown): Settings {
  if (given === undefined || given === null) return (defaults ??= parse({}));
  if (typeof given !== 'object' || Array.isArray(given)) throw invalid('', given, 'an object');
  let settings = parsed.get(given);
  if (!settings) parsed.set(given, (settings = parse(given as Record<string, unknown>)));
  return settings;
}

function parse(given: Record<string, unknown>): Settings {
  for (const key of Object.keys(given)) {
    if (!(KEYS as readonly string[]).includes(key)) {
      throw new SettingsError(
        AT,
        `has no key ${quote(key)}${didYouMean(key, KEYS, quote)}. The keys are ${KEYS.join(', ')}.`,
      );
    }
  }
  const profile = given.profile ?? 'zdr';
  if (!PROFILES.includes(profile as Profile))
    throw invalid(
      '.profile',
      profile,
      `one of ${PROFILES.map(quote).join(', ')}`,
      didYouMean(profile, PROFILES, quote),
    );
  const { azure = false, crossFile = true } = given;
  if (typeof azure !== 'boolean') throw invalid('.azure', azure, 'true or false');
  if (typeof crossFile !== 'boolean') throw invalid('.crossFile', crossFile, 'true or false');
  const snapshot = snapshotOf(given.policy);
  let policy: Policy | null = null;
  return {
    get policy() {
      return (policy ??= policyOf(snapshot, profile as Profile));
    },
    calls: {
      clients: references('clients', given.clients),
      wrappers: references('wrappers', given.wrappers),
      hosts: hostsOf(given.hosts),
    },
    azure,
    crossFile,
  };
}

function snapshotOf(id: unknown): SnapshotId {
  if (id === undefined || id === 'latest') return newestSnapshot;
  if (typeof id === 'string' && isSnapshotId(id)) return id;
  const ids = snapshots.map((snapshot) => snapshot.id);
  throw invalid(
    '.policy',
    id,
    `"latest" or one of ${ids.map(quote).join(', ')}`,
    didYouMean(id, ids, quote),
  );
}

function references(key: string, value: unknown): ExportReference[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw invalid(`.${key}`, value, 'a list of { module, export }');
  return value.map((item: unknown, index): ExportReference => {
    const at = `.${key}[${String(index)}]`;
    if (typeof item !== 'object' || item === null) throw invalid(at, item, '{ module, export }');
    const entries = Object.entries(item);
    const odd = entries.find(
      ([name, text]) =>
        !['module', 'export'].includes(name) || typeof text !== 'string' || text === '',
    );
    if (odd)
      throw invalid(
        `${at}.${odd[0]}`,
        odd[1],
        'a text under the keys module and export',
        didYouMean(odd[0], ['module', 'export'], quote),
      );
    const { module, export: name } = item as Partial<ExportReference>;
    if (module === undefined) throw invalid(`${at}.module`, undefined, 'a module specifier');
    if (name === undefined)
      throw invalid(`${at}.export`, undefined, 'the name of an export, or "*" for every export');
    return { module, export: name };
  });
}

function hostsOf(value: unknown): CallSettings['hosts'] {
  if (value === undefined) return {};
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalid('.hosts', value, 'an object of host names');
  for (const [host, target] of Object.entries(value)) {
    if (!/^[\w.-]+$/.test(host))
      throw invalid('.hosts', host, 'a bare host name such as "gateway.example.com" as key');
    if (!HOST_TARGETS.includes(target as never))
      throw invalid(
        `.hosts[${quote(host)}]`,
        target,
        `one of ${HOST_TARGETS.map(quote).join(', ')}`,
        didYouMean(target, HOST_TARGETS, quote),
      );
  }
  return value as CallSettings['hosts'];
}

function invalid(key: string, value: unknown, allowed: string, hint = ''): SettingsError {
  return new SettingsError(`${AT}${key}`, `is ${show(value)}, but must be ${allowed}${hint}.`);
}

function show(value: unknown): string {
  return value === undefined
    ? 'missing'
    : typeof value === 'string'
      ? quote(value)
      : (JSON.stringify(value) ?? typeof value);
}

function quote(text: string): string {
  return JSON.stringify(text);
}
