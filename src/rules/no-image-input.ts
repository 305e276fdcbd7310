import { type OpenAICall, mayReachOpenAI } from '../calls/index.ts';
import { CONTENT_KEYS, type Item, itemsUnder } from '../calls/content.ts';
import { isTypedBySdk } from '../calls/sdk-types.ts';
import { patternsOf } from '../calls/target.ts';
import { createRule } from '../rule.ts';
import { type TSESTree, literalKey, walk } from '../values/ast.ts';
import { ObjectView } from '../values/heap/object-view.ts';
import { type Value, isNothing, textOf } from '../values/value.ts';
import { placeIn } from './places.ts';
import { keyNodeOf, retentionOf } from './words.ts';

type Kind = 'file-id' | 'remote' | 'inline' | 'unknown';

interface Options {
  kinds: Kind[];
  files: boolean;
}

const KINDS: Kind[] = ['file-id', 'remote', 'inline', 'unknown'];
const IMAGE_TYPES = new Set(['image_url', 'input_image', 'computer_screenshot', 'image_file']);
const FILE_TYPES = new Set(['input_file', 'file']);
/** Endpoints that take an image as a field of their own. */
const IMAGE_FIELDS: Readonly<Record<string, readonly string[]>> = {
  'POST /v1/images/edits': ['image', 'mask', 'images'],
  'POST /v1/images/variations': ['image'],
};

export const noImageInput = createRule<Options, 'ineligible' | 'scanned' | 'remote' | 'fileId'>({
  name: 'no-image-input',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'disallow image content in requests',
      recommended: true,
      severity: { recommended: 'warn', strict: 'error' },
    },
    schema: [
      {
        type: 'object',
        properties: {
          kinds: {
            type: 'array',
            description:
              'Which images are reported: by file id, by remote URL, with inline data, or of a kind that cannot be told.',
            items: { type: 'string', enum: KINDS },
            uniqueItems: true,
          },
          files: {
            type: 'boolean',
            description: 'Also report other files, such as PDF documents.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ kinds: KINDS, files: false }],
    messages: {
      ineligible:
        'Image inputs are not eligible for Zero Data Retention (policy of {{date}}). {{text}}',
      scanned:
        '{{what}}: eligible, but scanned on submission. What the classifier suspects is kept for human review, even under Zero Data Retention (policy of {{date}}).',
      remote:
        '{{what}} by URL: OpenAI fetches it from {{host}}, and scans it on submission. What the classifier suspects is kept for human review, even under Zero Data Retention (policy of {{date}}).',
      fileId:
        '{{what}} by file id: the file is kept {{retention}} in /v1/files{{eligibility}} (policy of {{date}}). Send the data inline.',
    },
  },
  create({ options, settings: { policy }, file, calls, sourceCode, report }) {
    const { evaluator, module } = file;
    const date = policy.snapshot.id;
    const feature = policy.feature('image-input')?.now;
    if (!feature) return;
    const reported = new Set<object>();

    for (const call of calls) {
      if (!mayReachOpenAI(call) || !isScanned(call)) continue;
      for (const item of itemsUnder(evaluator, call, CONTENT_KEYS)) {
        if (isPart(item.types)) reportPart(item, keyNodeOf(call, item.under));
      }
      for (const key of IMAGE_FIELDS[call.route ?? ''] ?? []) reportField(call, key);
    }
    if (/['"`](?:image_url|input_image|input_file)['"`]/.test(sourceCode.text))
      for (const node of partsIn()) reportTyped(node);

    /** The endpoints that the fact names; a route that cannot be told may be one of them. */
    function isScanned({ routePath }: OpenAICall): boolean {
      const endpoints = policy.feature('image-input')?.endpoints ?? [];
      return (
        routePath === null ||
        endpoints.some((endpoint) => routePath === endpoint || routePath.startsWith(`${endpoint}/`))
      );
    }

    function isPart(types: readonly string[]): boolean {
      return types.some((type) => IMAGE_TYPES.has(type) || (options.files && FILE_TYPES.has(type)));
    }

    function reportPart(
      item: Pick<Item, 'view' | 'node' | 'module' | 'types'>,
      otherwise: TSESTree.Node,
    ): void {
      reported.add(item.node);
      tell(
        kindOf(item.view),
        item.types.some((type) => FILE_TYPES.has(type)) ? 'File input' : 'Image input',
        item,
        otherwise,
      );
    }

    function reportField(call: OpenAICall, key: string): void {
      const { values, nodes } = call.body.get(key);
      const value = values.find((item) => !isNothing(item));
      if (!value) return;
      tell(
        { kind: 'inline', host: '' },
        'Image input',
        { node: placeIn(call.module, nodes, call.anchor, value), module: call.module },
        call.anchor,
      );
    }

    /** A part that the SDK's own types show, in a helper that the call is not seen from. */
    function reportTyped(node: TSESTree.ObjectExpression): void {
      evaluator.beginQuestion();
      if (reported.has(node) || !isTypedBySdk(evaluator, node, module)) return;
      const made: Value = { kind: 'object', site: { node, module, env: null } };
      const view = new ObjectView(evaluator, [made], node);
      const types = view.get('type').values.flatMap((value) => textOf(value) ?? []);
      if (isPart(types)) reportPart({ view, node, module, types }, node);
    }

    function partsIn(): TSESTree.ObjectExpression[] {
      const parts: TSESTree.ObjectExpression[] = [];
      walk(module.ast, module.visitorKeys, (node) => {
        const isTyped =
          node.type === 'ObjectExpression' &&
          node.properties.some(
            (property) =>
              property.type === 'Property' &&
              literalKey(property) === 'type' &&
              property.value.type === 'Literal' &&
              isPart([String(property.value.value)]),
          );
        if (isTyped) parts.push(node);
        return undefined;
      });
      return parts;
    }

    function tell(
      { kind, host }: { kind: Kind; host: string },
      what: string,
      place: Pick<Item, 'node' | 'module'>,
      otherwise: TSESTree.Node,
    ): void {
      if (!feature || !options.kinds.includes(kind)) return;
      const at = { ...place, otherwise };
      if (feature.verdict === 'ineligible')
        report({ ...at, messageId: 'ineligible', data: { date, text: feature.text } });
      else if (kind === 'file-id')
        report({ ...at, messageId: 'fileId', data: { what, date, ...keptFile() } });
      else if (kind === 'remote')
        report({ ...at, messageId: 'remote', data: { what, date, host } });
      else report({ ...at, messageId: 'scanned', data: { what, date } });
    }

    /** A BAA may cover the Files API, and Modified Abuse Monitoring allows it: it keeps the file all the same. */
    function keptFile(): { retention: string; eligibility: string } {
      const files = policy.classify('/v1/files');
      return {
        retention: retentionOf(files),
        eligibility:
          files.verdict === 'ineligible' ? ', which is not eligible for Zero Data Retention' : '',
      };
    }

    /** By file id, by remote URL, or with the data in the request. */
    function kindOf(view: ObjectView): { kind: Kind; host: string } {
      const nested = ['image_url', 'file', 'image_file', 'image']
        .map((key) => view.at(key))
        .concat(view);
      const ids = [...nested.map((part) => part.get('file_id')), view.at('image').get('id')];
      if (ids.some(({ values }) => values.some((value) => !isNothing(value))))
        return { kind: 'file-id', host: '' };
      const urls = [
        ...view.get('image_url').values,
        ...view.at('image_url').get('url').values,
        ...view.get('file_url').values,
        ...view.get('image').values,
        ...view.at('image').get('url').values,
      ].filter((value) => value.kind !== 'object' && !isNothing(value));
      const kinds = urls.map(urlKind);
      const remote = kinds.find(({ kind }) => kind === 'remote');
      if (remote) return remote;
      const isInline =
        kinds.some(({ kind }) => kind === 'inline') ||
        nested.some((part) => !part.get('file_data').absent && !part.get('file_data').unknown);
      return { kind: isInline ? 'inline' : 'unknown', host: '' };
    }

    function urlKind(value: Value): { kind: Kind; host: string } {
      for (const pattern of patternsOf(evaluator, value)) {
        const host = /^https?:\/\/([^/{}]+)/i.exec(pattern)?.[1];
        if (host !== undefined) return { kind: 'remote', host };
        if (pattern.startsWith('data:')) return { kind: 'inline', host: '' };
      }
      return { kind: 'unknown', host: '' };
    }
  },
});
