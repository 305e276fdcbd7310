/** What goes over the wire: every key, what it may be, where it is written, and why something is not known. */
import type { Lookup } from '../../values/heap/lookup.ts';
import { isNothing } from '../../values/value.ts';
import type { OpenAICall } from '../record.ts';
import type { RequestView } from '../request-view.ts';
import { type Said, distinctSaid, saidOf } from './words.ts';

export interface SentKey {
  key: string;
  values: Said[];
  /** why it may be something else than that */
  unknown: Said[];
  /** whether it is sent at all */
  presence: 'sent' | 'may be left out' | 'left out' | 'unknown';
}

export interface SentPart {
  part: 'body' | 'query' | 'headers';
  keys: SentKey[];
  /** why there may be more */
  unknown: Said[];
}

/** Nobody reads more of them. */
const MAX_KEYS = 100;
const MAX_REASONS = 8;

export function sentBy(call: OpenAICall): SentPart[] {
  const parts = [
    ['body', call.body],
    ['query', call.query],
    ['headers', call.headers],
  ] as const;
  return parts.map(([part, view]) => ({
    part,
    keys: view
      .keys()
      .slice(0, MAX_KEYS)
      .map((key) => sentKey(view, key)),
    unknown: reasonsSaid(view.reasons()),
  }));
}

function sentKey(view: RequestView, key: string): SentKey {
  const lookup = view.get(key);
  const known = lookup.values.filter((value) => value.kind !== 'unknown' && !isLeftOut(value));
  const reasons = [
    ...lookup.values.filter(({ kind }) => kind === 'unknown').map(saidOf),
    ...(lookup.unknown ? hiddenReasons(view, key, lookup) : []),
  ];
  return {
    key,
    values: distinctSaid(known.map(saidOf)),
    unknown: distinctSaid(reasons).slice(0, MAX_REASONS),
    presence: presenceOf(lookup),
  };
}

type Values = Lookup['values'];

function isLeftOut(value: Values[number]): boolean {
  return isNothing(value) && value.kind === 'literal' && value.value === undefined;
}

function presenceOf({ values, absent, unknown }: Lookup): SentKey['presence'] {
  const given = values.filter((value) => !isLeftOut(value));
  if (given.length === 0) return unknown ? 'unknown' : 'left out';
  return absent || unknown || given.length < values.length ? 'may be left out' : 'sent';
}

function hiddenReasons(view: RequestView, key: string, { nodes }: Lookup): Said[] {
  const said = reasonsSaid(view.reasonsFor(key));
  if (said.length > 0 || nodes.length === 0) return said;
  return [{ words: 'is written on some of the ways to the call only', at: null }];
}

function reasonsSaid(reasons: ReturnType<RequestView['reasons']>): Said[] {
  const said = reasons.map((reason): Said =>
    typeof reason === 'string'
      ? { words: reason, at: null }
      : { words: reason.reason, at: { node: reason.node, module: reason.module } },
  );
  return distinctSaid(said).slice(0, MAX_REASONS);
}
