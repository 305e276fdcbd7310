/** The sources of a page: named by id in the page, written out from the policy data. */
import { type Source, type SourceId, sources } from '../../src/catalogue/policy/index.ts';

const BLOCK = /<!-- begin sources ([\w. -]+?) -->\n[^]*?<!-- end sources -->/g;

/** Pages of the project's own that rest on facts, besides those of the rules. */
export const PAGES_WITH_SOURCES = ['what-zdr-is', 'faq'] as const;

/** A page with every list of sources as the policy data has it. */
export function withSources(page: string): string {
  return page.replace(BLOCK, (_block, ids: string) => {
    const lines = ids.split(' ').map((id) => lineOf(sourceOf(id)));
    return `<!-- begin sources ${ids} -->\n${lines.join('\n')}\n<!-- end sources -->`;
  });
}

function sourceOf(id: string): Source {
  if (!Object.hasOwn(sources, id)) throw new RangeError(`No source ${id}`);
  return sources[id as SourceId];
}

/** Some places are described rather than addressed: `https://… (docs mirror)`. */
function lineOf({ title, url, date, dated }: Source): string {
  const [, address = url, note = ''] = /^(\S+)(?: (\(.*\)))?$/.exec(url) ?? [];
  return `- [${title}](${address})${note ? ` ${note}` : ''}, ${date.replace('..', ' to ')}${dated === 'inferred' ? ', dated by what it mentions' : ''}`;
}
