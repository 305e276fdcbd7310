/** `settings['openai-zdr']`: parsed once, validated, with one clear error. */
import {
  type Policy,
  type Profile,
  type SnapshotId,
  isSnapshotId,
  newestSnapshot,
  policyOf,
  snapshots,
} from './catalogue/policy/index.ts';
import type { CallSettings, ExportReference } from './calls/settings.ts';
import { nearest } from './nearest.ts';

/** What a project writes. */
export interface ZdrSettings {
  /** id of the policy snapshot, such as `2026-11-26`; `latest` follows the newest one of the installed version */
  policy?: SnapshotId | 'latest';
  /** what is agreed with OpenAI */
  profile?: Profile;
  /** exports of the project's own modules that are OpenAI clients, or functions that give one */
  clients?: ExportReference[];
  /** functions that take a client and give back one of the same shape */
  wrappers?: ExportReference[];
  /** host → what stands behind it */
  hosts?: Record<string, 'openai' | 'azure' | 'other'>;
  /** follow imports into other files of the program; on by default */
  crossFile?: boolean;
}

export interface Settings {
  policy: Policy;
  calls: CallSettings;
  crossFile: boolean;
}

export class SettingsError extends Error {
  override name = 'SettingsError';
  /** says on after the name of the key */
  readonly problem: string;

  constructor(key: string, problem: string) {
    super(`settings["openai-zdr"]${key} ${problem}`);
    this.problem = problem;
  }
}

const PROFILES: readonly Profile[] = ['zdr', 'mam', 'hipaa', 'default'];
const HOST_TARGETS = ['openai', 'azure', 'other'] as const;
const KEYS = ['policy', 'profile', 'clients', 'wrappers', 'hosts', 'crossFile'] as const;

const parsed = new WeakMap<object, Settings>();
let defaults: Settings | null = null;

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
        '',
        `has no key ${quote(key)}${didYouMean(key, KEYS)}. The keys are ${KEYS.join(', ')}.`,
      );
    }
  }
  const profile = given.profile ?? 'zdr';
  if (!PROFILES.includes(profile as Profile))
    throw invalid(
      '.profile',
      profile,
      `one of ${PROFILES.map(quote).join(', ')}`,
      didYouMean(profile, PROFILES),
    );
  const { crossFile = true } = given;
  if (typeof crossFile !== 'boolean') throw invalid('.crossFile', crossFile, 'true or false');
  return {
    policy: policyOf(snapshotOf(given.policy), profile as Profile),
    calls: {
      clients: references('clients', given.clients),
      wrappers: references('wrappers', given.wrappers),
      hosts: hostsOf(given.hosts),
    },
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
    didYouMean(id, ids),
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
        didYouMean(odd[0], ['module', 'export']),
      );
    const { module, export: name = '*' } = item as { module?: string; export?: string };
    if (module === undefined) throw invalid(`${at}.module`, undefined, 'a module specifier');
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
        didYouMean(target, HOST_TARGETS),
      );
  }
  return value as CallSettings['hosts'];
}

function invalid(key: string, value: unknown, allowed: string, hint = ''): SettingsError {
  return new SettingsError(key, `is ${show(value)}, but must be ${allowed}${hint}.`);
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

function didYouMean(given: unknown, allowed: readonly string[]): string {
  const match = typeof given === 'string' ? nearest(given, allowed) : null;
  return match === null ? '' : ` (did you mean ${quote(match)}?)`;
}
