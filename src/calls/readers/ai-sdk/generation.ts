/** Which generation of the AI SDK a file uses: that of `ai`, or of the provider that makes the models. */
import { type Generation, NEWEST, type Vendor } from '../../../catalogue/frameworks/ai-sdk.ts';
import type { Framework } from '../../record.ts';
import { type PackageVersion, majorOf, versionOf } from '../../versions.ts';

/** How far the number of a package is behind that of its generation. */
const PACKAGES = {
  ai: { name: 'ai', behind: 0 },
  openai: { name: '@ai-sdk/openai', behind: 3 },
  azure: { name: '@ai-sdk/azure', behind: 3 },
  compatible: { name: '@ai-sdk/openai-compatible', behind: 4 },
} as const;

export interface Versioned {
  generation: Generation;
  framework: Framework;
}

/** The first package whose version something tells; the newest generation where nothing does. */
export function generationOf(filename: string, decides: 'ai' | Vendor): Versioned {
  const own = PACKAGES[decides];
  const other = decides === 'ai' ? PACKAGES.openai : PACKAGES.ai;
  for (const { name, behind } of [own, other]) {
    const version = versionOf(name, filename, NEWEST[name]);
    if (version.from !== 'assumed')
      return { generation: within(majorOf(version) + behind), framework: { name, version } };
  }
  const version: PackageVersion = { version: NEWEST[own.name], from: 'assumed' };
  return { generation: 7, framework: { name: own.name, version } };
}

function within(number: number): Generation {
  return Math.min(7, Math.max(4, number)) as Generation;
}
