/** What every part of the bench is given, and what it gives back. */
import type { Comparison, Cost } from './cost.ts';
import type { CodeBase } from './inputs.ts';

export interface Lab {
  /** how often each thing is measured */
  runs: number;
  /** a folder that is gone afterwards */
  scratch: string;
  codeBases: () => readonly CodeBase[];
  /** the folder in which the tools are installed that the plugin is measured beside */
  tools: () => string;
  say: (what: string) => void;
}

/** A line of the table. */
export interface Row {
  what: string;
  today: number;
  /** at most; null: nobody has set one */
  goal: number | null;
  unit: '' | ' s' | ' MB';
  /** what the number comes from */
  detail: string;
}

export function compared(what: string, comparison: Comparison, goal: number | null): Row {
  const { own, other, clock, cpu } = comparison;
  return {
    what,
    today: clock,
    goal,
    unit: '',
    detail: `(${inWords(own)}) ÷ (${inWords(other)})${own.cpu > 0 ? `; processor time ${cpu.toFixed(2)}` : ''}`,
  };
}

function inWords({ seconds, cpu, megabytes }: Cost): string {
  const processor = cpu > 0 ? `, cpu ${cpu.toFixed(2)} s` : '';
  const memory = megabytes > 0 ? `, ${megabytes.toFixed(0)} MB` : '';
  return `${seconds.toFixed(2)} s${processor}${memory}`;
}
