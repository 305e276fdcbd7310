/** Of something that a file imports, which members a text takes: what else stands in it is of no interest. */

const MEMBER = /\s*(?:\?\.|!?\.)\s*([A-Za-z_$][\w$]*)/y;
const PART = /[\w$]/;

/** `null` where all of it may be meant. */
export function membersUsed(text: string, name: string): ReadonlySet<string> | null {
  const found = new Set<string>();
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const end = at + name.length;
    if (PART.test(text[at - 1] ?? '') || PART.test(text[end] ?? '')) continue;
    // A member of something else has the same name.
    if (text[at - 1] === '.' && text[at - 2] !== '.') continue;
    MEMBER.lastIndex = end;
    const member = text[at - 1] === '.' ? undefined : MEMBER.exec(text)?.[1];
    if (member === undefined) return null;
    found.add(member);
  }
  return found.size > 0 ? found : null;
}
