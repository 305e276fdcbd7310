import type { Source } from './types.ts';

const yourData = 'https://platform.openai.com/docs/guides/your-data';
const modelsPage = 'https://platform.openai.com/docs/models/how-we-use-your-data';
const archive = (commit: string, page: string): string =>
  `https://github.com/llms-txt-archive/openai-platform/blob/${commit}/api/docs/guides/${page}.md`;

/**
 * Every text that a fact rests on. OpenAI's page prints no date: copies are dated by the archive
 * that made them (`printed`) or by what they mention (`inferred`).
 */
export const sources = {
  'models-2023': {
    title: 'OpenAI, Models: API data usage policies (rewritten copy)',
    url: 'https://github.com/rsleiberin/kami (openai_api_data_usage_policy.md)',
    date: '2023-08-22..2023-11-06',
    dated: 'inferred',
  },
  'models-2024-early': {
    title: 'OpenAI, Models: How we use your data',
    url: modelsPage,
    date: '2024-01-25..2024-04-09',
    dated: 'inferred',
  },
  'models-2024-mid': {
    title: 'OpenAI, Models: How we use your data',
    url: modelsPage,
    date: '2024-04-17..2024-10',
    dated: 'inferred',
  },
  'models-2024-end': {
    title: 'OpenAI, Models: How we use your data',
    url: modelsPage,
    date: '2024-10..2025-02-05',
    dated: 'inferred',
  },
  'your-data-2025-05': {
    title: 'OpenAI, Data controls in the OpenAI platform',
    url: yourData,
    date: '2025-04-23..2025-07',
    dated: 'inferred',
  },
  'your-data-2025-11-08': {
    title: 'OpenAI, Data controls in the OpenAI platform',
    url: 'https://github.com/voxmenthe/prompts (docs mirror, manifest of 2025-11-08T06:23Z)',
    date: '2025-11-08',
    dated: 'printed',
  },
  'your-data-2025-12-11': {
    title: 'OpenAI, Data controls in the OpenAI platform',
    url: 'https://github.com/voxmenthe/prompts (docs mirror, manifest of 2025-12-11T00:08Z)',
    date: '2025-12-11',
    dated: 'printed',
  },
  'your-data-2026-03': {
    title: 'OpenAI, Data controls in the OpenAI platform',
    url: yourData,
    date: '2026-02-10..2026-04-07',
    dated: 'inferred',
  },
  'your-data-2026-06': {
    title: 'OpenAI, Data controls in the OpenAI platform',
    url: yourData,
    date: '2026-05-29..2026-07-09',
    dated: 'inferred',
  },
  'your-data-2026-09-10': {
    title: 'OpenAI, Data controls in the OpenAI platform',
    url: archive('b8050dbba8280d0b6b5fc7c4c9b252214cc77725', 'your-data'),
    date: '2026-09-10',
    dated: 'inferred',
  },
  'your-data-2026-09-22': {
    title: 'OpenAI, Data controls in the OpenAI platform',
    url: archive('09d7fb59880dff7696425065a62f9e81168d79d6', 'your-data'),
    date: '2026-09-22..2026-09-24',
    dated: 'inferred',
  },
  'your-data-2026-10-09': {
    title: 'OpenAI, Data controls in the OpenAI platform (two translated copies that agree)',
    url: yourData,
    date: '2026-10-09',
    dated: 'inferred',
  },
  'diff-2026-04-07': {
    title: 'Data controls, changes between 1 and 7 April 2026',
    url: 'https://spybara.com/openai/api/history/docs/en/2026-04-01-0553..2026-04-07-0551/guides/your-data/',
    date: '2026-04-07',
    dated: 'printed',
  },
  'diff-2026-04-09': {
    title: 'Data controls, changes between 8 and 9 April 2026',
    url: 'https://spybara.com/openai/api/history/docs/en/2026-04-08-0551..2026-04-09-0552/',
    date: '2026-04-09',
    dated: 'printed',
  },
  'decisions-guide': {
    title: 'OpenAI, Decisions guide',
    url: archive('f03a8ca655455cb92a71471dd981c30c8041944e', 'decisions'),
    date: '2026-10',
    dated: 'inferred',
  },
  'agents-overview': {
    title: 'OpenAI, Agents API overview',
    url: archive('25f7cbb75e61fbba835fc52e0ec43e8fbe17bbbd', 'agents-api/overview'),
    date: '2026-09',
    dated: 'inferred',
  },
  'prompt-caching-guide': {
    title: 'OpenAI, Prompt caching guide',
    url: archive('5fd421aa9448ee8adbb9ef2438d6a76caa494fe9', 'prompt-caching'),
    date: '2026-09',
    dated: 'inferred',
  },
  'websocket-guide': {
    title: 'OpenAI, WebSocket mode guide',
    url: archive('a272e48e9cdd69d13cb1f5bc6f3d70e93200becc', 'websocket-mode'),
    date: '2026-09',
    dated: 'inferred',
  },
  'migrate-guide': {
    title: 'OpenAI, Migrate to the Responses API',
    url: archive('05edb967e65d41a7ed84eedd778e48b470626f80', 'migrate-to-responses'),
    date: '2025-11-08..2026-10',
    dated: 'inferred',
  },
  'background-guide-2026-11': {
    title:
      "OpenAI, Background mode guide (OpenAI's own translations: de, es, fr, ja, ko, pt; all agree)",
    url: 'https://developers.openai.com/de-DE/api/docs/guides/background',
    date: '2026-11',
    dated: 'inferred',
  },
  'prompt-object-guide': {
    title: 'OpenAI, Migrate from prompt objects',
    url: archive(
      '9067f7499316eaaf64a21c3b52832c68700c3e9e',
      'prompting/migrate-from-prompt-object',
    ),
    date: '2026-06..2026-09',
    dated: 'inferred',
  },
  'private-safety-processing': {
    title: 'OpenAI, ZDR with Private Safety Processing',
    url: archive('93047aa37c8b541e06308068221e27cdb03a7616', 'private-safety-processing'),
    date: '2026-09',
    dated: 'inferred',
  },
  'bedrock-guide': {
    title: 'OpenAI, OpenAI models in Amazon Bedrock',
    url: archive('9bae3308c8f5139a62369b9c6b0c1849fd7bc58c', 'amazon-bedrock'),
    date: '2026-07-13..2026-09',
    dated: 'inferred',
  },
  'bedrock-data-retention': {
    title: 'AWS, Amazon Bedrock: data retention',
    url: 'https://docs.aws.amazon.com/bedrock/latest/userguide/data-retention.html',
    date: '2026-06..2026-10',
    dated: 'inferred',
  },
  'bedrock-abuse-detection': {
    title: 'AWS, Amazon Bedrock: abuse detection (as quoted on that day)',
    url: 'https://www.developersdigest.tech/models/data-retention/bedrock',
    date: '2026-10-18',
    dated: 'printed',
  },
  'function-calling-guide': {
    title: 'OpenAI, Function calling guide',
    url: archive('25f7cbb75e61fbba835fc52e0ec43e8fbe17bbbd', 'function-calling'),
    date: '2026-09',
    dated: 'inferred',
  },
  'misalignment-guide': {
    title: 'OpenAI, Misalignment monitoring guide',
    url: archive(
      'a272e48e9cdd69d13cb1f5bc6f3d70e93200becc',
      'safety-checks/misalignment-monitoring',
    ),
    date: '2026-09',
    dated: 'inferred',
  },
  'agents-sdk-tracing': {
    title: 'OpenAI Agents SDK for JavaScript, Tracing',
    url: 'https://openai.github.io/openai-agents-js/guides/tracing/',
    date: '2026-08-22',
    dated: 'printed',
  },
  'sdk-7.55.0': {
    title: 'npm package openai 7.55.0, type declarations',
    url: 'https://www.npmjs.com/package/openai/v/7.55.0',
    date: '2026-11-10',
    dated: 'printed',
  },
  'sdk-7.57.0': {
    title: 'npm package openai 7.57.0, type declarations',
    url: 'https://www.npmjs.com/package/openai/v/7.57.0',
    date: '2026-11-13',
    dated: 'printed',
  },
  'sdk-6.47.0': {
    title: 'npm package openai 6.47.0, type declarations',
    url: 'https://www.npmjs.com/package/openai/v/6.47.0',
    date: '2026-07-14',
    dated: 'printed',
  },
  'sdk-3.3.0': {
    title: 'npm package openai 3.3.0, type declarations',
    url: 'https://www.npmjs.com/package/openai/v/3.3.0',
    date: '2023-06',
    dated: 'inferred',
  },
  changelog: {
    title: 'OpenAI, API changelog',
    url: 'https://platform.openai.com/docs/changelog',
    date: '2026-10',
    dated: 'inferred',
  },
  'deprecations-2026-06': {
    title: 'OpenAI, Deprecations',
    url: 'https://github.com/llms-txt-archive/openai-platform/blob/b54ef937bb6413b7089a93e3e9a6aa72084b9e0a/api/docs/deprecations.md',
    date: '2026-06-02..2026-06-11',
    dated: 'inferred',
  },
  'deprecations-2026-10': {
    title: 'OpenAI, Deprecations (translated copy)',
    url: 'https://developers.openai.com/api/docs/deprecations',
    date: '2026-10-01..2026-10-14',
    dated: 'inferred',
  },
  'deprecations-2026-10-28': {
    title: "Summary of OpenAI's page on deprecations and of the field shutdown_date of /v1/models",
    url: 'https://dev.to/max_bob/openai-api-deprecations-2026-2027-every-shutdown-date-and-recommended-replacement-gpt-4o-2ffm',
    date: '2026-10-28',
    dated: 'printed',
  },
  'deprecations-2026-10-17': {
    title:
      'A guide to the end of whisper-1 and of /v1/audio/translations, by the page on deprecations',
    url: 'https://www.developersdigest.tech/blog/whisper-1-gpt-4o-transcribe-deprecation',
    date: '2026-10-17',
    dated: 'printed',
  },
  'deprecations-2026-11-05': {
    title: 'OpenAI, Deprecations (edition in Chinese)',
    url: 'https://www.w3cschool.cn/openai_api/openai_api-docs-deprecations.html',
    date: '2026-11-05..2026-11-13',
    dated: 'inferred',
  },
  'deprecations-2026-11': {
    title: 'OpenAI, Deprecations',
    url: 'https://developers.openai.com/api/docs/deprecations?translationFallback=zh-Hans',
    date: '2026-11',
    dated: 'inferred',
  },
  'image-models-2026-11': {
    title:
      'A reseller on the models gpt-image-2.6-sunburst and -flare, released on 4 November 2026',
    url: 'https://docs.apiyi.com/en/live/2026-11/gpt-image-2-6-launch.md',
    date: '2026-11-05',
    dated: 'printed',
  },
  deprecations: {
    title: 'OpenAI, Deprecations',
    url: 'https://platform.openai.com/docs/deprecations',
    date: '2026-10',
    dated: 'inferred',
  },
  'baa-article': {
    title:
      'OpenAI Help Center, article 20001069: Business Associate Agreement and eligible API endpoints',
    url: 'https://help.openai.com/en/articles/20001069',
    date: '2026-09-01',
    dated: 'printed',
  },
  'baa-article-2026-10': {
    title: 'OpenAI Help Center, article 20001069 (later copy, which lists live sessions)',
    url: 'https://help.openai.com/en/articles/20001069',
    date: '2026-10-06',
    dated: 'inferred',
  },
  'zdr-error-responses': {
    title: 'openai/codex#106: previous response refused for a Zero Data Retention organization',
    url: 'https://github.com/openai/codex/issues/106',
    date: '2025-04-16',
    dated: 'printed',
  },
  'zdr-error-conversations': {
    title:
      'amarula/reviewai-gerrit-plugin#11: conversation refused for a Zero Data Retention organization',
    url: 'https://github.com/amarula/reviewai-gerrit-plugin/issues/11',
    date: '2026-06-10',
    dated: 'printed',
  },
  'zdr-error-items': {
    title: 'anomalyco/opencode#2966: item reference refused for a Zero Data Retention organization',
    url: 'https://github.com/anomalyco/opencode/issues/2966',
    date: '2025-10-04',
    dated: 'printed',
  },
  'zdr-error-items-status': {
    title: 'can1357/oh-my-pi#41: items that are not stored are refused with status 404',
    url: 'https://github.com/can1357/oh-my-pi/issues/41',
    date: '2026-02-12',
    dated: 'printed',
  },
  'codex-sdk': {
    title: 'npm package @openai/codex-sdk 0.163.0, README and type declarations',
    url: 'https://www.npmjs.com/package/@openai/codex-sdk/v/0.163.0',
    date: '2026-11',
    dated: 'inferred',
  },
  'codex-store': {
    title: 'openai/codex#46470: requests of Codex say store: false, and no option changes that',
    url: 'https://github.com/openai/codex/issues/46470',
    date: '2026-09-18',
    dated: 'printed',
  },
  'codex-never-stores': {
    title:
      'openai/codex#3212: requests are never stored; the option disable_response_storage is gone',
    url: 'https://github.com/openai/codex/pull/3212',
    date: '2025-09-05',
    dated: 'printed',
  },
  'codex-azure': {
    title: 'openai/codex#37275: Codex says store: true to Azure',
    url: 'https://github.com/openai/codex/issues/37275',
    date: '2026-08-06',
    dated: 'printed',
  },
  'data-usage-tutorial': {
    title:
      'A tutorial page that introduces data_usage="none"; a later revision of the same page says that it is not a real parameter',
    url: 'https://theneuralbase.com (lesson "OpenAI Enterprise zero data retention")',
    date: '2026-04',
    dated: 'inferred',
  },
  'switches-survey': {
    title:
      'Survey of public code for retention switches, and absence from openai 7.55.0 and openai-python 3.22.1',
    url: 'https://www.npmjs.com/package/openai/v/7.55.0',
    date: '2026-11-20',
    dated: 'printed',
  },
  'azure-data-privacy': {
    title: 'Microsoft, Data, privacy, and security for Azure OpenAI',
    url: 'https://github.com/MicrosoftDocs/azure-ai-docs (articles/ai-foundry/responsible-ai/openai/data-privacy.md)',
    date: '2025-10-01',
    dated: 'printed',
  },
  'azure-abuse-monitoring': {
    title: 'Microsoft, Abuse monitoring of Azure Direct Models',
    url: 'https://github.com/MicrosoftDocs/azure-ai-docs (articles/ai-foundry/openai/concepts/abuse-monitoring.md)',
    date: '2025-09-30',
    dated: 'printed',
  },
  'azure-responses': {
    title: 'Microsoft, Use the Azure OpenAI Responses API',
    url: 'https://github.com/MicrosoftDocs/azure-ai-docs (articles/ai-foundry/openai/how-to/responses.md)',
    date: '2025-10..2026-09',
    dated: 'inferred',
  },
  'openrouter-docs': {
    title: 'OpenRouter, Zero data retention and provider routing',
    url: 'https://openrouter.ai/docs/features/zdr',
    date: '2026-10',
    dated: 'inferred',
  },
  'vercel-gateway-docs': {
    title: 'Vercel AI Gateway, Zero data retention',
    url: 'https://vercel.com/docs/ai-gateway',
    date: '2026-10',
    dated: 'inferred',
  },
  'cloudflare-gateway-docs': {
    title: 'Cloudflare AI Gateway, Logging',
    url: 'https://developers.cloudflare.com/ai-gateway/',
    date: '2026-03-17',
    dated: 'printed',
  },
  'cloudflare-unified-billing': {
    title: 'Cloudflare AI Gateway, Unified Billing',
    url: 'https://github.com/cloudflare/cloudflare-docs (src/content/docs/ai-gateway/features/unified-billing.mdx)',
    date: '2026-03..2026-10',
    dated: 'inferred',
  },
  'xai-docs': {
    title: 'xAI, Zero data retention',
    url: 'https://docs.x.ai/',
    date: '2026-10',
    dated: 'inferred',
  },
} as const satisfies Record<string, Source>;
