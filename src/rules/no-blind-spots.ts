import { createRule } from '../rule.ts';

interface Options {
  packages?: boolean;
}

export const noBlindSpots = createRule<Options, 'file' | 'package'>({
  name: 'no-blind-spots',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow imports behind which calls cannot be checked',
      recommended: true,
      severity: { recommended: 'warn', strict: 'error' },
    },
    schema: [
      {
        type: 'object',
        properties: {
          packages: {
            type: 'boolean',
            description: 'Also report packages that reach OpenAI by themselves.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ packages: false }],
    messages: {
      file: '`{{name}}` {{reason}}: calls that depend on it are not checked. Repair it first.',
      package:
        '`{{name}}` {{reason}}, and its calls are not analysed. Check by hand what they send.',
    },
  },
  create({ options, file, report }) {
    for (const { kind, node, name, reason } of file.blindSpots) {
      if (kind === 'package' && !options.packages) continue;
      report({
        node,
        module: file.module,
        otherwise: node,
        messageId: kind,
        data: { name, reason },
      });
    }
  },
});
