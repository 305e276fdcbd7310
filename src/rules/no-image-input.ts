import { type Call, CONTENT_KEYS, type Part, type Place } from '../calls/index.ts';
import { createRule } from '../rule.ts';
import { KINDS, type Kind, type Source, sourceOf } from './image-source.ts';
import { flag, optionsOf, someOf } from './options.ts';
import { retentionOf } from './words.ts';

interface Options {
  kinds: Kind[];
  files: boolean;
}

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
    schema: optionsOf({
      kinds: someOf(
        KINDS,
        'Which images are reported: by file id, by remote URL, with inline data, or of a kind that cannot be told.',
      ),
      files: flag('Also report other files, such as PDF documents.'),
    }),
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
  create({ options, settings: { policy }, file, calls, tell }) {
    const scanned = policy.feature('image-input');
    const feature = scanned?.now;
    if (!feature) return;
    const types = new Set([...IMAGE_TYPES, ...(options.files ? FILE_TYPES : [])]);
    const checked = new Set<object>();

    for (const call of calls.toOpenAI) {
      if (!mayBeScanned(call)) continue;
      call.itemsUnder(...CONTENT_KEYS).forEach(checkPart);
      for (const key of IMAGE_FIELDS[call.route ?? ''] ?? []) {
        const place = call.body.get(key).given;
        if (place) tellInput(place, 'Image input', { kind: 'inline', host: '' });
      }
    }
    for (const call of calls)
      if (call.isToOthersOnly)
        for (const part of call.itemsUnder(...CONTENT_KEYS)) checked.add(part.at.node);
    // Built in a helper that no call is seen from.
    for (const part of file.partsTypedBySdk(types)) if (!checked.has(part.at.node)) checkPart(part);

    /** The endpoints that the fact names; a route that cannot be told may be one of them. */
    function mayBeScanned({ routePath }: Call): boolean {
      return (
        routePath === null ||
        scanned!.endpoints.some((path) => routePath === path || routePath.startsWith(`${path}/`))
      );
    }

    function checkPart(part: Part): void {
      if (!part.types.some((type) => types.has(type))) return;
      checked.add(part.at.node);
      const isFile = part.types.some((type) => FILE_TYPES.has(type));
      tellInput(part.at, isFile ? 'File input' : 'Image input', sourceOf(part));
    }

    function tellInput(at: Place, what: string, { kind, host }: Source): void {
      if (!options.kinds.includes(kind)) return;
      if (feature?.verdict === 'ineligible') tell(at, 'ineligible', { text: feature.text });
      else if (kind === 'file-id') tell(at, 'fileId', { what, ...keptFile() });
      else if (kind === 'remote') tell(at, 'remote', { what, host });
      else tell(at, 'scanned', { what });
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
  },
});
