/** The official schemas of SARIF and CycloneDX, from packages of those who publish them; GitLab's, from its pages. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

const require = createRequire(import.meta.url);

type Schema = Record<string, unknown>;

function load(file: string): Schema {
  return JSON.parse(readFileSync(file, 'utf8')) as Schema;
}

function newAjv(): Ajv {
  // Written for other drafts: words and patterns stand in them that this validator would refuse.
  const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
  addFormats.default(ajv);
  return ajv;
}

/** SARIF 2.1.0 (rtm.5), as Microsoft ships it. It is of draft 4, of which it uses nothing but `id` that later drafts changed. */
export function sarifSchema(): ValidateFunction {
  const schema = load(require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'));
  delete schema.$schema;
  delete schema.id;
  return newAjv().compile(schema);
}

/** CycloneDX 1.6, as its own library ships it. */
export function cycloneDxSchema(): ValidateFunction {
  const folder = join(
    dirname(require.resolve('@cyclonedx/cyclonedx-library/package.json')),
    'res/schema',
  );
  const ajv = newAjv();
  ajv.addFormat(
    'iri-reference',
    (text) => URL.canParse(text, 'https://example.com') && !/\s/.test(text),
  );
  ajv.addFormat('idn-email', /.+@.+/);
  for (const name of ['jsf-0.82.SNAPSHOT.schema.json', 'spdx.SNAPSHOT.schema.json'])
    ajv.addSchema(load(join(folder, name)), `http://cyclonedx.org/schema/${name}`);
  return ajv.compile(load(join(folder, 'bom-1.6.SNAPSHOT.schema.json')));
}

const text = { type: 'string', minLength: 1 };
const line = { type: 'integer', minimum: 1 };

/** https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format, which has a table and no schema. */
export function codeQualitySchema(): ValidateFunction {
  return newAjv().compile({
    type: 'array',
    items: {
      type: 'object',
      required: ['description', 'check_name', 'fingerprint', 'location', 'severity'],
      additionalProperties: false,
      properties: {
        description: text,
        check_name: text,
        fingerprint: { type: 'string', pattern: '^[0-9a-f]{32}$' },
        severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
        location: {
          type: 'object',
          required: ['path', 'lines'],
          additionalProperties: false,
          properties: {
            // GitLab takes no path that begins with `./`.
            path: { type: 'string', pattern: String.raw`^(?!\.{0,2}/|[A-Za-z]:)` },
            lines: {
              type: 'object',
              required: ['begin'],
              additionalProperties: false,
              properties: { begin: line, end: line },
            },
          },
        },
      },
    },
  });
}
