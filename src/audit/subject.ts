/** What a finding is about. The wording of messages is no part of it: it changes from version to version. */

/** Rules whose messages name the thing that they are about, in the data `name`. */
const NAMING: ReadonlySet<string> = new Set([
  'no-blind-spots',
  'no-ineffective-option',
  'no-ineligible-model',
  'no-ineligible-tool',
  'no-pii-in-side-fields',
  'no-retention-downgrade',
  'no-undocumented-header',
  'no-undocumented-param',
]);
/** The only messages of other rules that do. */
const NAMING_MESSAGES: ReadonlySet<string> = new Set([
  'no-extended-prompt-cache model',
  'no-server-state reference',
  'no-server-state contradiction',
  'single-approved-client project',
]);

interface Known {
  rule: string;
  messageId: string;
  message: string;
  about?: string;
}

/** An empty text for what is told of a whole call. */
export function subjectOf({ rule, messageId, message, about }: Known): string {
  if (about !== undefined) return about;
  // The first version did not say it; its messages quoted it first.
  return namesSomething(`${rule} ${messageId}`) ? (/`([^`]+)`/.exec(message)?.[1] ?? '') : '';
}

/** Of a rule and its message: `openai-zdr/no-server-state reference` */
export function namesSomething(what: string): boolean {
  const name = shortRule(what);
  return NAMING.has(name.replace(/ .*/, '')) || NAMING_MESSAGES.has(name);
}

/** `no-ineligible-endpoint`: all of them are of this plugin. */
export function shortRule(rule: string): string {
  return rule.slice(rule.indexOf('/') + 1);
}
