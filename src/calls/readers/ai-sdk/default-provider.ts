/** `globalThis.AI_SDK_DEFAULT_PROVIDER = openai`: who gets models that are named by a text. */
import type { Value } from '../../../values/value.ts';
import type { Desk } from '../reader.ts';

const NAME = 'AI_SDK_DEFAULT_PROVIDER';

export class DefaultProvider {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** Everything that the file puts there; nothing, where it is left to the gateway. */
  values(): readonly Value[] {
    const { module, evaluator } = this.#desk;
    if (!module.text.includes(NAME)) return [];
    return module
      .assignmentsOf(NAME)
      .flatMap(({ right }) => evaluator.evaluate({ node: right, module, env: null }));
  }
}
