/** The schemas of options: one object, in which everything is described and nothing else is allowed. */
import type { Rule } from 'eslint';
import type { RuleName, ZdrRuleOptions } from '../types.ts';

export type Schema = Extract<Rule.RuleMetaData['schema'], readonly unknown[]>[number];

/** A schema that accepts the values of a type, no more and no fewer: the compiler compares it with what `types.ts` promises. */
export type SchemaOf<Value> = Schema & { readonly accepts?: (value: Value) => Value };

/** The options of a rule once its defaults are filled in. */
export type OptionsOf<Name extends RuleName> = Required<NonNullable<ZdrRuleOptions[Name][0]>>;

export function optionsOf<Options extends object>(
  properties: { [Key in keyof Options]-?: SchemaOf<Options[Key]> },
  required?: (keyof Options & string)[],
): Schema[] {
  return [
    {
      type: 'object',
      properties,
      ...(required ? { required } : {}),
      additionalProperties: false,
    },
  ];
}

export function flag(description: string): SchemaOf<boolean> {
  return { type: 'boolean', description };
}

export function oneOf<Choice extends string>(
  choices: readonly Choice[],
  description: string,
): SchemaOf<Choice> {
  return { type: 'string', enum: [...choices], description };
}

export function someOf<Choice extends string>(
  choices: readonly Choice[],
  description: string,
): SchemaOf<readonly Choice[]> {
  return {
    type: 'array',
    description,
    items: { type: 'string', enum: [...choices] },
    uniqueItems: true,
  };
}

export function texts(description: string): SchemaOf<readonly string[]> {
  return { type: 'array', description, items: { type: 'string' }, uniqueItems: true };
}
