/** Every rule by name. */
import type { ZdrRule } from '../lint-rule.ts';
import type { RuleName } from '../types.ts';
import { noBackgroundMode } from './no-background-mode.ts';
import { noBlindSpots } from './no-blind-spots.ts';
import { noExtendedPromptCache } from './no-extended-prompt-cache.ts';
import { noImageInput } from './no-image-input.ts';
import { noIneffectiveOption } from './no-ineffective-option.ts';
import { noIneligibleEndpoint } from './no-ineligible-endpoint.ts';
import { noIneligibleModel } from './no-ineligible-model.ts';
import { noIneligibleTool } from './no-ineligible-tool.ts';
import { noPiiInSideFields } from './no-pii-in-side-fields.ts';
import { noRetentionClaim } from './no-retention-claim.ts';
import { noRetentionDowngrade } from './no-retention-downgrade.ts';
import { noServerState } from './no-server-state.ts';
import { noTraceExport } from './no-trace-export.ts';
import { noUndocumentedHeader } from './no-undocumented-header.ts';
import { noUndocumentedParam } from './no-undocumented-param.ts';
import { requireStoreFalse } from './require-store-false.ts';
import { singleApprovedClient } from './single-approved-client.ts';

export const rules = {
  'no-background-mode': noBackgroundMode,
  'no-blind-spots': noBlindSpots,
  'no-extended-prompt-cache': noExtendedPromptCache,
  'no-image-input': noImageInput,
  'no-ineffective-option': noIneffectiveOption,
  'no-ineligible-endpoint': noIneligibleEndpoint,
  'no-ineligible-model': noIneligibleModel,
  'no-ineligible-tool': noIneligibleTool,
  'no-pii-in-side-fields': noPiiInSideFields,
  'no-retention-claim': noRetentionClaim,
  'no-retention-downgrade': noRetentionDowngrade,
  'no-server-state': noServerState,
  'no-trace-export': noTraceExport,
  'no-undocumented-header': noUndocumentedHeader,
  'no-undocumented-param': noUndocumentedParam,
  'require-store-false': requireStoreFalse,
  'single-approved-client': singleApprovedClient,
} satisfies Record<RuleName, ZdrRule>;

export type { RuleName };
