/**
 * The options of a Vue component as the class that they stand for: `this` of a method is an instance, which has what
 * `data` and `setup` return, what is computed, and what hooks assign to it.
 */
import type { VisitorKeys } from '../../module.ts';
import { type Node, type TSESTree, isFunction, literalKey, returnsOf, unwrap } from '../../ast.ts';
import { made, opened } from './graft.ts';

/** Whatever else an instance has, such as props and what mixins give. */
const BASE = '<component>';
const DEFINERS = new Set(['defineComponent', 'defineNuxtComponent', 'extend']);
const GIVERS = new Set(['data', 'setup']);
/** Options whose members are those of the instance. */
const GROUPS = new Set(['methods', 'computed', 'watch']);

type Options = TSESTree.ObjectExpression;
type Given = TSESTree.Property;

/** Puts a class in the place of the options that a file exports, unless they are one. `null` when it exports none. */
export function classInPlaceOfOptions(
  ast: TSESTree.Program,
  keys: VisitorKeys,
): TSESTree.ClassBody | null {
  for (const statement of ast.body) {
    if (statement.type !== 'ExportDefaultDeclaration') continue;
    if (statement.declaration.type === 'ClassDeclaration') return statement.declaration.body;
    const options = optionsIn(statement.declaration);
    if (!options) return null;
    const declaration = classOf(options, keys);
    Object.assign(statement, { declaration });
    return declaration.body;
  }
  return null;
}

function optionsIn(exported: Node): Options | null {
  const node = unwrap(exported);
  if (node.type === 'ObjectExpression') return node;
  if (node.type !== 'CallExpression') return null;
  const { callee, arguments: args } = node;
  const name =
    callee.type === 'Identifier'
      ? callee.name
      : callee.type === 'MemberExpression'
        ? literalKey(callee)
        : null;
  const first = args[0] && unwrap(args[0]);
  return name !== null && DEFINERS.has(name) && first?.type === 'ObjectExpression' ? first : null;
}

function classOf(options: Options, keys: VisitorKeys): TSESTree.ClassDeclaration {
  const span = spanOf(options);
  const members = [
    ...options.properties.flatMap((property) =>
      property.type === 'Property' ? membersOf(property, keys) : [],
    ),
    ...[options, ...options.properties.flatMap(objectIn)].flatMap(spreadIn),
  ];
  return made('ClassDeclaration', span, {
    id: null,
    superClass: made('Identifier', { ...span, end: span.start }, { name: BASE }),
    body: made('ClassBody', span, { body: members }),
    decorators: [],
    abstract: false,
    declare: false,
    implements: [],
    superTypeArguments: null,
    typeParameters: null,
  }) as TSESTree.ClassDeclaration;
}

function membersOf(property: Given, keys: VisitorKeys): Node[] {
  const name = literalKey(property);
  const value = unwrap(property.value);
  if (name === null) return [kept(property)];
  if (value.type === 'ObjectExpression') {
    if (name === 'methods') return given(value).map((item) => memberOf(item, item.key));
    if (name === 'computed') return given(value).flatMap(computedOf);
    if (name === 'watch') return given(value).flatMap(watcherOf);
  }
  if (!isFunction(value)) return [kept(property)];
  const fields = GIVERS.has(name) ? fieldsFrom(property, name, keys) : [];
  return [...fields, memberOf(property, hidden(property, name))];
}

function given({ properties }: Options): Given[] {
  return properties.filter((item): item is Given => item.type === 'Property');
}

/** `load() { … }`, `load: function () { … }`; an arrow function or a name of one is a field. */
function memberOf(property: Given, key: Node, kind: 'method' | 'get' = 'method'): Node {
  const value = unwrap(property.value);
  if (value.type !== 'FunctionExpression') return field(property, key, value);
  return made('MethodDefinition', spanOf(property), {
    key,
    value,
    kind,
    ...plain(property),
    override: false,
  });
}

/** A getter, or the `get` and `set` of an object. What a name gives is not looked into. */
function computedOf(property: Given): Node[] {
  const value = unwrap(property.value);
  const name = `computed ${literalKey(property) ?? ''}`;
  if (value.type === 'FunctionExpression') return [memberOf(property, property.key, 'get')];
  if (value.type === 'ArrowFunctionExpression' && value.body.type !== 'BlockStatement')
    return [field(property, property.key, value.body)];
  if (value.type !== 'ObjectExpression') return [field(property, hidden(property, name), value)];
  return given(value).map((item) => {
    const isGetter = literalKey(item) === 'get' && unwrap(item.value).type === 'FunctionExpression';
    return isGetter
      ? memberOf(item, property.key, 'get')
      : memberOf(item, hidden(item, `${name} ${literalKey(item) ?? ''}`));
  });
}

/** A function, an object with a `handler`, or a list of them. */
function watcherOf(property: Given): Node[] {
  const name = `watch ${literalKey(property) ?? ''}`;
  const value = unwrap(property.value);
  const handlers = value.type === 'ArrayExpression' ? value.elements : [value];
  return handlers.flatMap((written): Node[] => {
    const handler = written && unwrap(written);
    if (handler?.type === 'ObjectExpression')
      return given(handler).map((item) => memberOf(item, hidden(item, name)));
    return handler
      ? [memberOf({ ...property, value: handler } as Given, hidden(property, name))]
      : [];
  });
}

/** What is spread into the options, or into a group of them, is code that runs. */
function spreadIn({ properties }: Options): Node[] {
  return properties.flatMap((item) =>
    item.type === 'SpreadElement' ? [keptAs('...', item, item.argument)] : [],
  );
}

function objectIn(property: TSESTree.ObjectLiteralElement): Options[] {
  const value = property.type === 'Property' ? unwrap(property.value) : null;
  const isGroup =
    value?.type === 'ObjectExpression' && GROUPS.has(literalKey(property as Given) ?? '');
  return isGroup ? [value] : [];
}

/** A field for every key that is returned: `client = this.<data>().client` */
function fieldsFrom(option: Given, method: string, keys: VisitorKeys): Node[] {
  const fn = unwrap(option.value);
  if (!isFunction(fn)) return [];
  const span = { start: option.range[0], end: option.range[0] };
  const returned = returnsOf(fn, keys).map(unwrap);
  const properties = returned.flatMap((node) =>
    node.type === 'ObjectExpression' ? given(node) : [],
  );
  const names = new Set(properties.map(literalKey).filter((name) => name !== null));
  return [...names].map((name) => {
    const member = (object: Node, key: Node): Node =>
      made('MemberExpression', span, {
        object,
        property: key,
        computed: key.type === 'Literal',
        optional: false,
      });
    const callee = member(made('ThisExpression', span, {}), hidden(option, method));
    const call = made('CallExpression', span, {
      callee,
      arguments: [],
      optional: false,
      typeArguments: null,
    });
    const identifier = (): Node => made('Identifier', span, { name });
    const value = member(call, identifier());
    return made('PropertyDefinition', span, {
      key: identifier(),
      value: method === 'setup' ? opened(value, span) : value,
      ...plain(null),
    });
  });
}

/** What is neither code of the instance nor looked at by it stays in the tree. */
function kept(property: Given): Node {
  return keptAs(literalKey(property) ?? 'option', property, property.value);
}

function keptAs(name: string, at: Node, value: Node): Node {
  return made('PropertyDefinition', spanOf(at), {
    key: hiddenAt(at, name),
    value,
    ...plain(null),
    static: true,
  });
}

function field(property: Given, key: Node, value: Node): Node {
  return made('PropertyDefinition', spanOf(property), { key, value, ...plain(property) });
}

function plain(property: Given | null): object {
  return {
    computed: property?.computed ?? false,
    static: false,
    decorators: [],
    declare: false,
    optional: false,
    override: false,
    readonly: false,
    definite: false,
    typeAnnotation: null,
    accessibility: undefined,
  };
}

/** A name that no program reads. */
function hidden({ key }: Given, name: string): Node {
  return hiddenAt(key, name);
}

function hiddenAt(at: Node, name: string): Node {
  const text = `<${name}>`;
  return made('Literal', spanOf(at), { value: text, raw: `'${text}'` });
}

function spanOf({ range: [start, end] }: Node): { start: number; end: number } {
  return { start, end };
}

/**
 * The markup of such a component as one of its methods, in which a name that the file does not have is one of the
 * instance's.
 */
export function renderMethod(body: TSESTree.Statement[], at: number): Node {
  const span = { start: at, end: at };
  const block = made('BlockStatement', span, { body });
  const value = made('FunctionExpression', span, {
    id: null,
    params: [],
    body: block,
    async: false,
    generator: false,
    expression: false,
    typeParameters: null,
    returnType: null,
  });
  return made('MethodDefinition', span, {
    key: made('Literal', span, { value: '<render>', raw: "'<render>'" }),
    value,
    kind: 'method',
    ...plain(null),
  });
}
