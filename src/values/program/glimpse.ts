/**
 * What a file exports, as far as its text shows. Most imports are functions and classes of the program's
 * own, and most files behind `export *` do not hold the name in question: a look at the text tells, and
 * nothing has to be parsed. What is not plain is left to the parser.
 */
import type { Resolution } from './disk.ts';
import { forgottenWithSources } from './forget.ts';
import { EXPORT_LIST, pairsIn } from './handed-on.ts';
import { type Outline, outlineOf } from './outline.ts';

/** `absent`: nothing of that name can come from there. */
export type Glimpse = 'function' | 'absent' | 'unclear';

interface Exports {
  /** top-level functions and classes that nothing else shares the name of */
  functions: ReadonlySet<string>;
  /** exported name → local name */
  own: ReadonlyMap<string, string>;
  /** exports that are computed */
  isOpaque: boolean;
}

export interface Surroundings {
  /** where a specifier of a file leads */
  locate: (specifier: string, from: string) => Resolution;
  /** told of every file that the answer rests on */
  onRead: (filename: string) => void;
}

const answers = new Map<string, { found: Glimpse; files: ReadonlySet<string> }>();
const exportsOf = new WeakMap<Outline, Exports>();

forgottenWithSources(answers);

/** What `name` is, asked of a file that is imported. */
export function glimpse(filename: string, name: string, around: Surroundings): Glimpse {
  const key = `${filename}\0${name}`;
  let answer = answers.get(key);
  if (!answer) {
    const files = new Set<string>();
    answers.set(
      key,
      (answer = { found: look(filename, name, around.locate, files, new Set()), files }),
    );
  }
  for (const file of answer.files) around.onRead(file);
  return answer.found;
}

/** `files`: those that were looked into. */
function look(
  filename: string,
  name: string,
  locate: Surroundings['locate'],
  files: Set<string>,
  asked: Set<string>,
): Glimpse {
  const question = `${filename}\0${name}`;
  if (asked.has(question)) return 'absent';
  asked.add(question);
  const outline = outlineOf(filename);
  if (!outline) return 'unclear';
  files.add(filename);
  const { functions, own, isOpaque } = exportsIn(outline);
  const { from, all } = outline.handedOn;
  if (isOpaque) return 'unclear';
  const local = own.get(name);
  if (local !== undefined) return functions.has(local) ? 'function' : 'unclear';
  const further = (source: string, as: string): Glimpse => {
    const resolution = locate(source, filename);
    return resolution.kind === 'file'
      ? look(resolution.filename, as, locate, files, asked)
      : 'unclear';
  };
  const origin = from.get(name);
  if (origin) {
    const found = further(origin.source, origin.name);
    return found === 'absent' ? 'unclear' : found;
  }
  if (outline.text.includes(name)) return 'unclear';
  for (const source of all) {
    const found = further(source, name);
    if (found !== 'absent') return found;
  }
  return 'absent';
}

function exportsIn(outline: Outline): Exports {
  let found = exportsOf.get(outline);
  if (!found) exportsOf.set(outline, (found = exportsOfText(outline.text)));
  return found;
}

/** Only what stands at the start of a line is at the top: code inside of something is indented. */
const DECLARED =
  /^(export\s+)?(default\s+)?(?:abstract\s+)?(?:async\s+)?(?:function\s*\*?|class)\s+(?!extends\b)([\w$]+)/gm;
const VARIABLE =
  /^(export\s+)?(const|let|var)\s+([\w$]+)\s*(?::[^=\n]+)?(=\s*(?:async\s*[(<]|(?:async\s+)?function\b|(?:async\s*)?(?:\([^()\n]*\)\s*(?::[^=\n]+)?|[\w$]+)\s*=>))?/gm;
const NAMELESS =
  /^export\s+default\s+(?:async\s+)?(?:function\s*\*?\s*\(|class\s*(?:\{|extends\b)|\([^()\n]*\)\s*=>)/m;
const EXPORT_NAME = /^export\s+default\s+([\w$]+)\s*;?$/gm;
const COMMON_JS = /^module\.exports\s*=\s*\{([^{}]*)\}/gm;
const COMPUTED =
  /^[ \t]*export\s+(?:const|let|var)\s*[{[]|^[ \t]*export\s*=|\bexports\s*[.[]|\bexports\s*=|\bObject\.(?:assign|defineProperty)\(\s*(?:module\.)?exports/m;

function exportsOfText(text: string): Exports {
  const functions = new Set<string>();
  const others = new Set<string>();
  const own = new Map<string, string>();
  for (const [, exported, isDefault, name = ''] of text.matchAll(DECLARED)) {
    functions.add(name);
    if (exported !== undefined) own.set(isDefault === undefined ? name : 'default', name);
  }
  for (const [, exported, keyword, name = '', asFunction] of text.matchAll(VARIABLE)) {
    (keyword === 'const' && asFunction !== undefined ? functions : others).add(name);
    if (exported !== undefined) own.set(name, name);
  }
  if (NAMELESS.test(text)) {
    functions.add('default');
    own.set('default', 'default');
  }
  for (const [, name = ''] of text.matchAll(EXPORT_NAME)) own.set('default', name);
  for (const [, list = '', , source] of text.matchAll(EXPORT_LIST))
    if (source === undefined)
      for (const [local, exported] of pairsIn(list)) own.set(exported, local);
  const commonJs = [...text.matchAll(COMMON_JS)];
  for (const [, list = ''] of commonJs)
    for (const [local, exported] of pairsIn(list)) own.set(exported, local);
  // One list of plain names says all that such a module exports.
  const rest =
    commonJs.length === 1 && !/[:.([]/.test(commonJs[0]?.[1] ?? '')
      ? text.replace(COMMON_JS, '')
      : text;
  for (const name of others) functions.delete(name);
  return { functions, own, isOpaque: COMPUTED.test(rest) };
}
