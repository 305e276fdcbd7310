/**
 * What OpenAI keeps, as dated and sourced data. Also available as JSON under
 * `eslint-plugin-openai-zdr/policy.json`.
 */
export {
  azure,
  effectOf,
  endpoints,
  features,
  hipaa,
  inventedSwitches,
  isProven,
  newestSnapshot,
  policyOf,
  realControls,
  refusals,
  shutdowns,
  snapshots,
  sources,
  unlistedEndpoints,
  zdrImageModels,
} from './catalogue/policy/index.ts';
export type {
  Certainty,
  Classification,
  Effect,
  EndpointRow,
  Feature,
  FeatureVerdict,
  InventedSwitch,
  Policy,
  Profile,
  RealControl,
  Shutdown,
  Snapshot,
  SnapshotId,
  Source,
  SourceId,
  UnlistedEndpoint,
  Verdict,
  ZdrEligibility,
} from './catalogue/policy/index.ts';
