/** What in a file says that OpenAI may be called from there: addresses, keys, chains of members. */
import { type Node, type TSESTree, isFunction, walk, wrapped } from '../../values/ast.ts';
import type { SourceModule } from '../../values/module.ts';
import { surface } from '../../catalogue/surface.ts';
import { segmentsOf } from '../target.ts';
import { spokenMethod, tellingMethods } from '../candidates.ts';
import { MODEL_NAME, VARIABLE, words } from '../words.ts';

export type TraceKind = 'import' | 'client' | 'chain' | 'address' | 'variable' | 'model';

export interface Trace {
  kind: TraceKind;
  node: Node;
  /** of an address: its host, where it names one */
  host?: string;
  /** `openai`, `chat.completions.create`, `OPENAI_API_KEY` */
  name: string;
}

const IS_VARIABLE = new RegExp(`^${VARIABLE}$`);
const IS_MODEL = new RegExp(`^${MODEL_NAME}$`);

let written: RegExp | null = null;

/** Addresses of the API, names of the variables that its clients read, and of models at another seller. */
export function writtenTraces(module: SourceModule): Trace[] {
  written ??= new RegExp(words.written, 'g');
  const found = new Map<Node, Trace>();
  for (const match of module.text.matchAll(written)) {
    const trace = traceAt(module, match.index + 1, match[0]);
    if (trace && !found.has(trace.node)) found.set(trace.node, trace);
  }
  return [...found.values()];
}

/** `null` where it is only spoken of: a comment, a sentence, a label, a type, a key. */
function traceAt(module: SourceModule, offset: number, text: string): Trace | null {
  const node = innermost(module, offset);
  if (node.type === 'Identifier' && IS_VARIABLE.test(node.name)) {
    const read = readBy(node);
    return read && { kind: 'variable', node: read, name: `\`${node.name}\`` };
  }
  const whole = node.type === 'TemplateElement' ? node.parent : node;
  if (IS_MODEL.test(text))
    return isData(whole) ? { kind: 'model', node: whole, name: 'a model at Amazon Bedrock' } : null;
  if (whole.type === 'Literal' && typeof whole.value === 'string' && isData(whole))
    return IS_VARIABLE.test(whole.value)
      ? { kind: 'variable', node: whole, name: `\`${whole.value}\`` }
      : addressIn(whole, whole.value, text);
  if (whole.type === 'TemplateLiteral' && isData(whole))
    return addressIn(whole, whole.quasis.map(({ value }) => value.raw).join('{}'), text);
  return null;
}

/** An address is one word; what has more is a sentence. */
function addressIn(node: Node, text: string, match: string): Trace | null {
  if (/\s/.test(text.trim()) || IS_VARIABLE.test(match)) return null;
  const [, host] = /^(?:https?|wss?):\/\/([^/{}?#]+)/i.exec(text) ?? [];
  if (!host && (isElsewhere(text) || isOfOwnServer(text, match))) return null;
  return { kind: 'address', node, name: 'an address of the API', ...(host ? { host } : {}) };
}

/** Behind a version stands a path that is none of the API's, nor the beginning of one. */
function isElsewhere(text: string): boolean {
  const [, below] = /(?:^|\/)(v1\/.*)/s.exec(text.replace(/[?#].*/s, '')) ?? [];
  if (below === undefined) return false;
  const path = `/${below}`;
  const segments = segmentsOf(path.replace(/\/$/, ''));
  const isBegun = path.endsWith('/') && surface().beginsRoute(segments);
  return !isBegun && surface().matchPath(segments) === null;
}

/** `/api/v1/files`: behind no base of the API it is one of its routes. */
function isOfOwnServer(text: string, match: string): boolean {
  const before = text.slice(0, Math.max(0, text.indexOf(match)));
  return /^\/\w[^{]*$/.test(before) && !/open-?_?ai|azure/i.test(before);
}

/** `env.OPENAI_API_KEY`, and what a pattern binds it to. */
function readBy(name: TSESTree.Identifier): Node | null {
  const { parent } = name;
  if (parent.type === 'MemberExpression') return parent.property === name ? parent : null;
  if (parent.type !== 'Property' || parent.parent.type !== 'ObjectPattern') return null;
  return parent.key === name || parent.value === name ? parent.value : null;
}

const NOT_DATA = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSExternalModuleReference',
  'TSLiteralType',
  'TSEnumMember',
  'JSXAttribute',
  'ExpressionStatement',
]);

/** A text that the program may do something with. */
function isData(node: Node): boolean {
  const { parent } = node;
  if (!parent || NOT_DATA.has(parent.type)) return false;
  return !('key' in parent && parent.key === node && !(parent as { computed?: boolean }).computed);
}

function innermost(module: SourceModule, offset: number): Node {
  let found: Node = module.ast;
  walk(module.ast, module.visitorKeys, (node) => {
    if (offset < node.range[0] || offset >= node.range[1]) return node === module.ast;
    found = node;
    return true;
  });
  return found;
}

/** Methods of a chain that no other library has, handed on without being called. */
export function chainsHandedOn(module: SourceModule): Trace[] {
  return tellingMethods().flatMap((method) =>
    module.readersOf(method).flatMap((node): Trace[] => {
      if (node.type !== 'MemberExpression' || isCallee(node)) return [];
      const name = spokenMethod(node);
      return name === null ? [] : [{ kind: 'chain', node, name }];
    }),
  );
}

function isCallee(node: Node): boolean {
  const whole = wrapped(node);
  return whole.parent?.type === 'CallExpression' && whole.parent.callee === whole;
}

/** The expressions around a node, as far as they run together with it. */
export function* around(node: Node): Generator<Node> {
  for (let current: Node | undefined = node; current; current = current.parent) {
    yield current;
    if (isFunction(current) || /Statement$|^Program$|^Class/.test(current.type)) return;
  }
}
