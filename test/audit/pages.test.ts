/** The pages about the command: every flag, commands that parse, a schema told whole. */
import { existsSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { flagGroups } from '../../src/audit/flags.ts';
import { readCommand } from '../../src/audit/options.ts';
import { formats } from '../../src/audit/render/formats.ts';
import { verdictOrder } from '../../src/audit/verdicts.ts';
import { ROOT, project } from '../helpers/audit.ts';

const pageOf = (name: string): string => readFileSync(`${ROOT}rules-docs/${name}.md`, 'utf8');
const audit = pageOf('audit');
const inventory = pageOf('inventory');

/** `npx openai-zdr --a b > c` → `['--a', 'b']` */
const commands = [...`${audit}\n${pageOf('security')}`.matchAll(/^```sh\n([^]*?)```/gm)]
  .flatMap(([, block]) => block!.trim().split('\n'))
  .concat(pageOf('getting-started').match(/^npx openai-zdr.*$/gm) ?? [])
  .map((line) => [line, line.split(' > ')[0]!.split(/\s+/).slice(2)] as const);

describe('the pages audit and security', () => {
  it.each(flagGroups.flatMap(({ flags }) => flags).map((flag) => [flag.name, flag] as const))(
    'explains --%s',
    (name, { short, values = '' }) => {
      const form = `--${name}${values.startsWith('<') ? ` ${values}` : ''}`;
      expect(audit).toContain(`\n- \`${form}\``);
      if (short !== undefined)
        expect(audit).toMatch(new RegExp(`\\n- \`${form.replaceAll('[', '\\[')}\`, \`-${short}\``));
    },
  );

  it('explains no other', () => {
    const names = new Set(
      flagGroups.flatMap(({ flags }) =>
        flags.flatMap(({ name, short }) => [
          `--${name}`,
          ...(short === undefined ? [] : [`-${short}`]),
        ]),
      ),
    );
    const own = audit.replaceAll('npx -p eslint-plugin-openai-zdr ', '');
    const said = [...own.matchAll(/(?<![\w-])(--?[a-z][a-z-]*)/g)].map(([, flag]) => flag!);
    expect(said.filter((flag) => !names.has(flag))).toEqual([]);
  });

  it.each(commands)('%s', (line, args) => {
    expect(line).toMatch(/^npx openai-zdr\b/);
    expect(readCommand(args, project()).kind).toMatch(
      /^(?:audit|merge|diff|compare policies|compare sdk)$/,
    );
  });

  it('says how to run it where it is not installed', () => {
    for (const page of [audit, readFileSync(`${ROOT}README.md`, 'utf8')])
      expect(page).toContain('npx -p eslint-plugin-openai-zdr openai-zdr');
  });

  it('has a command for most of what there is', () => {
    expect(commands.length).toBeGreaterThan(15);
    expect(new Set(commands.map(([, args]) => readCommand(args, project()).kind)).size).toBe(5);
  });

  it('names every format and every verdict', () => {
    for (const format of Object.keys(formats)) expect(audit).toContain(`| \`${format}\` |`);
    for (const verdict of verdictOrder) expect(audit).toContain(`| \`${verdict}\` |`);
  });
});

describe('rules-docs/inventory.md', () => {
  const schema = JSON.parse(readFileSync(`${ROOT}src/audit/inventory.schema.json`, 'utf8')) as {
    properties: Record<string, { items?: { properties: object } }>;
    $defs: { call: { properties: Record<string, unknown> } };
  };

  it('explains every key of the schema', () => {
    const keys = [
      ...Object.keys(schema.properties),
      ...Object.keys(schema.$defs.call.properties),
      ...Object.keys(schema.properties.findings!.items!.properties),
    ];
    const told = new Set(
      [...inventory.matchAll(/^\| (`.+?`) \|/gm)].flatMap(([, cell]) =>
        [...cell!.matchAll(/`(\w+)`/g)].map(([, key]) => key),
      ),
    );
    expect(keys.filter((key) => !told.has(key))).toEqual([]);
    expect([...told].filter((key) => !keys.includes(key!))).toEqual([]);
  });

  it('shows a document that keeps to it', () => {
    const sample: unknown = JSON.parse(/```json\n([^]*?)```/.exec(inventory)![1]!);
    const ajv = new Ajv2020({ allowUnionTypes: true });
    expect([ajv.validate(schema, sample), ajv.errors]).toEqual([true, null]);
  });
});

describe.each(['audit', 'inventory'])('rules-docs/%s.md', (name) => {
  const page = pageOf(name);

  it('promises nothing', () => {
    expect(page.match(/\b(?:compliant|compliance|safe|safely|guarantee[ds]?)\b/gi) ?? []).toEqual(
      [],
    );
  });

  it('links to what exists', () => {
    const targets = [...page.matchAll(/\]\((?!https?:)([^)#\s]+)(?:#[^)]*)?\)/g)].map(
      ([, target]) => target!,
    );
    expect(
      targets.filter(
        (target) => !existsSync(new URL(`../../rules-docs/${target}`, import.meta.url)),
      ),
    ).toEqual([]);
  });
});
