import {
  type FeatureVerdict,
  type Policy,
  alternatives,
  isProven,
} from '../catalogue/policy/index.ts';
import { type Item, itemsUnder, textsOf } from '../calls/content.ts';
import { createsResponse } from '../calls/store.ts';
import { mayReachOpenAI } from '../calls/index.ts';
import { createRule } from '../rule.ts';
import { textOf } from '../values/value.ts';
import { placeIn } from './places.ts';
import { keyNodeOf } from './words.ts';

type Level = 'ineligible' | 'third-party' | 'stores';

interface Options {
  report: Level[];
}

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
    schema: [
      {
        type: 'object',
        properties: {
          report: {
            type: 'array',
            description:
              'What is reported: tools that are not eligible, that hand data to a third party, that keep state for a while.',
            items: { type: 'string', enum: LEVELS },
            uniqueItems: true,
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ report: ['ineligible', 'third-party'] }],
    messages: {
      ineligible:
        'The tool `{{tool}}` is not eligible for Zero Data Retention (policy of {{date}}). {{text}} Nearest eligible way: {{instead}}.',
      thirdParty: 'The tool `{{tool}}` hands data to a third party (policy of {{date}}). {{text}}',
      stores: 'The tool `{{tool}}` keeps state (policy of {{date}}). {{text}}',
      notCovered:
        'Live web search by the tool `{{tool}}` is not covered by a BAA (policy of {{date}}).{{way}}',
    },
  },
  create({ options, settings: { policy }, file, calls, report }) {
    for (const call of calls) {
      if (!mayReachOpenAI(call) || !createsResponse(call)) continue;
      for (const item of itemsUnder(file.evaluator, call, ['tools'])) {
        const used = featureOf(item);
        const feature = used && policy.feature(used.feature)?.now;
        if (!feature || (!isProven(feature.certainty) && policy.profile !== 'hipaa')) continue;
        const { values, nodes } = item.view.get('type');
        const value = values.find((candidate) => textOf(candidate) === used.tool);
        const place = {
          node: placeIn(item.module, nodes, item.node, value),
          module: item.module,
          otherwise: keyNodeOf(call, 'tools'),
        };
        const date = policy.snapshot.id;
        const data = { tool: used.tool, text: feature.text, date };
        const level = levelOf(feature.verdict);
        if (level === 'ineligible' && isAllowed(used.feature, policy)) continue;
        if (policy.profile === 'hipaa' && used.feature === 'web-search-live')
          report({
            ...place,
            messageId: 'notCovered',
            data: {
              tool: used.tool,
              date,
              way: policy.feature('web-search-offline')?.now ? OFFLINE_WAY : '',
            },
          });
        else if (level === 'ineligible' && options.report.includes(level))
          report({
            ...place,
            messageId: level,
            data: { ...data, instead: alternatives[used.feature] ?? '' },
          });
        else if (level && options.report.includes(level))
          report({ ...place, messageId: level === 'third-party' ? 'thirdParty' : level, data });
      }
    }
  },
});

const OFFLINE_WAY =
  ' `web_search` with `external_web_access: false` can be, with a key of a project that has Zero Data Retention.';

const TOOLS: Readonly<Record<string, string>> = {
  file_search: 'file-search',
  code_interpreter: 'code-interpreter',
  mcp: 'mcp',
};

/** Which feature of the policy a tool object uses. */
function featureOf(item: Item): { tool: string; feature: string } | null {
  for (const tool of item.types) {
    if (Object.hasOwn(TOOLS, tool)) return { tool, feature: TOOLS[tool] ?? '' };
    if (tool.startsWith('web_search'))
      return { tool, feature: isOffline(item, tool) ? 'web-search-offline' : 'web-search-live' };
    if (
      tool === 'shell' &&
      textsOf(item.view.at('environment'), 'type').some((type) => type.startsWith('container_'))
    ) {
      return {
        tool,
        feature: item.view.at('environment').get('skills').absent ? 'hosted-shell' : 'hosted-skill',
      };
    }
  }
  return null;
}

/** The preview variants ignore the flag. */
function isOffline(item: Item, tool: string): boolean {
  const { values, absent } = item.view.get('external_web_access');
  return (
    !tool.includes('preview') &&
    !absent &&
    values.every((value) => value.kind === 'literal' && value.value === false)
  );
}

/** Modified Abuse Monitoring forbids no tool; a BAA may cover the vector stores behind file search. */
function isAllowed(feature: string, policy: Policy): boolean {
  return (
    policy.profile === 'mam' ||
    (feature === 'file-search' && policy.classify('/v1/vector_stores').verdict !== 'ineligible')
  );
}

function levelOf(verdict: FeatureVerdict): Level | null {
  return verdict === 'ineligible' || verdict === 'third-party' || verdict === 'stores'
    ? verdict
    : null;
}
