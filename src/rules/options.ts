/** The schemas of options: one object, in which everything is described and nothing else is allowed. */
import type { Rule } from 'eslint';

export type Schema = Extract<Rule.RuleMetaData['schema'], readonly unknown[]>[number];

export function optionsOf(properties: Record<string, Schema>, required?: string[]): Schema[] {
  return [
    {
      type: 'object',
      properties,
      ...(required ? { required } : {}),
      additionalProperties: false,
    },
  ];
}

export function flag(description: string): Schema {
  return { type: 'boolean', description };
}

export function oneOf(choices: string[], description: string): Schema {
  return { type: 'string', enum: choices, description };
}

export function someOf(choices: string[], description: string): Schema {
  return {
    type: 'array',
    description,
    items: { type: 'string', enum: choices },
    uniqueItems: true,
  };
}

export function texts(description: string): Schema {
  return { type: 'array', description, items: { type: 'string' }, uniqueItems: true };
}
