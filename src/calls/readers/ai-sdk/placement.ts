/** Where a suggestion writes a key of the request: `providerOptions.openai.store` of the call, or of its agent. */
import { optionNames } from '../../../catalogue/frameworks/ai-sdk.ts';
import { ObjectView } from '../../../values/heap/object-view.ts';
import type { Value, ValueOf } from '../../../values/value.ts';
import type { Placement } from '../../record.ts';
import type { Model } from './model.ts';
import { type Asked, namespacesOf } from './options.ts';

export function placementIn(asked: Asked, model: Model): (key: string) => Placement | null {
  const names = optionNames(model.api, model.generation);
  return (key) => {
    const isCompatible = model.provider.vendor === 'compatible';
    const name = isCompatible ? key : Object.keys(names).find((item) => names[item] === key);
    const namespace = namespacesOf(model).at(-1);
    const object = objectOf(asked);
    if (name === undefined || namespace === undefined || !object) return null;
    return below(asked, object, ['providerOptions', namespace, name]);
  };
}

/** The call's own options, unless those of its agent are what counts. */
function objectOf({ given }: Asked): ValueOf<'object'> | null {
  const views = [...given.views].reverse();
  const deciding = views.find((view) => !view.get('providerOptions').absent) ?? given.views[0];
  return deciding ? onlyObject(deciding.alternatives) : null;
}

/** As deep as objects are that the program writes down somewhere else. */
function below(
  { evaluator, site }: Asked,
  object: ValueOf<'object'>,
  path: readonly string[],
): Placement {
  const [first = '', ...rest] = path;
  const { values } = new ObjectView(evaluator, [object], site.node).get(first);
  const inner = rest.length > 0 ? onlyObject(values) : null;
  return inner ? below({ evaluator, site } as Asked, inner, rest) : { object: object.site, path };
}

function onlyObject(values: readonly Value[]): ValueOf<'object'> | null {
  const [only] = values;
  return values.length === 1 && only?.kind === 'object' && !only.copy ? only : null;
}
