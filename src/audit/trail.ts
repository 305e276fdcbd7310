/** How a call was found, and what it sends, as plain data for every report. */
import type { OpenAICall } from '../calls/record.ts';
import type { CallSettings } from '../calls/settings.ts';
import { trailsOf } from '../calls/why/trail.ts';
import { sentBy } from '../calls/why/wire.ts';
import type { Said } from '../calls/why/words.ts';
import type { Node } from '../values/ast.ts';
import type { Hop } from '../values/hops.ts';
import type { SourceModule } from '../values/module.ts';
import type { Witness } from '../calls/why/witness.ts';
import { displayName } from './files.ts';
import type { CallTrail, Fact, Spot, TrailStep, WirePart } from './inventory.ts';
import { linesOf } from '../lines.ts';

export function trailOf(
  witness: Witness,
  call: OpenAICall,
  settings: CallSettings,
  root: string,
): CallTrail[] {
  return trailsOf(witness, call, settings).map(({ what, steps }) => ({
    what,
    steps: steps.map((hop) => stepOf(hop, root)),
  }));
}

/** What goes over the wire, key by key. */
export function wireOf(call: OpenAICall, root: string): WirePart[] {
  const facts = (said: readonly Said[]): Fact[] => said.map((item) => factOf(item, root));
  return sentBy(call).map(({ part, keys, unknown }) => ({
    part,
    keys: keys.map((key) => ({ ...key, values: facts(key.values), unknown: facts(key.unknown) })),
    unknown: facts(unknown),
  }));
}

export function factOf({ words, at }: Said, root: string): Fact {
  return { text: words, ...(at ? { at: spotOf(at.node, at.module, root) } : {}) };
}

export function stepOf({ node, module, words }: Hop, root: string): TrailStep {
  return { ...spotOf(node, module, root), text: words };
}

export function spotOf({ range: [start, end] }: Node, module: SourceModule, root: string): Spot {
  const lines = linesOf(module);
  const [from, to] = [lines.positionAt(start), lines.positionAt(end)];
  return {
    file: displayName(module.filename, root),
    line: from.line,
    column: from.column,
    endLine: to.line,
    endColumn: to.column,
  };
}
