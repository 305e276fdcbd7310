/** What the project tells about its own clients and hosts. */
import type { Target } from '../catalogue/hosts.ts';
import { namePattern } from '../glob.ts';

export interface ExportReference {
  /** a module specifier as it is written in imports; `*` stands for any part of it */
  module: string;
  /** an export name, `default`, or `*` for every export */
  export: string;
}

export interface CallSettings {
  /** exports that are OpenAI clients, or functions that give one */
  clients: readonly ExportReference[];
  /** functions that take a client and give back one of the same shape */
  wrappers: readonly ExportReference[];
  /** host → what stands behind it */
  hosts: Readonly<Record<string, Exclude<Target, 'unknown'>>>;
}

export const noSettings: CallSettings = { clients: [], wrappers: [], hosts: {} };

export function refersTo(reference: ExportReference, source: string, name: string): boolean {
  return (
    namePattern(reference.module).test(source) &&
    (reference.export === '*' || reference.export === name)
  );
}
