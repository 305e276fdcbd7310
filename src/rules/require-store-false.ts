import { frameworkRequests } from '../calls/frameworks.ts';
import { type OpenAICall, mayReachOpenAI } from '../calls/index.ts';
import { createsResponse, storedBy } from '../calls/store.ts';
import { createRule, type Suggestion } from '../rule.ts';
import { type TSESTree, literalKey, unwrap } from '../values/ast.ts';
import type { Lookup } from '../values/heap/object-view.ts';
import { textOf } from '../values/value.ts';
import { addProperty } from './edits.ts';
import { isIn, placeIn, writtenBy } from './places.ts';

interface Options {
  chatCompletions: 'stored' | 'explicit';
}

type MessageIds =
  | 'missing'
  | 'stored'
  | 'storedCompletion'
  | 'implicitCompletion'
  | 'storedSession'
  | 'insert'
  | 'insertStateless'
  | 'flip';

export const requireStoreFalse = createRule<Options, MessageIds>({
  name: 'require-store-false',
  meta: {
    type: 'problem',
    docs: {
      description: 'require requests to say that their response is not stored',
      recommended: true,
      severity: { recommended: 'warn', strict: 'error' },
    },
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        properties: {
          chatCompletions: {
            type: 'string',
            enum: ['stored', 'explicit'],
            description:
              'Report chat completions that are stored, or all that do not say `store: false`.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ chatCompletions: 'stored' }],
    messages: {
      missing:
        'A response is stored for at least 30 days unless `store` is false (policy of {{date}}). {{profile}}',
      stored:
        '`store: true` keeps the response for at least 30 days (policy of {{date}}). {{profile}}',
      storedCompletion:
        '`store: true` keeps the completion at OpenAI (policy of {{date}}). {{profile}}',
      implicitCompletion:
        'This request does not say whether the completion is stored, and the texts of OpenAI contradict each other on the default (policy of {{date}}). Say `store: false`.',
      storedSession:
        '`store: true` keeps the recording of the session for 30 days, and no public endpoint deletes it (policy of {{date}}). {{profile}}',
      insert: 'Add `store: false`.',
      insertStateless:
        "Add `store: false` and `include: ['reasoning.encrypted_content']`, so that reasoning is kept over several turns without stored responses.",
      flip: 'Set `store` to false.',
    },
  },
  create({ options, settings: { policy, calls: callSettings }, file, calls, sourceCode, report }) {
    const date = policy.snapshot.id;
    const profile = PROFILES[policy.profile];
    const hasResponses = policy.classify('/v1/responses').endpoint !== null;
    const hasCompletions = Boolean(policy.feature('stored-completion')?.now);

    for (const call of calls) {
      if (!mayReachOpenAI(call)) continue;
      if (createsResponse(call) && hasResponses) checkResponse(call);
      else if (call.route === 'POST /v1/chat/completions' && hasCompletions) checkCompletion(call);
      else if (call.routePath?.startsWith('/v1/live/sessions') && call.verb === 'POST')
        checkSession(call);
    }

    // A framework that is told nothing decides by itself, by version: only what the program says is reported.
    for (const { node, store } of frameworkRequests(file, callSettings)) {
      if (hasCompletions && storedBy(store) === 'on')
        tell(
          { anchor: node.callee, module: file.module },
          'storedCompletion',
          store,
          flips({ module: file.module }, store),
        );
    }

    function checkResponse(call: OpenAICall): void {
      const lookup = call.body.get('store');
      const stored = storedBy(lookup);
      if (stored === 'on') tell(call, 'stored', lookup, flips(call, lookup));
      else if (stored === 'default') tell(call, 'missing', null, insertions(call));
    }

    function checkCompletion(call: OpenAICall): void {
      const lookup = call.body.get('store');
      const stored = storedBy(lookup);
      if (stored === 'on') tell(call, 'storedCompletion', lookup, flips(call, lookup));
      else if (stored === 'default' && options.chatCompletions === 'explicit')
        tell(call, 'implicitCompletion', null, insertions(call).slice(0, 1));
    }

    function checkSession(call: OpenAICall): void {
      const lookups = call.body.parts.map(({ view }) => view.at('session').get('store'));
      const stored = lookups.find((lookup) => storedBy(lookup) === 'on');
      if (stored) tell(call, 'storedSession', stored, flips(call, stored));
    }

    function tell(
      call: Pick<OpenAICall, 'anchor' | 'module'>,
      messageId: MessageIds,
      lookup: Lookup | null,
      suggest: Suggestion<MessageIds>[],
    ): void {
      const value = lookup?.values.find((item) => item.kind === 'literal' && item.value === true);
      const node = placeIn(call.module, lookup?.nodes ?? [], call.anchor, value);
      report({
        node,
        module: call.module,
        otherwise: call.anchor,
        messageId,
        data: messageId === 'implicitCompletion' ? { date } : { date, profile },
        suggest,
      });
    }

    function flips(call: Pick<OpenAICall, 'module'>, { nodes }: Lookup): Suggestion<MessageIds>[] {
      const written = nodes
        .filter((node) => isIn(node, call.module))
        .map(writtenBy)
        .map((node) => node && unwrap(node));
      const value = written.find((node) => node?.type === 'Literal' && node.value === true);
      return value
        ? [{ messageId: 'flip', fix: (fixer) => fixer.replaceTextRange(value.range, 'false') }]
        : [];
    }

    function keyTextOf({ key, computed }: TSESTree.Property): string {
      const text = sourceCode.text.slice(...key.range);
      return computed ? `[${text}]` : text;
    }

    function insertions(call: OpenAICall): Suggestion<MessageIds>[] {
      const literal = call.body.literal;
      if (!literal || literal.site.module !== file.module) return [];
      const { node } = literal.site;
      const written = node.properties.find(
        (property) => property.type === 'Property' && literalKey(property) === 'store',
      );
      if (written)
        return [
          {
            messageId: 'flip',
            fix: (fixer) =>
              fixer.replaceTextRange(
                written.range,
                `${keyTextOf(written as TSESTree.Property)}: false`,
              ),
          },
        ];
      const insert: Suggestion<MessageIds> = {
        messageId: 'insert',
        fix: (fixer) => addProperty(fixer, sourceCode, node, 'store: false'),
      };
      const stateless: Suggestion<MessageIds> = {
        messageId: 'insertStateless',
        fix: (fixer) =>
          addProperty(
            fixer,
            sourceCode,
            node,
            "store: false, include: ['reasoning.encrypted_content']",
          ),
      };
      return reasonsOverTurns(call) ? [insert, stateless] : [insert];
    }
  },
});

const PROFILES = {
  zdr: 'A project with Zero Data Retention forces `store` to false, and what relies on stored responses fails there; under another key the same code stores. The abuse-monitoring log is another matter: `store: false` does not remove it.',
  mam: '`store: false` removes this application state; Modified Abuse Monitoring does not, it is about the abuse-monitoring log.',
  hipaa:
    '`store: false` removes this application state; the abuse-monitoring log is a matter of the agreement.',
  default:
    '`store: false` removes this application state; the abuse-monitoring log of 30 days stays.',
} as const;

/** A reasoning model that is given more than one text: earlier reasoning would be lost with the stored response. */
function reasonsOverTurns(call: OpenAICall): boolean {
  const models = call.body.get('model').values.flatMap((value) => textOf(value) ?? []);
  const isReasoning = models.some((model) => /^(?:o\d|gpt-[5-9])/.test(model));
  const isSingleText = call.body
    .get('input')
    .values.every((value) => value.kind === 'literal' || value.kind === 'text');
  return (
    isReasoning &&
    !isSingleText &&
    call.body.get('include').absent &&
    !call.body.get('include').unknown
  );
}
