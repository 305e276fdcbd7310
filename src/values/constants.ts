/** Names that stand for one thing wherever they are read. */
import type { Node } from './ast.ts';
import type { SourceModule } from './module.ts';

/** `const name = …` */
export function constantInit(name: Node, module: SourceModule): Node | null {
  const declarator = module.variableOf(name)?.defs[0]?.node as Node | undefined;
  return declarator?.type === 'VariableDeclarator' &&
    declarator.parent.kind === 'const' &&
    declarator.id.type === 'Identifier'
    ? declarator.init
    : null;
}
