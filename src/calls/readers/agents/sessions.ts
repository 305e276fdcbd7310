/** Where a run keeps its history: sessions that do so at OpenAI. */
import type { Target } from '../../../catalogue/hosts.ts';
import type { Node } from '../../../values/ast.ts';
import type { Lookup } from '../../../values/heap/lookup.ts';
import type { ObjectView } from '../../../values/heap/object-view.ts';
import { type Value, isNothing } from '../../../values/value.ts';
import type { RelatedNode } from '../../record.ts';
import type { Desk } from '../reader.ts';
import { given, isMadeBy, nameOfExport } from './exports.ts';
import { type ModelReader, placeOf } from './models.ts';

/** A request that a session sends. */
export interface Kept {
  route: string;
  targets: readonly Target[];
  related: RelatedNode;
}

const CONVERSATIONS = 'POST /v1/conversations';
const ITEMS = 'POST /v1/conversations/{}/items';
const READS_ITEMS = 'GET /v1/conversations/{}/items';
const COMPACTS = 'POST /v1/responses/compact';

/** Methods of a session, called by the program itself. */
const METHODS: Readonly<Record<string, string>> = {
  addItems: ITEMS,
  getItems: READS_ITEMS,
  popItem: 'DELETE /v1/conversations/{}/items/{}',
  clearSession: 'DELETE /v1/conversations/{}',
  runCompaction: COMPACTS,
};

export class SessionReader {
  readonly #desk: Desk;
  readonly #models: ModelReader;

  constructor(desk: Desk, models: ModelReader) {
    this.#desk = desk;
    this.#models = models;
  }

  /** What is sent around a run that is given a session. */
  around(lookup: Lookup | undefined, use: Node, depth = 0): readonly Kept[] {
    if (!lookup || depth > 2) return [];
    return lookup.values.flatMap((value): readonly Kept[] => {
      const options = optionsOf(this.#desk, value);
      const related = placeOf(value, 'the session');
      const targets = this.#models.clientOf(options, 'client', use);
      if (isConversation(value)) {
        const routes = [...(isNew(options) ? [CONVERSATIONS] : []), ITEMS, READS_ITEMS];
        return routes.map((route) => ({ route, targets, related }));
      }
      if (!isCompaction(value)) return [];
      const inner = options?.get('underlyingSession');
      return [{ route: COMPACTS, targets, related }, ...this.around(inner, use, depth + 1)];
    });
  }

  /** `session.addItems(…)`, `session.runCompaction()` */
  called(object: Value, method: string, use: Node): readonly Kept[] {
    const route = Object.hasOwn(METHODS, method) ? METHODS[method] : undefined;
    const isOf = method === 'runCompaction' ? isCompaction(object) : isConversation(object);
    if (route === undefined || !isOf) return [];
    const targets = this.#models.clientOf(optionsOf(this.#desk, object), 'client', use);
    return [{ route, targets, related: placeOf(object, 'the session') }];
  }

  /** `startOpenAIConversationsSession(client)` */
  started(callee: Value, use: Node): readonly Kept[] {
    if (nameOfExport(callee) !== 'startOpenAIConversationsSession') return [];
    const targets = this.#models.clientOf(null, 'client', use);
    return [{ route: CONVERSATIONS, targets, related: placeOf(callee, 'the SDK') }];
  }
}

function optionsOf(desk: Desk, value: Value): ObjectView | null {
  return value.kind === 'new' ? given(desk, value.args?.[0]) : null;
}

function isConversation(value: Value): boolean {
  return isMadeBy(value, /^OpenAIConversationsSession$/);
}

function isCompaction(value: Value): boolean {
  return isMadeBy(value, /^OpenAIResponsesCompactionSession$/);
}

/** Without the id of a conversation the first run creates one. */
function isNew(options: ObjectView | null): boolean {
  const id = options?.get('conversationId');
  return !id || (!id.unknown && id.values.every(isNothing));
}
