/** Environment variables that a program sets itself: the SDK reads them when it is loaded. */
import { AGENTS_PACKAGE } from '../../../catalogue/frameworks/agents.ts';
import { type Node, literalKey } from '../../../values/ast.ts';
import type { SourceModule } from '../../../values/module.ts';
import { specifiersIn } from '../../../values/program/import-table.ts';
import { textOf } from '../../../values/value.ts';
import type { Desk } from '../reader.ts';
import type { Imported } from './imported.ts';

/** Whether it keeps traces from being sent. */
export type Environment = 'off' | 'unset' | 'unknown';

const VARIABLE = 'OPENAI_AGENTS_DISABLE_TRACING';

export function environmentOf(desk: Desk, imported: readonly Imported[]): Environment {
  const specifiers = specifiersIn(desk.module.text);
  const sdk = specifiers.findIndex((specifier) => AGENTS_PACKAGE.test(specifier));
  const earlier = imported.filter(
    ({ through, module }) =>
      (sdk === -1 || specifiers.indexOf(through) < sdk) &&
      !specifiersIn(module.text).some((specifier) => AGENTS_PACKAGE.test(specifier)),
  );
  const said = [
    ...earlier.map(({ module }) => writtenIn(desk, module, null)),
    writtenIn(desk, desk.module, loadingIn(desk.module)),
  ].filter((item) => item !== 'unset');
  return said.at(-1) ?? 'unset';
}

/** Where a file loads the SDK by a call, once everything before it has run. */
function loadingIn({ calls, imports }: SourceModule): Node | null {
  const isStatic = imports.some(
    (node) =>
      node.type !== 'ImportExpression' &&
      'source' in node &&
      node.source !== null &&
      AGENTS_PACKAGE.test(String((node.source as { value?: unknown }).value)),
  );
  if (isStatic) return null;
  const dynamic = imports.find(
    (node) =>
      node.type === 'ImportExpression' &&
      node.source.type === 'Literal' &&
      AGENTS_PACKAGE.test(String(node.source.value)),
  );
  const required = calls.find(
    ({ callee, arguments: [source] }) =>
      callee.type === 'Identifier' &&
      callee.name === 'require' &&
      source?.type === 'Literal' &&
      AGENTS_PACKAGE.test(String(source.value)),
  );
  return dynamic ?? required ?? null;
}

/** `loading`: what the SDK is loaded by in this file; `null` in its own file where that comes first. */
function writtenIn(desk: Desk, module: SourceModule, loading: Node | null): Environment {
  const isOwn = module === desk.module;
  if (isOwn && !loading) return 'unset';
  const said = module.assignmentsOf(VARIABLE).flatMap((assignment): Environment[] => {
    const { left, right, operator } = assignment;
    if (left.object.type !== 'MemberExpression') return [];
    if (literalKey(left.object) !== 'env') return [];
    if (loading && assignment.range[0] > loading.range[0]) return [];
    const isPlain =
      assignment.parent.type === 'ExpressionStatement' &&
      assignment.parent.parent.type === 'Program';
    const texts = desk.evaluator.evaluate({ node: right, module, env: null }).map(textOf);
    if (!isPlain || texts.some((text) => text === null)) return ['unknown'];
    if (!texts.every((text) => text === '1' || text === 'true')) return ['unset'];
    return [operator === '=' || operator === '??=' || operator === '||=' ? 'off' : 'unknown'];
  });
  return said.at(-1) ?? 'unset';
}
