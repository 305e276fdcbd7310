/** What other files do with the instances of an exported class, and with the class itself, told by their texts. */
import type { ClassUse } from '../ask.ts';
import { type ClassNode, type Node, isFunction, unwrap } from '../ast.ts';
import type { SourceModule } from '../module.ts';
import type { Known, KnownNames } from './known-names.ts';
import { quoted, touchesIn, writesBelow } from './touches.ts';
import { wantedClass } from './wanted.ts';

type Keys = readonly string[];

const MAX_NAMES = 40;
const NO_USES: readonly ClassUse[] = [];
const NO_USE: Omit<ClassUse, 'file'> = {
  onInstances: [],
  onClass: [],
  byExtension: [],
  extension: null,
};

export function usesOfClass(
  names: KnownNames,
  cls: ClassNode,
  module: SourceModule,
): readonly ClassUse[] {
  const classNames = namesOf(cls, module);
  const instanceNames = instancesOf(cls, module);
  const makerNames = makersOf(cls, module);
  if (classNames.length + instanceNames.length + makerNames.length === 0) return NO_USES;
  const { filename } = module;
  const uses = new Map<string, ClassUse>();
  const add = (file: string, written: readonly Keys[]): void => {
    const { onInstances, onClass, ...before } = uses.get(file) ?? { file, ...NO_USE };
    uses.set(file, {
      ...before,
      onInstances: [...onInstances, ...written],
      onClass: [...onClass, ...throughInstances(written)],
    });
  };
  for (const { file, known, text } of names.knowing({ filename, names: classNames, path: [] }))
    uses.set(file, { file, ...usesIn(text, known.flatMap(spelt)) });
  for (const { file, known, text } of names.knowing({ filename, names: instanceNames, path: [] })) {
    add(
      file,
      named(text, known.flatMap(spelt)).flatMap((local) => writesTo(text, local)),
    );
  }
  for (const { file, known, text } of names.knowing({ filename, names: makerNames, path: [] })) {
    const makers = named(text, known.flatMap(spelt));
    const given = makers.flatMap((name) => matched(text, givenBy(name)));
    add(file, [
      ...named(text, given).flatMap((local) => writesTo(text, local)),
      ...makers.flatMap((name) => writesBehind(text, name)),
    ]);
  }
  return [...uses.values()].filter(
    ({ onInstances, onClass, extension }) =>
      onInstances.length > 0 || onClass.length > 0 || extension !== null,
  );
}

/** A class of the file that extends it may give a member another meaning. */
export function mayOverride({ extension }: ClassUse, member: string): boolean {
  if (extension === null) return false;
  return new RegExp(String.raw`(?<![\w$.])${quoted(member)}\s*(?:[=(:<;]|$)`, 'm').test(extension);
}

function namesOf(cls: ClassNode, module: SourceModule): string[] {
  const wanted = wantedClass(cls, module);
  if (!wanted) return [];
  return [...wanted.names, ...(wanted.isDefault ? ['default', '*'] : [])];
}

/** Exports that are made by `new Class(…)`. */
function instancesOf(cls: ClassNode, module: SourceModule): string[] {
  return [...module.exports].flatMap(([name, entry]) =>
    entry.kind === 'node' && isInstance(entry.node, cls, module) ? [name] : [],
  );
}

function isInstance(exported: Node, cls: ClassNode, module: SourceModule): boolean {
  const init = initialiser(exported, module);
  const made = unwrap(init?.type === 'AwaitExpression' ? init.argument : (init ?? exported));
  if (made.type === 'NewExpression') return module.isNameOf(unwrap(made.callee), cls);
  if (made.type !== 'CallExpression') return false;
  const callee = unwrap(made.callee);
  // `Api.create()`
  if (callee.type === 'MemberExpression') return module.isNameOf(unwrap(callee.object), cls);
  const maker = callee.type === 'Identifier' ? functionBehind(callee, module) : null;
  return maker !== null && isMaking(maker, cls, module);
}

function initialiser(name: Node, module: SourceModule): Node | null {
  const definition = module.variableOf(name)?.defs[0]?.node as Node | undefined;
  return definition?.type === 'VariableDeclarator' ? definition.init : null;
}

/** Exported functions that make one, told by their text. */
function makersOf(cls: ClassNode, module: SourceModule): string[] {
  return [...module.exports].flatMap(([exportedAs, entry]) => {
    const fn = entry.kind === 'node' ? functionBehind(entry.node, module) : null;
    return fn && isMaking(fn, cls, module) ? [exportedAs] : [];
  });
}

function isMaking({ range }: Node, { id }: ClassNode, { text }: SourceModule): boolean {
  const making = new RegExp(String.raw`\bnew\s+${quoted(id?.name ?? '')}(?![\w$])`);
  return id !== null && making.test(text.slice(...range));
}

function functionBehind(exported: Node, module: SourceModule): Node | null {
  const definition = module.variableOf(exported)?.defs[0]?.node as Node | undefined;
  const fn = initialiser(exported, module) ?? definition ?? exported;
  return isFunction(fn) ? fn : null;
}

/** As it is written in the text: `Api`, `api.Api` */
function spelt({ local, path }: Known): string[] {
  return local === null ? path.slice(0, 1) : [[local, ...path].join('.')];
}

function usesIn(text: string, given: readonly string[]): Omit<ClassUse, 'file'> {
  const locals = named(text, given);
  const extended = locals.flatMap((name) => matched(text, derived(name)));
  const instances = [...locals, ...extended].flatMap((name) => [
    ...matched(text, made(name)),
    ...matched(text, typed(name)),
  ]);
  const written = named(text, instances).flatMap((alias) => writesTo(text, alias));
  const onClass = [...locals.flatMap((name) => writesTo(text, name)), ...throughInstances(written)];
  const extension = extensionIn(text, locals);
  const extending = extension === null ? [] : writesTo(extension, 'this');
  return {
    onInstances: [
      ...written,
      ...locals.flatMap((name) => writesTo(text, `${name}.prototype`)),
      // `Api.shared.store = …`
      ...onClass.map(([, ...below]) => below).filter((below) => below.length > 0),
      ...extending.filter(({ length }) => length > 1),
    ],
    onClass,
    byExtension: extending.filter(({ length }) => length === 1),
    extension,
  };
}

/** `api.constructor.store = …` */
function throughInstances(written: readonly Keys[]): Keys[] {
  return written.flatMap(([key, ...below]) => (key === 'constructor' ? [below] : []));
}

/** The names, and those that they are given to. */
function named(text: string, names: readonly string[]): string[] {
  const all = new Set(names);
  for (const name of all) {
    if (all.size >= MAX_NAMES) break;
    for (const other of matched(text, renamed(name))) all.add(other);
  }
  return [...all];
}

function matched(text: string, pattern: string): string[] {
  return [...text.matchAll(new RegExp(pattern, 'g'))].flatMap(([, name]) => name ?? []);
}

/** `const Other = Api` */
function renamed(name: string): string {
  return String.raw`\b(?:const|let|var)\s+([\w$]+)\s*=\s*${quoted(name)}\s*(?:[;,\n]|$)`;
}

/** `class Own extends Api` */
function derived(name: string): string {
  return String.raw`\bclass\s+([\w$]+)\s+extends\s+${quoted(name)}(?![\w$])`;
}

/** `const api = new Api()`, `this.api = Api.create()` */
function made(name: string): string {
  const either = String.raw`(?:new\s+${quoted(name)}(?![\w$])|${quoted(name)}\.[\w$]+\s*\()`;
  return String.raw`(#?[\w$]+)\s*(?::[^=;\n]{1,80})?=\s*(?:await\s+)?${either}`;
}

/** `const api = make()`, `this.api = await make()` */
function givenBy(name: string): string {
  return String.raw`(#?[\w$]+)\s*(?::[^=;\n]{1,80})?=\s*(?:await\s+)?${quoted(name)}\s*\(`;
}

/** `make().body.store = …` */
function writesBehind(text: string, name: string): Keys[] {
  const written = String.raw`(?<![\w$.])${quoted(name)}\([^()]*\)\)?((?:\.[\w$]+)+)\s*=(?![=>])`;
  return matched(text, written).map((path) => path.split('.').slice(1));
}

/** `api: Api` */
function typed(name: string): string {
  return String.raw`(#?[\w$]+)\s*[?!]?:\s*${quoted(name)}(?![\w$.])`;
}

/** Of the first class that extends it, down to the brace that ends it. */
function extensionIn(text: string, names: readonly string[]): string | null {
  const either = names.map(quoted).join('|');
  const found = new RegExp(String.raw`\bextends\s+(?:${either})(?![\w$])`).exec(text);
  if (names.length === 0 || !found) return null;
  const behind = text.slice(found.index);
  const end = behind.search(/^\}/m);
  return end < 0 ? behind : behind.slice(0, end);
}

function writesTo(text: string, name: string): Keys[] {
  const touches = [...touchesIn(text, name), ...writesBelow(text, name)];
  return [
    ...touches.filter(({ isWrite }) => isWrite).map(({ keys }) => keys),
    ...mergedInto(text, name),
    ...writesToParts(text, name),
    ...writesToResults(text, name),
  ];
}

/** `api.params().store = …` */
function writesToResults(text: string, name: string): Keys[] {
  const written = String.raw`(?<![\w$])${quoted(name)}[?!]?\.([\w$]+)\(\)((?:\.[\w$]+)+)\s*=(?![=>])`;
  return [...text.matchAll(new RegExp(written, 'g'))].map(([, method = '', path = '']) => [
    resultOf(method),
    ...path.split('.').slice(1),
  ]);
}

/** As a key: what a method gives. */
export function resultOf(method: string): string {
  return `${method}()`;
}

/** `Object.assign(api.body, { store: true })` */
function mergedInto(text: string, name: string): Keys[] {
  const target = String.raw`(?:[\w$]+\.)*?${quoted(name)}((?:\.[\w$]+)*)`;
  const merging = String.raw`\bObject\.(?:assign|defineProper\w+)\(\s*${target}\s*,\s*(?:\{([^{}]*)\}\s*\))?`;
  return [...text.matchAll(new RegExp(merging, 'g'))].flatMap(([, path = '', given]) =>
    keysOf(given).map((key) => [...path.split('.').slice(1), key]),
  );
}

/** The keys of a literal; `*` where there may be others. */
function keysOf(literal: string | undefined): string[] {
  const parts = literal?.split(',').filter((part) => part.trim() !== '') ?? [];
  const keys = parts.map((part) => /^\s*(['"]?)([\w$]+)\1\s*(?::|$)/.exec(part)?.[2]);
  return literal === undefined || keys.includes(undefined) ? ['*'] : (keys as string[]);
}

/** `const { body } = api; body.store = …`, `const body = api.body; body.store = …` */
function writesToParts(text: string, name: string): Keys[] {
  const taking = String.raw`\{([^{}]{1,400})\}\s*=\s*${quoted(name)}\s*(?:[;,)\n]|$)`;
  const parts = [...text.matchAll(new RegExp(taking, 'g'))].flatMap(([, list = '']) =>
    list.split(','),
  );
  const naming = String.raw`\b(?:const|let|var)\s+([\w$]+)\s*=\s*${quoted(name)}((?:\.[\w$]+)+)\s*(?:[;,\n]|$)`;
  const named = [...text.matchAll(new RegExp(naming, 'g'))].flatMap(([, local = '', path = '']) =>
    writtenIn(text, local).map((keys) => [...path.split('.').slice(1), ...keys]),
  );
  const taken = parts.flatMap((part) => {
    const [, key, local = key] = /^\s*([\w$]+)\s*(?::\s*([\w$]+))?\s*(?:=|$)/.exec(part) ?? [];
    if (key === undefined || local === undefined) return [];
    return writtenIn(text, local).map((keys) => [key, ...keys]);
  });
  return [...named, ...taken];
}

function writtenIn(text: string, local: string): Keys[] {
  const touches = touchesIn(text, local).filter(({ isWrite }) => isWrite);
  return touches.map(({ keys }) => keys);
}
