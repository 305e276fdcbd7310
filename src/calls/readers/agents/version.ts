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
