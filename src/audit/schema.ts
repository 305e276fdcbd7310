/** Reads inventories that this tool wrote, and says what is wrong with others. */
import { readFileSync } from 'node:fs';
import { isSnapshotId } from '../catalogue/policy/index.ts';
import { UsageError, reasonOf } from './errors.ts';
import { type Inventory, SCHEMA_VERSION } from './inventory.ts';

/** The part of JSON Schema that the shipped schema uses. */
interface Schema {
  $ref?: string;
  $defs?: Record<string, Schema>;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  minimum?: number;
  pattern?: string;
  required?: string[];
  properties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  items?: Schema;
}

let schema: Schema | null = null;

function inventorySchema(): Schema {
  return (schema ??= JSON.parse(
    readFileSync(new URL('./inventory.schema.json', import.meta.url), 'utf8'),
  ) as Schema);
}

type Given = Record<string, unknown>;

/** Throws a `UsageError` for a file that is missing or holds no inventory. */
export function readInventory(file: string): Inventory {
  let data: unknown;
  try {
    data = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`The inventory ${file} cannot be read (${reasonOf(error)}).`);
  }
  const version =
    typeof data === 'object' && data !== null
      ? (data as { schemaVersion?: unknown }).schemaVersion
      : undefined;
  if (version !== SCHEMA_VERSION && version !== 1) {
    throw new UsageError(
      typeof version === 'number' && version > SCHEMA_VERSION
        ? `${file} was written by a newer version of openai-zdr (schemaVersion ${String(version)}).`
        : `${file} is not an inventory of openai-zdr: it has no schemaVersion ${String(SCHEMA_VERSION)}.`,
    );
  }
  data = withVerdicts(
    completed(version === 1 ? lifted(data as Record<string, unknown>) : (data as Given)),
  );
  const problem = problemIn(data, inventorySchema(), '');
  if (problem !== null) throw new UsageError(`${file} is not a valid inventory: ${problem}.`);
  const inventory = data as Inventory;
  if (!isSnapshotId(inventory.policy.id))
    throw new UsageError(
      `${file} rests on the policy snapshot ${JSON.stringify(inventory.policy.id)}, which this version does not know.`,
    );
  return inventory;
}

/**
 * The first version kept files that were not analysed among the counts, and did not say which
 * configuration was used.
 */
function lifted(data: Given): Given {
  const { failed, ...counts } = (data.files ?? {}) as Record<string, unknown>;
  return {
    ...data,
    ...(Object.hasOwn(data, 'files') ? { files: counts } : {}),
    schemaVersion: SCHEMA_VERSION,
    configuration: null,
    notAnalysed: failed,
    ...(Array.isArray(data.calls) ? { calls: data.calls.map(withTargets) } : {}),
  };
}

function withTargets(call: unknown): unknown {
  if (typeof call !== 'object' || call === null) return call;
  const { target } = call as { target?: unknown };
  return { ...call, ...(target === undefined ? {} : { targets: [target] }) };
}

/** Before there was a balance, places had no end. */
function completed(given: Given): Given {
  if (Object.hasOwn(given, 'balance')) return given;
  const { unresolved } = given;
  return {
    ...given,
    balance: null,
    ...(Array.isArray(unresolved) ? { unresolved: unresolved.map(withEnd) } : {}),
  };
}

/** The first version judged what deletes by the endpoint that it deletes from. */
function withVerdicts(given: Given): Given {
  const { calls } = given;
  return Array.isArray(calls) ? { ...given, calls: calls.map(withVerdict) } : given;
}

const OF_ENDPOINTS: readonly unknown[] = [
  'ineligible',
  'unlisted',
  'limited',
  'eligible',
  'zero-by-default',
];

function withVerdict(call: unknown): unknown {
  if (typeof call !== 'object' || call === null) return call;
  const { state, verdict } = call as { state?: unknown; verdict?: unknown };
  return state === 'removes' && OF_ENDPOINTS.includes(verdict)
    ? { ...call, verdict: 'removes' }
    : call;
}

function withEnd(place: unknown): unknown {
  if (typeof place !== 'object' || place === null) return place;
  const { line } = place as { line?: unknown };
  return { ...place, ...(line === undefined ? {} : { endLine: line }) };
}

/**
 * The first thing that does not fit. Keys that the schema does not know are left alone: a later
 * version may add some.
 */
function problemIn(value: unknown, given: Schema, at: string): string | null {
  const rule =
    given.$ref === undefined
      ? given
      : (inventorySchema().$defs?.[given.$ref.replace('#/$defs/', '')] ?? {});
  const place = at === '' ? 'it' : at;
  if (rule.const !== undefined && value !== rule.const)
    return `${place} must be ${JSON.stringify(rule.const)}`;
  if (rule.enum && !rule.enum.includes(value))
    return `${place} must be one of ${rule.enum.map((item) => JSON.stringify(item)).join(', ')}`;
  if (rule.type !== undefined && ![rule.type].flat().some((type) => isOf(value, type)))
    return `${place} must be ${[rule.type].flat().join(' or ')}`;
  if (typeof value === 'number' && rule.minimum !== undefined && value < rule.minimum)
    return `${place} must be at least ${String(rule.minimum)}`;
  if (
    typeof value === 'string' &&
    rule.pattern !== undefined &&
    !new RegExp(rule.pattern).test(value)
  )
    return `${place} does not look like one`;
  if (Array.isArray(value))
    return first(
      value.map(
        (item: unknown, index) => () =>
          rule.items ? problemIn(item, rule.items, `${at}[${String(index)}]`) : null,
      ),
    );
  if (typeof value !== 'object' || value === null) return null;
  const missing = rule.required?.find((key) => !Object.hasOwn(value, key));
  if (missing !== undefined) return `${place} has no ${missing}`;
  const { properties = {}, additionalProperties: others } = rule;
  return first(
    Object.entries(value).map(([key, item]) => () => {
      const inner = Object.hasOwn(properties, key) ? properties[key] : others;
      const name = at === '' ? key : `${at}.${key}`;
      return typeof inner === 'object' ? problemIn(item, inner, name) : null;
    }),
  );
}

function first(checks: readonly (() => string | null)[]): string | null {
  for (const check of checks) {
    const problem = check();
    if (problem !== null) return problem;
  }
  return null;
}

function isOf(value: unknown, type: string): boolean {
  switch (type) {
    case 'array':
      return Array.isArray(value);
    case 'integer':
      return Number.isInteger(value);
    case 'null':
      return value === null;
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    default:
      return typeof value === type;
  }
}
