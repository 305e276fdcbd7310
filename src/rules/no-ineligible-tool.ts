import { alternatives, isProven } from '../catalogue/policy/index.ts';
import type { Part } from '../calls/index.ts';
import { createRule } from '../rule.ts';
import { type OptionsOf, optionsOf, someOf } from './options.ts';

type Level = 'ineligible' | 'third-party' | 'stores';

type Options = OptionsOf<'no-ineligible-tool'>;

const LEVELS: Level[] = ['ineligible', 'third-party', 'stores'];

export const noIneligibleTool = createRule<
  Options,
  'ineligible' | 'thirdParty' | 'stores' | 'notCovered'
>({
  name: 'no-ineligible-tool',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow hosted tools that are not eligible or hand data to a third party',
      recommended: true,
      severity: { recommended: 'error', strict: 'error' },
    },
    schema: optionsOf<Options>({
      report: someOf(
        LEVELS,
        'What is reported: tools that are not eligible, that hand data to a third party, that keep state for a while.',
      ),
    }),
    defaultOptions: [{ report: ['ineligible', 'third-party'] }],
    messages: {
      ineligible: 'The tool `{{name}}`{{from}} {{is}} not ZDR-eligible{{asOf}}. {{instead}}',
      thirdParty:
        'The tool `{{name}}`{{from}} hands data to a third party, which keeps it by its own rules{{asOf}}.',
      stores:
        'The tool `{{name}}`{{from}} may keep state until its container ends{{asOf}}. Delete the container after use.',
      notCovered: 'Live web search by `{{name}}`{{from}} is not covered by a BAA{{asOf}}.{{way}}',
    },
  },
  create({ options, settings: { policy }, calls, tell }) {
    for (const call of calls.toOpenAI) {
      if (call.creates('response')) for (const item of call.itemsUnder('tools')) check(item);
    }

    function check(item: Part): void {
      const used = featureOf(item);
      if (!used) return;
      const feature = policy.feature(used.feature);
      if (!feature?.now) return;
      const { tool: name } = used;
      const at = item.get('type').giving(name) ?? item.at;
      const instead = alternatives[feature.id] ?? '';
      if (feature.reads !== undefined) {
        const is = `searches ${feature.reads}, which is`;
        if (isIneligible(feature.reads) && reports('ineligible'))
          tell(at, 'ineligible', { name, is, instead });
        return;
      }
      if (policy.profile === 'hipaa' && feature.id === 'web-search-live') {
        const way = policy.feature('web-search-offline')?.now ? OFFLINE_WAY : '';
        tell(at, 'notCovered', { name, way });
        return;
      }
      const { verdict, certainty } = feature.now;
      if (!isProven(certainty) && policy.profile !== 'hipaa') return;
      // Modified Abuse Monitoring forbids no tool.
      if (verdict === 'ineligible' && policy.profile !== 'mam' && reports(verdict))
        tell(at, 'ineligible', { name, is: 'is', instead });
      else if (verdict === 'third-party' && reports(verdict)) tell(at, 'thirdParty', { name });
      else if (verdict === 'stores' && reports(verdict)) tell(at, 'stores', { name });
    }

    function reports(level: Level): boolean {
      return options.report.includes(level);
    }

    /** No text speaks of the tool: what it reads from decides. */
    function isIneligible(endpoint: string): boolean {
      const { verdict, certainty } = policy.classify(endpoint);
      return verdict === 'ineligible' && isProven(certainty);
    }
  },
});

const OFFLINE_WAY = ' `web_search` with `external_web_access: false` can be, in a ZDR project.';

const TOOLS: Readonly<Record<string, string>> = {
  file_search: 'file-search',
  code_interpreter: 'code-interpreter',
  mcp: 'mcp',
};

/** Which feature of the policy a tool object uses. */
function featureOf(item: Part): { tool: string; feature: string } | null {
  for (const tool of item.types) {
    if (Object.hasOwn(TOOLS, tool)) return { tool, feature: TOOLS[tool] ?? '' };
    if (tool.startsWith('web_search') && isLive(item, tool))
      return { tool, feature: 'web-search-live' };
    if (tool === 'shell' && isHosted(item))
      return { tool, feature: hasSkills(item) ? 'hosted-skill' : 'hosted-shell' };
  }
  return null;
}

/** Unless a flag keeps it offline, which the preview variants ignore; a flag that cannot be told proves nothing. */
function isLive(item: Part, tool: string): boolean {
  const flag = item.get('external_web_access');
  return tool.includes('preview') || flag.mayBeLeftOut || flag.giving(true) !== null;
}

function isHosted(item: Part): boolean {
  return item.get('environment', 'type').texts.some(({ text }) => text.startsWith('container_'));
}

function hasSkills(item: Part): boolean {
  return item.get('environment', 'skills').given !== null;
}
