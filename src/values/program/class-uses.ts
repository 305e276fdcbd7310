/** What other files do with the instances of an exported class, and with the class itself, told by their texts. */
import type { ClassUse } from '../ask.ts';
import { type ClassNode, type Node, isFunction, unwrap } from '../ast.ts';
import type { SourceModule } from '../module.ts';
import type { Known, KnownNames } from './known-names.ts';
import { ANYWHERE, ANY_METHOD, type Keys, KeysWritten } from './keys-written.ts';
import { type Outline, outlineOf } from './outline.ts';
import { OwnThis } from './own-this.ts';
import { placesOf } from './places.ts';
import {
  derived,
  exportedOf,
  extensionsIn,
  givenBy,
  goesOn,
  isMadeToGo,
  made,
  named,
  typed,
  writesBehind,
  writesTo,
} from './use-texts.ts';
import { wantedClass } from './wanted.ts';

/** of files that hand out what they have made */
const MAX_ROUNDS = 2;

/** What is found of one file, piece by piece. */
interface Found {
  onInstances?: readonly Keys[];
  onClass?: readonly Keys[];
  byExtension?: readonly Keys[];
  extension?: string | null;
  reached?: readonly string[];
}

export function usesOfClass(
  names: KnownNames,
  cls: ClassNode,
  module: SourceModule,
): readonly ClassUse[] {
  const own = cls.id ? [cls.id.name] : [];
  const exported = namesOf(cls, module);
  const uses = new Uses(names, module.filename, [...own, ...exported]);
  uses.ofClass(exported);
  uses.ofMakers(module.filename, makersOf(cls, module));
  uses.ofInstances(module.filename, instancesOf(cls, module));
  uses.ofHandedOut();
  uses.ofHome(module.text, own);
  return uses.all;
}

/** What files do with what one of them has, file by file. */
class Uses {
  readonly #names: KnownNames;
  readonly #home: string;
  /** by which files know the class */
  readonly #called: readonly string[];
  readonly #uses = new Map<string, ClassUse>();
  readonly #handing = new Set<string>();
  /** instances that files export, by the names of the exports */
  #out = new Map<string, string[]>();

  constructor(names: KnownNames, home: string, called: readonly string[]) {
    this.#names = names;
    this.#home = home;
    this.#called = called;
  }

  get all(): readonly ClassUse[] {
    return [...this.#uses.values()].filter(
      ({ onInstances, onClass, extension, reached }) =>
        !onInstances.isEmpty || !onClass.isEmpty || reached.length > 0 || extension !== null,
    );
  }

  ofClass(exported: readonly string[]): void {
    for (const { file, known, text } of this.#knowing(this.#home, exported)) {
      const classes = named(text, known.flatMap(spelt));
      const mixins = classes.some((name) => goesOn(text, name)) ? this.#mixinsFrom(file) : [];
      const extension = [...extensionsIn(text, classes), ...mixins].join('\n') || null;
      this.#add(file, usesOfName(text, classes, extension));
      this.#instances(file, text, madeIn(text, classes));
      const isHandingOn = classes.some((name) => isMadeToGo(text, name));
      if (isHandingOn || (extension !== null && isHandingItselfOn(extension))) this.#handedOn(file);
      if (file !== this.#home) this.ofMakers(file, makersIn(file, classes));
    }
  }

  /** What its own file does itself is read there. */
  ofHome(text: string, classes: readonly string[]): void {
    const instances = named(text, madeIn(text, classes));
    if (instances.some((local) => goesOn(text, local)))
      this.#add(this.#home, { reached: this.#names.behind(this.#home) ?? [] });
  }

  ofMakers(giver: string, exported: readonly string[]): void {
    for (const { file, known, text } of this.#knowing(giver, exported)) {
      const makers = named(text, known.flatMap(spelt));
      this.#add(file, { onInstances: makers.flatMap((name) => writesBehind(text, name)) });
      const given = makers.flatMap((name) => givenBy(text, name));
      this.#instances(file, text, given);
    }
  }

  ofInstances(giver: string, exported: readonly string[]): void {
    for (const { file, known, text } of this.#knowing(giver, exported))
      if (file !== this.#home) this.#instances(file, text, known.flatMap(spelt));
  }

  /** Exports of files that have made one, or got it. */
  ofHandedOut(): void {
    for (let round = 0; round < MAX_ROUNDS && this.#out.size > 0; round += 1) {
      const out = this.#out;
      this.#out = new Map();
      for (const [file, exported] of out) this.ofInstances(file, exported);
    }
  }

  #knowing(giver: string, exported: readonly string[]): ReturnType<KnownNames['knowing']> {
    if (exported.length === 0) return [];
    return this.#names.knowing({ filename: giver, names: exported, path: [] });
  }

  #instances(file: string, text: string, given: readonly string[]): void {
    const instances = named(text, given);
    const written = instances.flatMap((local) => writesTo(text, local));
    this.#add(file, { onInstances: written, onClass: throughInstances(written) });
    if (instances.some((local) => goesOn(text, local))) this.#handedOn(file);
    const exported = exportedOf(text, instances);
    if (exported.length > 0) this.#out.set(file, [...(this.#out.get(file) ?? []), ...exported]);
  }

  /** Whatever the file sets, and those that it imports, it may set of that. */
  #handedOn(file: string): void {
    if (this.#handing.has(file)) return;
    this.#handing.add(file);
    const behind = this.#names.behind(file);
    const reached = behind?.filter((other) => other !== this.#home) ?? [];
    const outlines = [file, ...reached].flatMap((other) => outlineOf(other) ?? []);
    const ownThis = new OwnThis(this.#called, [...outlines, ...this.#ofHome()]);
    for (const outline of outlines) {
      const { keys, isOfClass } = keysSetBy(outline, ownThis);
      this.#add(file, {
        onInstances: keys.map((key) => [ANYWHERE, key]),
        onClass: isOfClass ? keys.map((key) => [key]) : [],
      });
    }
    if (!behind) this.#add(file, { onInstances: [[ANYWHERE, '*']] });
    this.#add(file, { reached });
  }

  #ofHome(): readonly Outline[] {
    const outline = outlineOf(this.#home);
    return outline ? [outline] : [];
  }

  /** `(Base) => class extends Base`, in a file or in those that it imports. */
  #mixinsFrom(file: string): string[] {
    const files = [file, ...(this.#names.behind(file) ?? [])];
    return files.flatMap((item) => outlineOf(item)?.text.match(MIXIN) ?? []);
  }

  #add(file: string, { onInstances = [], onClass = [], byExtension = [], ...found }: Found): void {
    const before = this.#uses.get(file) ?? noUse(file);
    for (const keys of onInstances) before.onInstances.add(keys);
    for (const keys of onClass) before.onClass.add(keys);
    for (const keys of byExtension) before.byExtension.add(keys);
    this.#uses.set(file, {
      ...before,
      extension: before.extension ?? found.extension ?? null,
      reached: [...new Set([...before.reached, ...(found.reached ?? [])])],
    });
  }
}

function noUse(file: string): ClassUse {
  return {
    file,
    onInstances: new KeysWritten(),
    onClass: new KeysWritten(),
    byExtension: new KeysWritten(),
    extension: null,
    reached: [],
  };
}

const MIXIN = /(?:=>\s*\(?|\breturn)\s*class\b[^{;]{0,100}\bextends\b[^{;]{1,100}\{[^]{0,10000}/g;

/** A class that extends another one lets others have its instances. */
function isHandingItselfOn(extension: string): boolean {
  return goesOn(extension.replaceAll(KEPT_THIS, ''), 'this');
}

const KEPT_THIS = /\breturn\s+this\b|\.(?:bind|call|apply)\(\s*this\b/g;

interface KeysSet {
  keys: readonly string[];
  /** of a class, by way of an instance */
  isOfClass: boolean;
}

const MERGING = /\b(?:Object\.assign|Reflect\.set|Object\.definePropert\w+)\(\s*[\w$]/;

function keysSetBy(outline: Outline, ownThis: OwnThis): KeysSet {
  const { text } = outline;
  const keys = [...ownThis.writtenIn(outline), ...(MERGING.test(text) ? ['*'] : [])];
  return { keys, isOfClass: /\.constructor\b/.test(text) };
}

/** A class of the file that extends it may give a member another meaning. */
export function mayOverride({ extension }: ClassUse, member: string): boolean {
  if (extension === null) return false;
  return placesOf(extension, member).some((place) => place.behind(GIVEN));
}

const GIVEN = /\s*(?:[=(:<;]|$)/my;

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

/** Exports of another file that make one, as far as their statements show. */
function makersIn(file: string, classes: readonly string[]): string[] {
  const statements = outlineOf(file)?.statements;
  if (!statements || classes.length === 0) return [];
  const isMade = (text: string): boolean => classes.some((name) => isNew(text, name));
  return [...statements.exported(false)].filter((name) =>
    statements.of(name, false).some((statement) => isMade(statements.textOf(statement))),
  );
}

/** Exported functions that make one, told by their text. */
function makersOf(cls: ClassNode, module: SourceModule): string[] {
  return [...module.exports].flatMap(([exportedAs, entry]) => {
    const fn = entry.kind === 'node' ? functionBehind(entry.node, module) : null;
    return fn && isMaking(fn, cls, module) ? [exportedAs] : [];
  });
}

function isMaking({ range }: Node, { id }: ClassNode, { text }: SourceModule): boolean {
  return id !== null && isNew(text.slice(...range), id.name);
}

function isNew(text: string, name: string): boolean {
  return placesOf(text, name).some((place) => place.before(NEW));
}

const NEW = /\bnew\s+$/;

function functionBehind(exported: Node, module: SourceModule): Node | null {
  const definition = module.variableOf(exported)?.defs[0]?.node as Node | undefined;
  const fn = initialiser(exported, module) ?? definition ?? exported;
  return isFunction(fn) ? fn : null;
}

/** As it is written in the text: `Api`, `api.Api` */
function spelt({ local, path }: Known): string[] {
  return local === null ? path.slice(0, 1) : [[local, ...path].join('.')];
}

/** Instances that a text makes, or is given. */
function madeIn(text: string, classes: readonly string[]): string[] {
  const extended = classes.flatMap((name) => derived(text, name));
  return [...classes, ...extended].flatMap((name) => [...made(text, name), ...typed(text, name)]);
}

function usesOfName(text: string, classes: readonly string[], extension: string | null): Found {
  const onClass = classes.flatMap((name) => writesTo(text, name));
  const extending =
    extension === null
      ? []
      : named(extension, ['this']).flatMap((local) => writesTo(extension, local));
  return {
    onInstances: [
      ...classes.flatMap((name) => writesTo(text, `${name}.prototype`)).map(ofPrototype),
      // `Api.shared.store = …`
      ...onClass.map(([, ...below]) => below).filter((below) => below.length > 0),
      ...extending.filter(({ length }) => length > 1),
    ],
    onClass,
    byExtension: extending.filter(({ length }) => length === 1),
    extension,
  };
}

/** Whatever is put there may be a method. */
function ofPrototype(keys: Keys): Keys {
  return keys.at(-1) === '*' ? [...keys.slice(0, -1), ANY_METHOD] : keys;
}

/** `api.constructor.store = …` */
function throughInstances(written: readonly Keys[]): Keys[] {
  return written.flatMap(([key, ...below]) => (key === 'constructor' ? [below] : []));
}
