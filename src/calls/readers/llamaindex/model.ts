/** A model of LlamaIndex: what it is made with, and whom it speaks to. */
import type { Target } from '../../../catalogue/hosts.ts';
import {
  CLIENT_MEMBERS,
  MODELS,
  type ModelKind,
  OTHERS,
  models as known,
} from '../../../catalogue/frameworks/llamaindex.ts';
import { type Lookup, NOTHING, over } from '../../../values/heap/lookup.ts';
import type { ObjectView } from '../../../values/heap/object-view.ts';
import { type Site, type Value, isNothing, rootOf, takerOf } from '../../../values/value.ts';
import { importOf } from '../../client.ts';
import { eachOnce } from '../../reach.ts';
import { changedAmong } from '../changed.ts';
import { targetsOfUrl } from '../framework.ts';
import { type Desk, viewOf } from '../reader.ts';

export interface Model {
  kind: ModelKind;
  /** the package that it comes from */
  source: string;
  site: Site;
  options: ObjectView | null;
}

const OWN_PACKAGE = /@llamaindex\/openai\b/;

/** The models among some values; whom the others lead to. */
export interface Models {
  models: readonly Model[];
  others: readonly Target[];
}

export function modelsAmong(desk: Desk, values: readonly Value[]): Models {
  const given = values.filter((value) => !isNothing(value));
  const made = given.map((value) => ({ value, model: modelOf(desk, value) }));
  return {
    models: made.flatMap(({ model }) => model ?? []),
    others: made.flatMap(({ value, model }) => (model ? [] : [targetOf(value)])),
  };
}

/** `openai({ … })`, `new OpenAI({ … })` */
export function modelOf(desk: Desk, value: Value): Model | null {
  if (value.kind !== 'call' && value.kind !== 'new') return null;
  const made = importOf(value.callee);
  if (!made || !MODELS.test(made.source) || !Object.hasOwn(known, made.name)) return null;
  const [options] = value.args ?? [];
  return {
    kind: known[made.name]!,
    source: made.source,
    site: value.site,
    options: options ? viewOf(desk, options, takerOf(options)) : null,
  };
}

function targetOf(value: Value): Target {
  const root = rootOf(value);
  const isOther = root.kind === 'import' && OTHERS.test(root.source) && !MODELS.test(root.source);
  return isOther ? 'other' : 'unknown';
}

/** The session that it is given, then Azure, then the base URL of the session, then its own. */
export function targetsOf(desk: Desk, model: Model): readonly Target[] {
  return changedAmong(desk, model.site, CLIENT_MEMBERS).length > 0
    ? ['unknown']
    : targetsMade(desk, model);
}

function targetsMade(desk: Desk, { options, source }: Model): readonly Target[] {
  if (!options) return ['openai'];
  const session = options.get('session');
  const given = session.values.filter((value) => !isNothing(value));
  const clients = given.flatMap((value) => {
    const found = desk.clients.read(value);
    return found.length > 0
      ? found.flatMap(({ client }) => desk.clients.targetsOf(client))
      : ['unknown' as const];
  });
  const isSure = given.length > 0 && !session.absent && !session.unknown;
  if (isSure) return eachOnce(clients);
  const azure = options.get('azure');
  const isAzure = azure.unknown || azure.values.some((value) => !isNothing(value));
  // The package of its own takes no such option in the end.
  const atAzure: Target[] = isAzure ? [OWN_PACKAGE.test(source) ? 'unknown' : 'azure'] : [];
  const isAlways = isAzure && !azure.absent && !azure.unknown && !azure.values.some(isNothing);
  if (isAlways) return eachOnce([...clients, ...atAzure]);
  const url = over(options.get('baseURL'), within(options, 'additionalSessionOptions', 'baseURL'));
  return eachOnce([...clients, ...atAzure, ...targetsOfUrl(desk, url)]);
}

/** What stands inside of an option; nothing where that is left out. */
export function within(options: ObjectView, key: string, name: string): Lookup {
  const { values, absent, unknown } = options.get(key);
  const isLeftOut = values.every(isNothing) && !unknown;
  if (isLeftOut) return NOTHING;
  const found = options.at(key).get(name);
  return absent || values.some(isNothing) ? { ...found, absent: true } : found;
}
