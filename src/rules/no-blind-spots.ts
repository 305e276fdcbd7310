import { createRule } from '../rule.ts';
import { type OptionsOf, flag, optionsOf } from './options.ts';

type Options = OptionsOf<'no-blind-spots'>;

export const noBlindSpots = createRule<Options, 'file' | 'package' | 'parser'>({
  name: 'no-blind-spots',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow imports behind which calls cannot be checked',
      recommended: true,
      severity: { recommended: 'warn', strict: 'error' },
    },
    schema: optionsOf<Options>({
      packages: flag('Also report packages that reach OpenAI by themselves.'),
    }),
    defaultOptions: [{ packages: false }],
    messages: {
      file: '`{{name}}` {{reason}}: calls that depend on it are not checked. Repair it first.',
      parser: '`{{name}}` {{reason}}. {{remedy}}',
      package:
        '`{{name}}` {{reason}}, and its calls are not analysed. Check by hand what they send.',
    },
  },
  create({ options, file, tell }) {
    for (const { kind, name, reason, remedy = '', at } of file.blindSpots)
      if (kind !== 'package' || options.packages) tell(at, kind, { name, reason, remedy });
  },
});
