/** Type information as evidence, read by shape alone: nothing of TypeScript is imported. */
import { surface } from '../catalogue/surface.ts';
import type { TSESTree } from '../values/ast.ts';

interface Declaration {
  getSourceFile?: () => { fileName: string };
  name?: { text?: unknown; escapedText?: unknown };
  parent?: Declaration;
}

interface Services {
  program?: {
    getTypeChecker?: () => {
      getResolvedSignature?: (node: unknown) => { declaration?: Declaration } | undefined;
    };
  } | null;
  esTreeNodeToTSNodeMap?: { get: (node: unknown) => unknown };
}

const CLIENT_CLASSES = new Set(['OpenAI', 'APIClient', 'AzureOpenAI', 'BedrockOpenAI']);

/** Says to which SDK path a call resolves, or `null` when there is no type information. */
export function typedReader(
  parserServices: unknown,
): ((node: TSESTree.CallExpression | TSESTree.NewExpression) => string | null) | undefined {
  const services = parserServices as Services | null | undefined;
  const nodes = services?.esTreeNodeToTSNodeMap;
  if (!services?.program?.getTypeChecker || !nodes) return undefined;
  const { program } = services;
  return (node) => {
    if (node.type !== 'CallExpression') return null;
    try {
      const declaration = program
        .getTypeChecker?.()
        .getResolvedSignature?.(nodes.get(node))?.declaration;
      return declaration ? pathOf(declaration) : null;
    } catch {
      // A checker that cannot answer is no evidence.
      return null;
    }
  };
}

function pathOf(declaration: Declaration): string | null {
  const file = declaration.getSourceFile?.().fileName;
  const within =
    file === undefined
      ? null
      : /.*[\\/]node_modules[\\/]openai[\\/](.+?)(?:\.d)?\.[mc]?ts$/
          .exec(file)?.[1]
          ?.replaceAll('\\', '/');
  const className = nameOf(declaration.parent);
  const method = nameOf(declaration);
  if (within === null || within === undefined || className === null || method === null) return null;
  if (CLIENT_CLASSES.has(className)) return method;
  const resource = surface().resourceOf(within, className);
  return resource === null ? null : `${resource}.${method}`;
}

function nameOf(declaration: Declaration | undefined): string | null {
  const name = declaration?.name?.text ?? declaration?.name?.escapedText;
  return typeof name === 'string' ? name : null;
}
