/** Resource classes of the SDK that a type names: `OpenAI.Files`, `Responses` of openai/resources/responses. */
import { surface } from '../catalogue/surface.ts';
import type { Value } from '../values/value.ts';

/** The path below a client; `null` for any other class. */
export function resourceOfType(subpath: string, name: string, callee: Value): string | null {
  const names: string[] = [];
  for (let value = callee; value.kind === 'member' && value.name !== null; value = value.object)
    names.unshift(value.name);
  const api = surface();
  const pathOf = (parts: readonly string[]): string =>
    parts
      .map(
        (part) =>
          part.charAt(0).toLowerCase() +
          part.slice(1).replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
      )
      .join('.');
  // Index files give out what stands in their folder: `Chat` of openai/resources
  const [path] = [names, [...subpath.split('/').slice(1), name]]
    .map(pathOf)
    .filter((item) => item !== '' && api.isPrefix(item));
  if (path !== undefined) return path;
  return (
    api.resourceOf(subpath, name) ??
    api.resourceOf(`${subpath}/index`, name) ??
    api.resourceNamed(name)
  );
}
