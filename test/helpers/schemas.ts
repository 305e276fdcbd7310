/** The official schemas of SARIF and CycloneDX, from packages of those who publish them. */
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
