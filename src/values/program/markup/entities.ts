/** Characters that markup writes by a name. */

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&apos;': "'",
};

const ENTITY = /&(?:amp|lt|gt|quot|apos|#39);/g;
/** `&amp;&amp;` is one operator. */
export const ENTITY_RUN = /(?:&(?:amp|lt|gt|quot|apos|#39);)+/g;

/** As long as it was, so that what follows stays where it is. */
export function decoded(run: string): string {
  return run.replace(ENTITY, (name) => ENTITIES[name] ?? name).padEnd(run.length);
}
