/**
 * What stands in a folder: most relative imports lead to a plain file, which the names of its folder tell, once for all
 * that import from there.
 */
import { readdirSync, realpathSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { SOURCE_EXTENSIONS } from './disk.ts';
import { forgottenWithSources } from './forget.ts';

interface Listing {
  /** without links on the way there */
  folder: string;
  /** of files; `false` for all else, such as folders and links */
  names: ReadonlyMap<string, boolean>;
}

const MAX_NAMES = 50_000;
const listings = new Map<string, Listing | null>();
let names = 0;

forgottenWithSources({ clear });

function clear(): void {
  listings.clear();
  names = 0;
}

/** Extensions that may be written for those of the source. */
export const WRITTEN_FOR: Readonly<Record<string, string[]>> = {
  '.js': ['.ts', '.tsx', '.js', '.jsx'],
  '.jsx': ['.tsx', '.jsx'],
  '.mjs': ['.mts', '.mjs'],
  '.cjs': ['.cts', '.cjs'],
};

/** The file that a relative specifier leads to; `null` where only the resolver can tell. */
export function plainFile(specifier: string, from: string): string | null {
  if (!/^\.\.?\/(?:[^?#\0]*\/)?(?!\.{0,2}$)[^/?#\0]+$/.test(specifier)) return null;
  const path = join(dirname(from), specifier);
  const listing = listingOf(dirname(path));
  return listing && fileIn(listing, basename(path));
}

function fileIn({ folder, names: known }: Listing, name: string): string | null {
  const written = extname(name);
  const instead = WRITTEN_FOR[written];
  const bare = instead ? name.slice(0, -written.length) : name;
  if (!instead && known.get(name) === true) return join(folder, name);
  for (const extension of instead ?? SOURCE_EXTENSIONS) {
    const isFile = known.get(bare + extension);
    if (isFile !== undefined) return isFile ? join(folder, bare + extension) : null;
  }
  return null;
}

function listingOf(folder: string): Listing | null {
  const known = listings.get(folder);
  if (known !== undefined) return known;
  const listing = listed(folder);
  if (names > MAX_NAMES) clear();
  names += listing?.names.size ?? 1;
  listings.set(folder, listing);
  return listing;
}

function listed(folder: string): Listing | null {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return {
      folder: realpathSync.native(folder),
      names: new Map(entries.map((entry) => [entry.name, entry.isFile()])),
    };
  } catch {
    return null;
  }
}
