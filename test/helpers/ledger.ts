/** A search for traces of OpenAI that shares nothing with the ledger but the syntax tree. */
import type { AnalysedFile, AuditedFile } from '../../src/calls/analysis.ts';
import { type Node, walk } from '../../src/values/ast.ts';

const WRITTEN = [
  /api\.openai\.com/g,
  /\bOPENAI_(?:API_KEY|BASE_URL|API_BASE)\b/g,
  /\.(?:chat\.completions|responses|embeddings|moderations|vectorStores|audio\.transcriptions)\.(?:create|parse|stream)\b/g,
];
const IMPORTED =
  /(?:\bimport\s+(?!type\b)([\w*{][^'";]*?)\sfrom\s*|\b(?:const|let|var)\s+([\w{][^=;]*?)\s*=\s*require\(\s*)['"]((?:@[\w-]+\/)?[\w-]*open-?ai[\w-]*|openai\/[\w/]+)['"]/gi;

/** `12 OPENAI_API_KEY`: the matches that no entry of the ledger accounts for. */
export function unaccounted(file: AuditedFile): string[] {
  const { text } = file.module;
  const accounts = [
    ...file.ledger.entries.map(({ node }) => node),
    ...file.calls.map(({ node }) => node),
  ];
  const isAccounted = (offset: number): boolean =>
    accounts.some(({ range }) => range[0] <= offset && offset < range[1]);
  const told = (offset: number, what: string): string =>
    `${String(text.slice(0, offset).split('\n').length)} ${what}`;
  const written = WRITTEN.flatMap((pattern) => [...text.matchAll(pattern)]).flatMap((match) => {
    const offset = match.index + 1;
    return isAccounted(offset) || isSpokenOf(file, offset) ? [] : [told(offset, match[0])];
  });
  const imported = [...text.matchAll(IMPORTED)].flatMap((match) => {
    const [whole, clause = '', required, source = ''] = match;
    if (typeAt(file, match.index) === 'comment') return [];
    const specifier = match.index + whole.lastIndexOf(source);
    // Helpers are accounted for by their import, once.
    const isBooked = isAccounted(specifier);
    const names = namesIn(required ?? clause).filter((name) => !isBooked || /OpenAI/.test(name));
    return names.flatMap((name) => {
      const uses = [...text.matchAll(new RegExp(`(?<![.\\w$'"-])${name}\\b(?!\\s*:)`, 'g'))]
        .map(({ index }) => index)
        .filter((index) => index < match.index || index >= match.index + whole.length);
      const open = uses.filter((index) => !isAccounted(index) && !isSpokenOf(file, index));
      return open.map((index) => told(index, `${name} of ${source}`));
    });
  });
  return [...written, ...imported];
}

function namesIn(clause: string): string[] {
  return clause
    .replace(/[{}]/g, ',')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '' && !part.startsWith('type '))
    .map((part) => /([\w$]+)$/.exec(part)?.[1] ?? '')
    .filter((name) => name !== '');
}

/** What is never sent: a comment, a sentence, a label, a type, a key, a declaration. */
function isSpokenOf(file: AnalysedFile, offset: number): boolean {
  return typeAt(file, offset) !== 'code';
}

function typeAt(file: AnalysedFile, offset: number): 'code' | 'comment' | 'words' {
  const { ast, visitorKeys, text } = file.module;
  const nodes: Node[] = [ast];
  walk(ast, visitorKeys, (item) => {
    if (offset < item.range[0] || offset >= item.range[1]) return item === ast;
    nodes.push(item);
    return true;
  });
  const node = nodes.at(-1)!;
  const leaf = text.slice(...node.range);
  if (!/^(?:Literal|Template|Identifier|JSX|PrivateIdentifier|Member)/.test(node.type))
    return node.type.startsWith('TS') ? 'words' : 'comment';
  for (let outer: Node | undefined = node; outer; outer = outer.parent) {
    if (
      outer.type.startsWith('TS') &&
      !/^TS(?:As|NonNull|Satisfies|Export|Instantiation)/.test(outer.type)
    )
      return 'words';
    if (/^JSX(?:Text|Attribute)/.test(outer.type)) return 'words';
    if (
      /^(?:Import|Export)(?:Named|All)?(?:Declaration|Specifier|DefaultSpecifier|NamespaceSpecifier)$/.test(
        outer.type,
      )
    )
      return outer.type.startsWith('Import') ? 'words' : 'code';
    if (/Statement$|Function|Declaration$/.test(outer.type)) break;
  }
  const { parent } = node;
  if (parent?.type === 'Property' && parent.key === node && parent.value !== node) return 'words';
  if (parent && /^(?:MethodDefinition|PropertyDefinition)$/.test(parent.type)) return 'words';
  if (node.type === 'Literal' || node.type === 'TemplateElement')
    return /\s/.test(leaf.trim()) ? 'words' : 'code';
  return isLocal(node, file) ? 'words' : 'code';
}

/** A variable of the file: what it holds is a trace where that is read. */
function isLocal(node: Node, { module }: AnalysedFile): boolean {
  const [definition] = module.variableOf(node)?.defs ?? [];
  if (definition && definition.type !== 'ImportBinding') return true;
  const { parent } = node;
  return parent?.type === 'AssignmentExpression' && parent.left === node;
}
