/** What an expression may stand for, as far as the source shows. Nothing here knows OpenAI. */
import {
  type ClassNode,
  type FunctionNode,
  type Node,
  type TSESTree,
  isInOptionalChain,
} from './ast.ts';
import type { SourceModule } from './module.ts';

/** A node, the file it stands in, and the calls through which it was reached. */
export interface Site<N extends Node = Node> {
  node: N;
  module: SourceModule;
  env: Env | null;
}

/** How a place was reached: through calls, and with conditions that are settled. */
export type Env = Frame | Settled;

/** One call on the way: which arguments the parameters of `fn` have, and what `this` is. */
export interface Frame {
  fn: Node;
  args: Arg[] | null;
  self: Value | null;
  outer: Env | null;
  /** the call by which `fn` was entered */
  call?: Site;
}

/** Further in, a test with this condition has one outcome. */
export interface Settled {
  condition: Condition;
  outer: Env | null;
}

/** A test, read as "`key` is `holds`"; `subject` is what a comparison compares with a constant. */
export interface Condition {
  key: string;
  subject: string | null;
  holds: boolean;
}

export interface Arg {
  site: Site;
  spread: boolean;
}

/** What an object is a copy of: changes to the original do not reach it any more. */
export interface Copy {
  of: Value;
  /** where it was taken, which is where the copy is made */
  made: Site;
  /** keys from the copied whole to this part of it */
  path: readonly string[];
  /** what stands in it is copied too */
  isDeep: boolean;
  /** it is kept as a text, which nobody changes */
  isText?: boolean | undefined;
}

export type Primitive = string | number | boolean | bigint | null | undefined;

/**
 * `present`: whatever it is, it is there, because a default stands behind it; `false`: it was taken
 * out of something that may not hold it.
 * `bound`: arguments that `bind` put in front of those of a call.
 * `isVeiled`: a proxy stands before it, whose functions may change what goes through.
 * `isDoubtful`: another value of the same place may stand there in every run.
 * `isFailing`: what a test leaves that fails: `undefined`, `null`, `false`, `0` or `''`, nobody knows which.
 * `areSettled`: the promises that a list holds have been waited for.
 */
export type Value = {
  present?: boolean;
  bound?: readonly Arg[];
  isVeiled?: true;
  isDoubtful?: true;
  isFailing?: true;
  areSettled?: true;
} & (
  | { kind: 'literal'; value: Primitive; site: Site }
  /** a string with parts that are not known; those are lists of alternatives */
  | { kind: 'text'; parts: (string | readonly Value[])[]; site: Site }
  /** `omitted`: keys that a pattern took away, as `{ a, ...rest }` does */
  | {
      kind: 'object';
      site: Site<TSESTree.ObjectExpression>;
      copy?: Copy;
      omitted?: readonly string[];
    }
  | { kind: 'array'; site: Site<TSESTree.ArrayExpression>; copy?: Copy }
  | { kind: 'function'; site: Site<FunctionNode>; self: Value | null }
  | { kind: 'class'; site: Site<ClassNode> }
  /** an instance of a class of the program; `args` is `null` when its construction is not seen */
  | {
      kind: 'instance';
      class: Site<ClassNode>;
      args: Arg[] | null;
      derived: Value | null;
      site: Site;
    }
  | { kind: 'namespace'; module: SourceModule; site: Site }
  /**
   * an export of a package that is not part of the program; `*` is the whole module; `from`: the
   * file that imports it
   */
  | { kind: 'import'; source: string; name: string; site: Site; from?: string }
  | { kind: 'global'; name: string; site: Site }
  | { kind: 'member'; object: Value; name: string | null; site: Site }
  | { kind: 'call'; callee: Value; args: Arg[]; site: Site<TSESTree.CallExpression> }
  /** `args` is `null` when only a type says that it is an instance */
  | { kind: 'new'; callee: Value; args: Arg[] | null; site: Site }
  /**
   * something that only a type describes: an interface or type literal; `others`: the type of
   * whatever else it holds; `isGiven`: a parameter, or a part of one, that callers out of sight decide about
   */
  | {
      kind: 'shape';
      members: readonly TSESTree.TypeElement[];
      others?: TSESTree.TypeNode;
      site: Site;
      heritage: readonly Value[];
      isGiven?: true;
    }
  /** of what is sent: it comes to something, and nobody has waited for that */
  | { kind: 'promise'; of: Value; site: Site }
  /** an enum or a namespace */
  | { kind: 'declared'; site: Site<TSESTree.TSEnumDeclaration | TSESTree.TSModuleDeclaration> }
  /** a list whose elements are known, whatever makes it; `slots`: what stands at each place */
  | { kind: 'list'; elements: readonly Value[]; slots?: readonly (readonly Value[])[]; site: Site }
  /**
   * `isGiven`: a parameter that callers out of sight decide about; `isOther`: something may stand there
   * in the place of what else is seen; `isText`: a text by its type
   */
  | {
      kind: 'unknown';
      reason: string;
      site: Site;
      unread?: Unread;
      isGiven?: true;
      isOther?: true;
      isText?: true;
    }
);

/** An import of a file of the program that cannot be read. */
export interface Unread {
  specifier: string;
  from: string;
}

export type ValueOf<K extends Value['kind']> = Extract<Value, { kind: K }>;

export function unknown(site: Site, reason: string): ValueOf<'unknown'> {
  return { kind: 'unknown', reason, site };
}

/** Callers out of sight decide what it is. */
export function asGiven(value: Value): Value {
  return value.kind === 'shape' || value.kind === 'unknown' ? { ...value, isGiven: true } : value;
}

/** Something that is not seen may stand there, in the place of what is. */
export function unseenOther(site: Site, reason: string): ValueOf<'unknown'> {
  return { ...unknown(site, reason), isOther: true };
}

export function literal(site: Site, value: Primitive): ValueOf<'literal'> {
  return { kind: 'literal', value, site };
}

export function isNothing(value: Value): boolean {
  return value.kind === 'literal' && (value.value === null || value.value === undefined);
}

/** What is sent, not what acts. */
export function isData({ kind }: Value): boolean {
  return DATA.has(kind);
}

const DATA: ReadonlySet<Value['kind']> = new Set([
  'array',
  'function',
  'instance',
  'list',
  'literal',
  'object',
  'promise',
  'text',
]);

/** A variable that something else has to set first. */
export function unset(site: Site): ValueOf<'unknown'> {
  return unknown(site, UNSET);
}

export function isUnset(value: Value): boolean {
  return value.kind === 'unknown' && value.reason === UNSET;
}

const UNSET = 'may be set by then';

/** What is being worked out already: it adds nothing to itself. */
export function circular(site: Site): ValueOf<'unknown'> {
  return unknown(site, CIRCULAR);
}

export function isCircular(value: Value): boolean {
  return value.kind === 'unknown' && value.reason === CIRCULAR;
}

const CIRCULAR = 'refers to itself';

/** One of what a collection holds, or nothing. */
export function asTaken<V extends Value>(value: V): V {
  return { ...value, present: false };
}

/** `x?.y` is not there where `x` is not. */
export function asReached(
  node: TSESTree.MemberExpression | TSESTree.CallExpression,
  from: Value,
  values: readonly Value[],
): readonly Value[] {
  return from.present === false && isInOptionalChain(node) ? values.map(asTaken) : values;
}

/** `false` in every case; `null` when it cannot be told. */
export function truthiness(value: Value): boolean | null {
  if (value.kind === 'literal')
    return value.value && value.present === false ? null : Boolean(value.value);
  if (value.present !== undefined) return value.present || null;
  if (value.kind === 'text')
    return value.parts.some((part) => typeof part === 'string' && part !== '') ? true : null;
  // What only a type describes may be missing.
  if (value.kind === 'new' || value.kind === 'instance') return value.args ? true : null;
  // What a module exports that is not read may be anything; the module itself is there.
  if (value.kind === 'import') return value.name === '*' ? true : null;
  return ['unknown', 'member', 'call', 'shape', 'global'].includes(value.kind) ? null : true;
}

/** The left side of `??`, `||` or `&&` is what the whole stands for; `null` when it cannot be told. */
export function isKept(left: Value, operator: string): boolean | null {
  if (operator === '??' && isNothing(left)) return left.isFailing ? null : false;
  const truth = truthiness(left);
  if (truth === null) return null;
  if (operator === '??') return left.present === false ? null : true;
  return operator === '||' ? truth : !truth;
}

/** What is reached through a proxy may be another by then. */
export function veiled(values: readonly Value[]): readonly Value[] {
  return values.map((value) => ({ ...value, isVeiled: true }));
}

/** What is reached through something is as sure as that is. */
export function asSureAs(from: Value, values: readonly Value[]): readonly Value[] {
  const seen = from.isVeiled ? veiled(values) : values;
  return from.isDoubtful ? doubtful(seen) : seen;
}

/** One of several, of which nobody can tell whether each of them is there in some run. */
export function doubtful(values: readonly Value[]): readonly Value[] {
  return values.map((value) => ({ ...value, isDoubtful: true }));
}

/** It is known where the instance is made, not only its class. */
export function isExact({ args, derived }: ValueOf<'instance'>): boolean {
  return args !== null || derived !== null;
}

/** Several that can be told apart: what is nothing would fail where an object is used. */
export function areRivals(values: readonly Value[]): boolean {
  if (values.length < 2) return false;
  const isPlain = values.some((value) => value.kind === 'literal' && !isNothing(value));
  return isPlain || values.filter((value) => !isNothing(value) && !isUnset(value)).length > 1;
}

/** One of what a collection holds, and nobody knows which. */
export function oneOf(values: readonly Value[]): readonly Value[] {
  return (areRivals(values) ? doubtful(values) : values).map(asTaken);
}

/** A proxy stands somewhere on the way to the value. */
export function isVeiled(value: Value): boolean {
  for (let current = value; ;) {
    if (current.isVeiled) return true;
    if (current.kind === 'member') current = current.object;
    else if (current.kind === 'call' || current.kind === 'new') current = current.callee;
    else return false;
  }
}

/** Where a chain of members, calls and constructions starts. */
export function rootOf(value: Value): Value {
  let current = value;
  for (;;) {
    if (current.kind === 'member') current = current.object;
    else if (current.kind === 'call' || current.kind === 'new') current = current.callee;
    else return current;
  }
}

/** The text of a value, when every part is known. */
export function textOf(value: Value): string | null {
  if (value.kind === 'literal') return typeof value.value === 'string' ? value.value : null;
  if (value.kind !== 'text') return null;
  return value.parts.every((part) => typeof part === 'string') ? value.parts.join('') : null;
}

/** The one text, number or truth value that a value is, and nothing else. */
export function constantOf(value: Value): { value: Primitive } | null {
  if (value.present === false || value.isDoubtful) return null;
  const text = textOf(value);
  if (text !== null) return { value: text };
  return value.kind === 'literal' && ['number', 'boolean'].includes(typeof value.value)
    ? { value: value.value }
    : null;
}

/** Made by something that is not part of the program: only a type may tell more. */
export function isDistant(value: Value): boolean {
  if (isMadeOfEach(value)) return false;
  if (isOpaque(value) || value.kind === 'import') return true;
  let current: Value = value;
  while (current.kind === 'member' || current.kind === 'call')
    current = current.kind === 'member' ? current.object : current.callee;
  return current !== value && ['global', 'import', 'shape'].includes(current.kind);
}

/** Says nothing that could be followed further. */
export function isOpaque(value: Value): boolean {
  return (rootOf(value).kind === 'unknown' && !isMadeOfEach(value)) || isNothing(value);
}

/** `list.map(fn).filter(…)`: what it holds is made here, whatever list it is. */
function isMadeOfEach(value: Value): boolean {
  if (value.kind !== 'call' || value.callee.kind !== 'member') return false;
  const { name, object } = value.callee;
  return name === 'map' || name === 'flatMap' || name === 'reduce' || isMadeOfEach(object);
}

/** What takes an argument: the argument is what it is when that runs. */
export function takerOf({ site: { node } }: Arg): Node {
  return node.parent ?? node;
}

export function argsOf(node: TSESTree.CallExpression | TSESTree.NewExpression, site: Site): Arg[] {
  return node.arguments.map((argument) =>
    argument.type === 'SpreadElement'
      ? { site: { node: argument.argument, module: site.module, env: site.env }, spread: true }
      : { site: { node: argument, module: site.module, env: site.env }, spread: false },
  );
}

/** What comes from out of sight may be told better by its type. */
export function orOfType(
  values: readonly Value[],
  typed: () => readonly Value[],
  site: Site,
): readonly Value[] {
  const ofType = typed();
  if (ofType.length === 0) return values.length > 0 ? values : [literal(site, undefined)];
  return [...values.filter((value) => !isOpaque(value)), ...ofType];
}

/** Of a type that tells nothing anybody may have instances; one that tells little stands in for them. */
export type Telling = 'nothing' | 'little' | 'enough';
