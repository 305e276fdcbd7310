/** Declarations that installed packages bring with them. */
import { loadResolvers } from './native.ts';

export function isDeclaration(file: string): boolean {
  return /\.d\.[mc]?ts$/.test(file);
}

/** Where the declarations of an installed package stand, or of one of its files; `null` without any. */
export function declarationFile(specifier: string, from: string): string | null {
  try {
    const { path } = loadResolvers()?.plain.resolveDtsSync(from, specifier) ?? {};
    return path !== undefined && isDeclaration(path) ? path : null;
  } catch {
    return null;
  }
}
