/**
 * The committed file of the API surface. Short keys and flat strings: it is read at lint time.
 *
 * Nothing in it has a number that something new would move: routes are written out, a shape is named
 * by the place where it was first found, and versions are ranges that stay open at the end.
 */
export interface SurfaceFile {
  sdks: string[];
  methods: Record<string, FileMethod[]>;
  classes: FileClass[];
  /** `resources/files#Files` → `files`: the file and class that declare a resource */
  resources: Record<string, string>;
  shapes: Record<string, FileShape>;
}

/**
 * Keys: `name` (documented everywhere), `name~ranges`, `name~ranges~deprecatedRanges`, each with
 * `>shape` when it nests; a first entry `*` allows any other key.
 */
export type FileShape = string | { by: string; cases: Record<string, string> };

/** Positions in `sdks`: `5` for the sixth and every later one, `1-3`, or several: `1-1,4`. */
export type FileVersions = string;

export interface FileMethod {
  /** versions that have the method in this form */
  v: FileVersions;
  /** versions that call it deprecated */
  d?: FileVersions;
  /** position of the request options */
  o: number;
  s: FileRequest[];
}

export interface FileRequest {
  /** route */
  r: string;
  /** position of the params object */
  a?: number;
  /** its keys go into the query string */
  q?: 1;
  /** shape of the params object */
  s?: string;
  /** keys of the params object that go elsewhere */
  e?: Record<string, 'path' | 'query' | 'header'>;
  /** positions that end in the path */
  p?: number[];
  /** positional fields */
  f?: Record<string, number>;
  /** keys that the SDK adds to the body or query */
  k?: string[];
  /** headers that the SDK sets itself */
  h?: string[];
}

/** A class beside the client that reaches OpenAI when it is constructed, or through one of its methods. */
export interface SdkClass {
  className: string;
  /** subpath below the package name */
  module: string;
  /** `null`: the constructor connects */
  method: string | null;
  /** `WS /v1/realtime`, or the SDK method whose request it sends */
  sends: string;
  clientArgument: number;
  paramsArgument: number | null;
}

type FileClass = SdkClass & { versions: FileVersions };

/** Ranges as one bit for each of the SDK versions. */
export function bitsOf(ranges: FileVersions, count: number): number {
  let bits = 0;
  for (const range of ranges.split(',')) {
    const [from = '', to = count - 1] = range.split('-');
    for (let index = Number(from); index <= Number(to); index += 1) bits |= 1 << index;
  }
  return bits;
}

/** The ranges of some bits. The last one stays open where it reaches the newest version. */
export function rangesOf(bits: number, count: number): FileVersions {
  const ranges: string[] = [];
  for (let from = 0; from < count; from += 1) {
    if ((bits & (1 << from)) === 0) continue;
    let to = from;
    while (to + 1 < count && (bits & (1 << (to + 1))) !== 0) to += 1;
    ranges.push(to === count - 1 ? String(from) : `${String(from)}-${String(to)}`);
    from = to;
  }
  return ranges.join();
}

/** By path, then by verb. */
export function byRoute(left: string, right: string): number {
  const [leftVerb = '', leftPath = ''] = left.split(' ');
  const [rightVerb = '', rightPath = ''] = right.split(' ');
  return leftPath < rightPath ? -1 : leftPath > rightPath ? 1 : leftVerb < rightVerb ? -1 : 1;
}
