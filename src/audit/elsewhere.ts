/** What another seller of OpenAI's models keeps, by terms of its own: no agreement with OpenAI is about that. */
import { type Elsewhere, azure, bedrock, lineOf, sources } from '../catalogue/policy/index.ts';
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

const SELLERS = { azure, bedrock } as const;

/** Who sells it, where that is a seller other than OpenAI and the only one. */
export function sellerOf({ target }: Pick<InventoryCall, 'target'>): Elsewhere | null {
  return target === 'azure' || target === 'bedrock' ? SELLERS[target] : null;
}

/** What each other seller keeps of a call that may get it. */
export function keptElsewhere({
  targets,
  method,
  route,
}: Pick<InventoryCall, 'targets' | 'method' | 'route'>): KeptElsewhere[] {
  return targets.flatMap((target) => {
    const seller = sellerOf({ target });
    if (!seller) return [];
    const line = route === null ? null : lineOf(seller, `${method ?? ''} ${route}`);
    const id = line?.source ?? seller.source;
    return {
      by: seller.name,
      terms: seller.terms,
      endpoint: line?.endpoint ?? null,
      kept: line?.kept ?? null,
      avoidedBy: line?.way ?? null,
      certainty: line?.certainty ?? 'open',
      source: { id, ...sources[id] },
    };
  });
}

/** Each line once, seller by seller, what is not stated last. */
export function elsewhereUses({ calls }: Inventory): ElsewhereUse[] {
  return Object.values(SELLERS).flatMap((seller) => usesOf(seller, calls));
}

function usesOf(seller: Elsewhere, calls: readonly InventoryCall[]): ElsewhereUse[] {
  const uses = new Map<string, ElsewhereUse>();
  for (const call of calls) {
    const line = call.elsewhere?.find(({ by }) => by === seller.name);
    if (!line) continue;
    const key = line.endpoint ?? '';
    const use = uses.get(key) ?? { seller, line, calls: [], files: 0 };
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

/** One text for each seller, however many calls go there. */
export function elsewhereWords({ calls }: Inventory): string[] {
  return Object.values(SELLERS).flatMap((seller) => {
    const uses = usesOf(seller, calls);
    return uses.length === 0 ? [] : [wordsFor(seller, uses)];
  });
}

function wordsFor(
  { name, terms, abuseMonitoring, control }: Elsewhere,
  uses: readonly ElsewhereUse[],
): string {
  const calls = plural(
    uses.reduce((sum, use) => sum + use.calls.length, 0),
    'call',
  );
  const lines = uses.map(
    ({ line }) => `${line.endpoint ?? 'other routes'} ${keptElsewhereWords(line)}`,
  );
  return `${name} (${calls}), under ${terms}: ${lines.join('; ')}. ${abuseMonitoring.text} ${control}`;
}
