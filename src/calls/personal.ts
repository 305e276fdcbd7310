/** What in an expression reads like personal data, by name, by type, or as it stands. */
import { annotationOf } from '../values/kinds/type.ts';
import { type Node, literalKey, spokenName, walk } from '../values/ast.ts';
import type { SourceModule } from '../values/module.ts';
import type { Key } from './key.ts';
import type { Place } from './place.ts';

const PERSONAL_WORDS = [
  'e_?mail(?:_?address)?',
  'phone(?:_?number)?',
  'mobile(?:_?number)?',
  'ssn',
  'social_security(?:_number)?',
  'first_?name',
  'last_?name',
  'full_?name',
  'family_?name',
  'given_?name',
  'surname',
  'birth_?(?:date|day)',
  'date_of_birth',
  'dob',
  'passport(?:_?number)?',
  'street(?:_?address)?',
  'home_?address',
  'postal_?address',
  'ip_?address',
  '(?:client|remote|user)_ip',
  'remote_?address',
  'national_?id',
];
const PERSONAL = new RegExp(`^(?:.*_)?(?:${PERSONAL_WORDS.join('|')})$`);
/** Of these a plain `name` is a person's. */
const PERSON =
  /^(?:.*_)?(?:user|person|patient|customer|client|employee|member|contact|student|guest|applicant|author)$/;
/** Whoever asks has this address. */
const REQUEST = /^(?:req|request|ctx|context)$/i;
const HASHES =
  /hash|sha\d|hmac|digest|md5|anonymi[sz]e|pseudonymi[sz]e|encrypt|redact|mask|tokeni[sz]e/i;
const EMAIL = /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i;

/** `null` when nothing does, or when a hash stands around it. */
export function personalIn({ node, module }: Pick<Place, 'node' | 'module'>): string | null {
  let found: string | null = null;
  walk(node, module.visitorKeys, (inner) => {
    if (found !== null) return false;
    if (inner.type === 'CallExpression' && HASHES.test(spokenName(inner.callee) ?? ''))
      return false;
    if (inner.type === 'Literal' && typeof inner.value === 'string' && EMAIL.test(inner.value))
      found = inner.value;
    if ((inner.type === 'MemberExpression' || inner.type === 'Identifier') && !isKey(inner))
      found = personalName(inner, module);
    return inner.type === 'Literal' ? false : undefined;
  });
  return found;
}

/** A text of Structured Outputs that is sent beside the prompt. */
export interface SchemaText {
  field: 'name' | 'enum';
  at: Place;
}

/** The name of a schema, and the lists of values that it allows. */
export function schemaTexts(keys: readonly Key[]): SchemaText[] {
  return keys.flatMap(({ name, value }): SchemaText[] => {
    if (!value) return [];
    if (name === 'name') return [{ field: name, at: value }];
    if (name !== 'schema') return [];
    return enumsIn(value).map((node) => ({ field: 'enum', at: { ...value, node } }));
  });
}

function enumsIn({ node: schema, module }: Place): Node[] {
  const found: Node[] = [];
  walk(schema, module.visitorKeys, (node) => {
    if (node.type === 'Property' && literalKey(node) === 'enum') found.push(node.value);
    return undefined;
  });
  return found;
}

function personalName(node: Node, module: SourceModule): string | null {
  const name = spokenName(node);
  if (name !== null && PERSONAL.test(snakeCase(name))) return name;
  if (node.type === 'MemberExpression') {
    const owner = spokenName(node.object);
    if (owner === null) return null;
    const isOfPerson = name === 'name' && PERSON.test(snakeCase(owner));
    return isOfPerson || (name === 'ip' && REQUEST.test(owner)) ? `${owner}.${name}` : null;
  }
  const [binding] = module.variableOf(node)?.identifiers ?? [];
  const type = binding ? annotationOf(binding, module) : null;
  const typeName = type?.type === 'TSTypeReference' ? spokenName(type.typeName) : null;
  return typeName !== null && PERSONAL.test(snakeCase(typeName))
    ? `${name ?? ''}: ${typeName}`
    : null;
}

function isKey(node: Node): boolean {
  return node.parent?.type === 'Property' && node.parent.key === node && !node.parent.shorthand;
}

function snakeCase(name: string): string {
  return name.replace(
    /[A-Z]+/g,
    (letters, at: number) => `${at === 0 ? '' : '_'}${letters.toLowerCase()}`,
  );
}
