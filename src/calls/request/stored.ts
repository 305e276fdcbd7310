/** What users keep under a name may be an address of their own, whatever that name says. */
import { unwrap } from '../../values/ast.ts';
import { type Value, rootOf } from '../../values/value.ts';

/** `vscode.workspace.getConfiguration().get('X')`, `localStorage.getItem('X')`, `settings.X` */
export function isStored(value: Value): boolean {
  const root = rootOf(value);
  const isForeign = root.kind === 'import' && !ENVIRONMENT.test(root.source);
  return isForeign || STORE.test(holderOf(value));
}

/** Packages that read the environment. */
const ENVIRONMENT = /env|config\b|convict|process|^cloudflare:/i;
const STORE = /stor(?:e|age)|setting|preference|\bprefs\b/i;

/** How the program names what is asked. */
function holderOf({ site }: Value): string {
  const node = unwrap(site.node);
  if (node.type === 'MemberExpression') return site.module.text.slice(...node.object.range);
  return node.type === 'CallExpression' ? site.module.text.slice(...node.callee.range) : '';
}
