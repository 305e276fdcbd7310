/** What another seller of OpenAI's models keeps, by terms of its own: no agreement with OpenAI is about that. */
import { type Elsewhere, azure, lineOf, sources } from '../catalogue/policy/index.ts';
import {
  type Inventory,
  type InventoryCall,
  type KeptElsewhere,
  compareText,
} from './inventory.ts';
import { plural } from './verdicts.ts';

/** One line of another seller's texts, and the calls that it speaks of. */
export interface ElsewhereUse {
  seller: Elsewhere;
  line: KeptElsewhere;
  calls: InventoryCall[];
  files: number;
}

export function keptElsewhere({
  targets,
  method,
  route,
}: Pick<InventoryCall, 'targets' | 'method' | 'route'>): KeptElsewhere | null {
  if (!targets.includes('azure')) return null;
  const line = route === null ? null : lineOf(azure, `${method ?? ''} ${route}`);
  const id = line?.source ?? azure.source;
  return {
    by: azure.name,
    terms: azure.terms,
    endpoint: line?.endpoint ?? null,
    kept: line?.kept ?? null,
    avoidedBy: line?.way ?? null,
    certainty: line?.certainty ?? 'open',
    source: { id, ...sources[id] },
  };
}

/** Each line once, what is not stated last. */
export function elsewhereUses({ calls }: Inventory): ElsewhereUse[] {
  const uses = new Map<string, ElsewhereUse>();
  for (const call of calls) {
    const { elsewhere: line } = call;
    if (!line) continue;
    const key = line.endpoint ?? '';
    const use = uses.get(key) ?? { seller: azure, line, calls: [], files: 0 };
    use.calls.push(call);
    uses.set(key, use);
  }
  for (const use of uses.values()) use.files = new Set(use.calls.map(({ file }) => file)).size;
  return [...uses.values()].sort(
    (left, right) =>
      Number(left.line.endpoint === null) - Number(right.line.endpoint === null) ||
      compareText(left.line.endpoint ?? '', right.line.endpoint ?? ''),
  );
}

/** `30 days by default (store: false avoids it)` */
export function keptElsewhereWords({
  kept,
  avoidedBy,
}: Pick<KeptElsewhere, 'kept' | 'avoidedBy'>): string {
  if (kept === null) return 'not stated';
  return avoidedBy === null ? `kept ${kept}` : `kept ${kept} (${avoidedBy} avoids it)`;
}

/** One text for the seller, however many calls go there; `null` where none does. */
export function elsewhereWords(inventory: Inventory): string | null {
  const uses = elsewhereUses(inventory);
  const [first] = uses;
  if (!first) return null;
  const { name, terms, abuseMonitoring, control } = first.seller;
  const calls = plural(
    uses.reduce((sum, use) => sum + use.calls.length, 0),
    'call',
  );
  const lines = uses.map(
    ({ line }) => `${line.endpoint ?? 'other routes'} ${keptElsewhereWords(line)}`,
  );
  return `${name} (${calls}), under ${terms}: ${lines.join('; ')}. ${abuseMonitoring.text} ${control}`;
}
