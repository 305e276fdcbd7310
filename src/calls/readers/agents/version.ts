/** The version of the Agents SDK that a file uses. */
import { agentsSdk } from '../../../catalogue/frameworks/agents.ts';
import { type PackageVersion, versionOf } from '../../versions.ts';

/** The parts have the version of the whole. */
export function agentsVersion(filename: string): PackageVersion {
  const versions = Object.entries(agentsSdk.newest).map(([name, newest]) =>
    versionOf(name, filename, newest),
  );
  return versions.find(({ from }) => from !== 'assumed') ?? versions[0]!;
}

export function isFrom({ version }: PackageVersion, since: string): boolean {
  const [own, other] = [version, since].map((text) => text.split('.').map(Number));
  for (let index = 0; index < 3; index += 1) {
    const difference = (own![index] ?? 0) - (other![index] ?? 0);
    if (Number.isNaN(difference)) return false;
    if (difference !== 0) return difference > 0;
  }
  return true;
}
