/** CycloneDX 1.6: the endpoints of OpenAI as services, with what each keeps. */
import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import { effectOf } from '../../catalogue/policy/index.ts';
import { jsonText } from '../../printable.ts';
import { readWithin } from '../../values/program/disk.ts';
import type { Inventory, InventoryCall } from '../inventory.ts';
import {
  type EndpointUse,
  type Report,
  balanceWords,
  configurationWords,
  endpointUses,
  notAnalysedGroups,
  requestName,
} from '../report.ts';
import { homepage, toolName, toolVersion } from '../../tool.ts';
import { wordsFor } from '../verdicts.ts';
import { targetNames } from './target-words.ts';

const PREFIX = 'openai-zdr';

export function renderCycloneDx({ inventory, root, date }: Report): string {
  const services = [
    ...endpointUses(inventory).map((use) => openAiService(use, inventory)),
    ...otherServices(inventory),
  ];
  const component = componentOf(root, inventory);
  const balance = balanceWords(inventory);
  const document = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidOf(JSON.stringify([component, services]))}`,
    version: 1,
    metadata: {
      timestamp: date,
      tools: {
        components: [
          {
            type: 'application',
            name: toolName,
            version: toolVersion(),
            externalReferences: [{ type: 'website', url: homepage }],
          },
        ],
      },
      component,
      properties: properties({
        policy: inventory.policy.id,
        'policy-date': inventory.policy.date,
        profile: inventory.profile,
        'files-read': inventory.files.scanned,
        configuration: configurationWords(inventory),
        'files-not-analysed': inventory.notAnalysed.length,
        unresolved: inventory.unresolved.length,
        ...(balance === null ? {} : { traces: balance }),
        ...Object.fromEntries(
          notAnalysedGroups(inventory).map(({ title }, index) => [
            `not-analysed-${String(index + 1)}`,
            title,
          ]),
        ),
      }),
    },
    services,
    dependencies: [
      { ref: component['bom-ref'], dependsOn: services.map((service) => service['bom-ref']) },
      ...services.map((service) => ({ ref: service['bom-ref'] })),
    ],
  };
  return jsonText(document);
}

interface Service {
  'bom-ref': string;
  [key: string]: unknown;
}

function openAiService(
  { endpoint, found, verdict, profile, calls, files }: EndpointUse,
  inventory: Inventory,
): Service {
  const isOther = profile !== inventory.profile;
  return {
    'bom-ref': `openai:${endpoint}${isOther ? `#${profile}` : ''}`,
    provider: { name: 'OpenAI', url: ['https://openai.com'] },
    name: `OpenAI ${endpoint}`,
    endpoints: [`https://api.openai.com${endpoint}`],
    authenticated: true,
    'x-trust-boundary': true,
    data: flowsOf(calls).map((flow) => ({
      flow,
      classification: 'not classified',
      name: 'content of requests',
    })),
    externalReferences: [
      {
        type: 'documentation',
        url: linkOf(found.source.url),
        comment: `${found.source.title} (${found.source.date})`,
      },
    ],
    properties: properties({
      verdict,
      'verdict-text': wordsFor(verdict, profile).title,
      profile,
      'data-retention:application-state': found.applicationState ?? 'not stated',
      'data-retention:abuse-monitoring': found.abuseMonitoring ?? 'not stated',
      'data-retention:policy': inventory.policy.id,
      'data-retention:source': found.source.url,
      'data-retention:source-date': found.source.date,
      'data-retention:certainty': found.certainty,
      calls: calls.length,
      files,
      requests: [...new Set(calls.map(requestName))].sort().join(', '),
      methods: [...new Set(calls.flatMap((call) => call.path ?? []))].sort().join(', '),
    }),
  };
}

/** What is sent there, and what comes back from what is kept there. */
function flowsOf(calls: readonly InventoryCall[]): string[] {
  const effects = new Set(
    calls.map((call) =>
      call.method === null || call.route === null
        ? 'puts'
        : effectOf(`${call.method} ${call.route}`),
    ),
  );
  const [sends, reads] = [effects.has('puts'), effects.has('reads')];
  return [sends && reads ? 'bi-directional' : reads ? 'inbound' : sends ? 'outbound' : 'unknown'];
}

/** Azure, Bedrock, other vendors behind the same SDK, and hosts that cannot be told. */
function otherServices({ calls }: Inventory): Service[] {
  const groups = new Map<InventoryCall['target'], InventoryCall[]>();
  for (const call of calls) {
    if (call.verdict !== 'not-openai' && call.route !== null) continue;
    groups.set(call.target, [...(groups.get(call.target) ?? []), call]);
  }
  return [...groups]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([target, own]) => ({
      'bom-ref': `target:${target}`,
      ...providerOf(target),
      name: nameOf(target),
      'x-trust-boundary': true,
      properties: properties({
        verdict: own[0]?.verdict ?? 'unknown',
        calls: own.length,
        files: new Set(own.map((call) => call.file)).size,
      }),
    }));
}

function nameOf(target: InventoryCall['target']): string {
  const name = targetNames[target];
  return target === 'openai'
    ? `${name}, by a route that is not known`
    : `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

function providerOf(target: string): { provider?: { name: string } } {
  const names: Partial<Record<string, string>> = {
    openai: 'OpenAI',
    azure: 'Microsoft',
    bedrock: 'Amazon Web Services',
  };
  const name = names[target];
  return name === undefined ? {} : { provider: { name } };
}

function properties(values: Record<string, string | number>): { name: string; value: string }[] {
  return Object.entries(values).map(([name, value]) => ({
    name: `${PREFIX}:${name}`,
    value: String(value),
  }));
}

/** A source may carry a remark behind its address. */
function linkOf(source: string): string {
  return source.split(' ')[0] ?? source;
}

function componentOf(
  root: string,
  { commit }: Inventory,
): Record<'bom-ref' | 'type' | 'name', string> & { version?: string } {
  const { name, version } = manifestOf(root);
  const known = version ?? commit?.id;
  return {
    'bom-ref': 'application',
    type: 'application',
    name: name ?? basename(root),
    ...(known === undefined ? {} : { version: known }),
  };
}

function manifestOf(root: string): { name?: string; version?: string } {
  try {
    const { name, version } = JSON.parse(readWithin(join(root, 'package.json'))) as Record<
      string,
      unknown
    >;
    return {
      ...(typeof name === 'string' ? { name } : {}),
      ...(typeof version === 'string' ? { version } : {}),
    };
  } catch {
    return {};
  }
}

/** The same content has the same number. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
