/** Whether an expression stands for an object that was made at a place, and for nothing else. */
import type { Ask } from '../ask.ts';
import { callOf, callerOf, innermostFrame } from '../env.ts';
import { type Env, type Site, isNothing, isUnset } from '../value.ts';
import { isOfAnother } from './apart.ts';

export class Identity {
  readonly #ask: Ask;
  readonly #made: Site;
  /** of calls on what may be something else */
  #doubtful: Set<Env | null> | null = null;

  constructor(ask: Ask, made: Site) {
    this.#ask = ask;
    this.#made = made;
  }

  /** What is done in a call is perhaps done to another object. */
  doubt(call: Env): void {
    (this.#doubtful ??= new Set()).add(call);
  }

  isAt({ node, module, env }: Site): boolean {
    const made = this.#made;
    if (this.#isDoubtful(env) || isOfAnother(this.#ask, node, made)) return false;
    const values = this.#ask.calmly(() => this.#ask.evaluate({ node, module, env }));
    return values.every((value) => {
      // Without a value the change would fail.
      if (isNothing(value) || isUnset(value)) return true;
      const place = ('copy' in value && value.copy?.made) || value.site;
      // Each call of a function makes another object.
      return place.node === made.node && callOf(place.env)?.node === callOf(made.env)?.node;
    });
  }

  #isDoubtful(env: Env | null): boolean {
    const doubtful = this.#doubtful;
    if (!doubtful) return false;
    for (let frame = innermostFrame(env); frame; frame = callerOf(frame))
      if (doubtful.has(frame)) return true;
    return false;
  }
}
