import { type Call, CONTENT_KEYS, type Part, type Place } from '../calls/index.ts';
import { createRule } from '../rule.ts';
import { KINDS, type Source, sourceOf } from './image-source.ts';
import { type OptionsOf, flag, optionsOf, someOf } from './options.ts';
import { retentionOf } from './words.ts';

type Options = OptionsOf<'no-image-input'>;

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
    schema: optionsOf<Options>({
      kinds: someOf(
        KINDS,
        'Which images are reported: by file id, by remote URL, with inline data, or of a kind that cannot be told.',
      ),
      files: flag('Also report other files, such as PDF documents.'),
    }),
    defaultOptions: [{ kinds: KINDS, files: false }],
    messages: {
      ineligible: '{{what}}{{from}} is not ZDR-eligible{{asOf}}. Send text only.',
      scanned:
        '{{what}}{{from}} is scanned on submission; what looks suspect is kept for review, even under ZDR{{asOf}}.',
      remote:
        '{{what}} by URL{{from}} is fetched from {{host}} and scanned; what looks suspect is kept for review, even under ZDR{{asOf}}.',
      fileId:
        '{{what}} by file id{{from}} is kept {{retention}} in /v1/files{{eligibility}}{{asOf}}. Send the data inline.',
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
      for (const part of call.itemsUnder(...CONTENT_KEYS)) checkPart(part, refersToFile);
      for (const key of IMAGE_FIELDS[call.route ?? ''] ?? []) {
        const place = call.body.get(key).given;
        if (place) tellInput(place, 'Image input', { kind: 'inline', host: '' });
      }
    }
    let isForOthers = false;
    let isForOpenAI = false;
    for (const call of calls)
      if (call.isToOpenAI || call.mayBeToOpenAI) isForOpenAI = true;
      else {
        isForOthers = true;
        for (const part of call.itemsUnder(...CONTENT_KEYS)) checked.add(part.at.node);
      }
    // Built in a helper that no call is seen from; in a file whose calls go to others, it is for those.
    if (isForOthers && !isForOpenAI) return;
    for (const part of file.partsTypedBySdk(types)) if (!checked.has(part.at.node)) checkPart(part);

    /** The endpoints that the fact names; a route that cannot be told may be one of them. */
    function mayBeScanned({ routePath }: Call): boolean {
      return (
        routePath === null ||
        scanned!.endpoints.some((path) => routePath === path || routePath.startsWith(`${path}/`))
      );
    }

    function checkPart(part: Part, isTold: (part: Part) => boolean = () => false): void {
      if (!part.types.some((type) => types.has(type))) return;
      checked.add(part.at.node);
      const isFile = part.types.some((type) => FILE_TYPES.has(type));
      tellInput(part.at, isFile ? 'File input' : 'Image input', sourceOf(part), isTold(part));
    }

    function tellInput(at: Place, what: string, { kind, host }: Source, isTold = false): void {
      if (!options.kinds.includes(kind)) return;
      if (feature?.verdict === 'ineligible') tell(at, 'ineligible', { what });
      else if (kind === 'file-id' && !isTold) tell(at, 'fileId', { what, ...keptFile() });
      else if (kind === 'remote') tell(at, 'remote', { what, host });
      else tell(at, 'scanned', { what });
    }

    /** Then `no-ineligible-endpoint` says that the file is kept. */
    function refersToFile(part: Part): boolean {
      const isById = sourceOf(part).kind === 'file-id' && !part.get('image', 'id').given;
      return isById && policy.classify('/v1/files').verdict === 'ineligible';
    }

    /** A BAA may cover the Files API, and Modified Abuse Monitoring allows it: it keeps the file all the same. */
    function keptFile(): { retention: string; eligibility: string } {
      const files = policy.classify('/v1/files');
      return {
        retention: retentionOf(files),
        eligibility: files.verdict === 'ineligible' ? ' and not ZDR-eligible' : '',
      };
    }
  },
});
