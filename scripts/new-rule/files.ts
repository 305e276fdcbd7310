/** What a new rule consists of: files of its own, and a line in each list of rules. What is left to write says TODO. */
import { sources } from '../../src/catalogue/policy/index.ts';

const newest = Object.keys(sources).findLast((id) => id.startsWith('your-data-'))!;

/** The text of a file that has to change. Throws where it has not the shape that is looked for. */
type Change = (text: string) => string;

export interface RuleFiles {
  /** by path; none of them is there yet */
  written: Readonly<Record<string, string>>;
  changed: Readonly<Record<string, Change>>;
}

export function filesOf(name: string): RuleFiles {
  const variable = variableOf(name);
  return {
    written: {
      [`src/rules/${name}.ts`]: ruleText(name, variable),
      [`test/rules/${name}.test.ts`]: testText(name, variable),
      [`rules-docs/${name}.md`]: pageText(name),
    },
    changed: {
      'src/rules/index.ts': (text) =>
        withEntry(
          withEntry(text, /^import \{ \w+ \} from '\.\/([\w-]+)\.ts';\n/gm, name, [
            `import { ${variable} } from './${name}.ts';\n`,
          ]),
          /^ {2}'([\w-]+)': \w+,\n/gm,
          name,
          [`  '${name}': ${variable},\n`],
        ),
      'src/types.ts': (text) =>
        withEntry(text, /^ {2}'([\w-]+)': \[(?:\];\n|\n[^]*?^ {2}\];\n)/gm, name, [
          `  '${name}': [];\n`,
        ]),
      'test/configs.test.ts': (text) =>
        withEntry(text, /^ {2}'([\w-]+)': \{\n[^]*?^ {2}\},\n/gm, name, [
          `  '${name}': {\n`,
          ...[
            'recommended',
            "'recommended-mam'",
            "'recommended-hipaa'",
            "'recommended-default'",
          ].map((preset) => `    ${preset}: 'off',\n`),
          "    strict: 'warn',\n    all: 'error',\n  },\n",
        ]),
      'CHANGELOG.md': (text) => {
        const heading = '## Unreleased\n';
        const rules = text.indexOf('### Rules\n', text.indexOf(heading));
        if (!text.includes(heading) || rules === -1)
          throw new Error('CHANGELOG.md has no list of rules that are not released');
        const list = text.indexOf('\n\n', rules) + 2;
        const end = text.indexOf('\n\n', list) + 1;
        return `${text.slice(0, end)}- \`${name}\` reports TODO: say what, for users.\n${text.slice(end)}`;
      },
    },
  };
}

/** `no-server-state` → `noServerState` */
function variableOf(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** One entry more in an alphabetical list, of which the pattern finds the entries and their names. */
function withEntry(text: string, entries: RegExp, name: string, lines: readonly string[]): string {
  const found = [...text.matchAll(entries)];
  const before = found.findLast(([, other]) => other! < name);
  const [first] = found;
  if (!first) throw new Error(`no list of rules that looks like ${entries.source}`);
  const at = before ? before.index + before[0].length : first.index;
  return text.slice(0, at) + lines.join('') + text.slice(at);
}

function descriptionOf(name: string): string {
  const verb = name.startsWith('no-')
    ? 'disallow'
    : name.startsWith('require-')
      ? 'require'
      : 'enforce';
  return `${verb} TODO: what, in a few words`;
}

function ruleText(name: string, variable: string): string {
  return `import { createRule } from '../rule.ts';

export const ${variable} = createRule<object, 'reported'>({
  name: '${name}',
  meta: {
    type: 'problem',
    docs: {
      description: '${descriptionOf(name)}',
      // TODO: what it is worth in the presets. \`recommended\` is for what is proven.
      recommended: false,
      severity: { recommended: 'off', strict: 'warn' },
    },
    schema: [],
    messages: {
      reported: '\`{{name}}\`{{from}} is TODO: a fact{{asOf}}. TODO: what to do about it.',
    },
  },
  create({ calls, tell }) {
    for (const call of calls.toOpenAI) {
      // TODO: leave early, ask the call, tell at the smallest place that says it.
      for (const { text: name, at } of call.body.get('todo').texts) tell(at, 'reported', { name });
    }
  },
});
`;
}

function testText(name: string, variable: string): string {
  return `import { ${variable} } from '../../src/rules/${name}.ts';
import { CLIENT, testRule } from '../helpers/tester.ts';

testRule('${name}', ${variable}, {
  valid: [
    // TODO: what is close to it and not reported: computed values, another vendor, another library, an older snapshot.
    {
      name: 'without the key',
      code: \`\${CLIENT}client.responses.create({ model: 'gpt-5', input: 'x' });\`,
    },
  ],
  invalid: [
    // TODO: every message, with its position, its data and its suggestions.
    {
      name: 'with the key',
      code: \`\${CLIENT}client.responses.create({ todo: 'x' });\`,
      errors: [
        {
          messageId: 'reported',
          data: { name: 'x' },
          line: 3,
          column: 27,
          endLine: 3,
          endColumn: 36,
        },
      ],
    },
  ],
});
`;
}

function pageText(name: string): string {
  const description = descriptionOf(name);
  const sample = (key: string): string => `\`\`\`ts
import OpenAI from 'openai';

const client = new OpenAI();

await client.responses.create({ model: 'gpt-5.6-sol', input: question${key} });
\`\`\``;
  return `# ${description.charAt(0).toUpperCase()}${description.slice(1)} (\`openai-zdr/${name}\`)

<!-- end auto-generated rule header -->

Reports TODO: what, in one sentence.

<!-- incorrect -->
${sample(", todo: 'x'")}
<!-- says -->
> TODO: \`npm run docs\` writes what the rule says.

Not reported:

<!-- correct -->
${sample('')}

## Why it matters

TODO: what happens to whose data, from which fact.

## Rule details

TODO: what exactly is reported, and what changes with the profile.

## What it cannot see

- TODO

## When not to use it

TODO

## Related

- [What Zero Data Retention is](what-zdr-is.md)

## Sources

TODO: ids from \`src/catalogue/policy/sources.ts\`, and this line goes.

<!-- begin sources ${newest} -->
<!-- end sources -->
`;
}
