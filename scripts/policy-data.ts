/** The policy as plain data: what `eslint-plugin-openai-zdr/policy.json` holds. */
import * as policy from '../src/policy.ts';

export function policyData(): Record<string, unknown> {
  const {
    azure,
    bedrock,
    defaultImageModel,
    endpoints,
    features,
    hipaa,
    inventedSwitches,
    newestSnapshot,
    privateRetention,
    realControls,
    refusals,
    shutdowns,
    snapshots,
    sources,
    unlistedEndpoints,
    unlistedImageModels,
    zdrImageModels,
  } = policy;
  const tables = Object.fromEntries(
    snapshots.map(({ id }) => [
      id,
      policy
        .policyOf(id)
        .rows()
        .map(({ path, row }) => ({ path, ...row })),
    ]),
  );
  return {
    newestSnapshot,
    snapshots,
    tables,
    endpoints,
    privateRetention,
    unlistedEndpoints,
    features,
    zdrImageModels,
    unlistedImageModels,
    defaultImageModel,
    shutdowns,
    inventedSwitches,
    realControls,
    refusals,
    hipaa,
    azure,
    bedrock,
    sources,
  };
}
