/** `POST /v1/threads/{}/runs` → `/v1/threads/runs`: the table leaves identifiers out. */
export function pathOf(route: string): string {
  const path = route.slice(route.indexOf('/'));
  return path.replace(/\/\{\}/g, '').replace(/[?#].*$/, '');
}

export function longestMatch(path: string, has: (candidate: string) => boolean): string | null {
  for (
    let candidate = path;
    candidate !== '';
    candidate = candidate.slice(0, Math.max(0, candidate.lastIndexOf('/')))
  ) {
    if (has(candidate)) return candidate;
  }
  return null;
}
