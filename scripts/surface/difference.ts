/** What a newer SDK adds to the catalogue and takes away, as Markdown for a pull request. */
import type { CatalogueFile } from './catalogue.ts';

export function describeDifference(before: CatalogueFile, after: CatalogueFile): string {
  const sections = [
    section('New routes', missing(after.routes, before.routes)),
    section('Routes that are gone', missing(before.routes, after.routes)),
    section(
      'New methods',
      missing(Object.keys(after.methods), Object.keys(before.methods)).map(
        (name) => `${name} (${routesOf(after, name)})`,
      ),
    ),
    section(
      'Methods that are gone',
      missing(Object.keys(before.methods), Object.keys(after.methods)),
    ),
    section('New parameters', parameterChanges(before, after)),
    section('Parameters that are gone', parameterChanges(after, before)),
  ].filter((text) => text !== '');
  const title = `SDK versions: ${before.sdks.join(', ')} → ${after.sdks.join(', ')}`;
  return [
    title,
    ...(sections.length > 0 ? sections : ['No route, method or parameter changes.']),
  ].join('\n\n');
}

function section(title: string, lines: string[]): string {
  return lines.length === 0
    ? ''
    : `### ${title} (${String(lines.length)})\n\n${lines.map((line) => `- \`${line}\``).join('\n')}`;
}

function missing(from: string[], other: string[]): string[] {
  const known = new Set(other);
  return from.filter((item) => !known.has(item));
}

function routesOf(file: CatalogueFile, name: string): string {
  const routes =
    file.methods[name]?.flatMap((variant) => variant.s.map((send) => file.routes[send.r] ?? '')) ??
    [];
  return [...new Set(routes)].join(', ');
}

function parameterChanges(before: CatalogueFile, after: CatalogueFile): string[] {
  return Object.keys(after.methods).flatMap((name) => {
    if (!before.methods[name]) return [];
    const added = missing(keyPaths(after, name), keyPaths(before, name));
    return added.map((path) => `${name}: ${path}`);
  });
}

/** `tools[file_search].ranking_options.ranker`, each shape once, so that recursive schemas end. */
function keyPaths(file: CatalogueFile, name: string): string[] {
  const roots = new Set(
    file.methods[name]?.flatMap((variant) => variant.s.flatMap((send) => send.s ?? [])),
  );
  const paths: string[] = [];
  const visit = (id: number, prefix: string, seen: ReadonlySet<number>): void => {
    const shape = file.shapes[id];
    if (shape === undefined || seen.has(id)) return;
    const inside = new Set(seen).add(id);
    if (typeof shape !== 'string') {
      for (const [value, inner] of Object.entries(shape.cases))
        visit(inner, `${prefix}[${value}]`, inside);
      return;
    }
    for (const entry of shape.split(' ').filter((text) => text !== '*' && text !== '')) {
      const [, key = '', inner] = /^([^~>]+)[^>]*(?:>(\d+))?$/.exec(entry) ?? [];
      const path = prefix ? `${prefix}.${key}` : key;
      paths.push(path);
      if (inner !== undefined && path.split('.').length < 5) visit(Number(inner), path, inside);
    }
  };
  for (const root of roots) visit(root, '', new Set());
  return [...new Set(paths)];
}
