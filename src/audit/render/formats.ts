/** The formats that a report can have, and what their files are called. */
interface Format {
  /** how files of this format end; the first one names files in a folder */
  endings: readonly [string, ...string[]];
  /** endings of other formats that its files may have, too */
  alsoEndings?: readonly string[];
}

export const formats = {
  text: { endings: ['.txt'] },
  json: { endings: ['.json'] },
  csv: { endings: ['.csv'] },
  sarif: { endings: ['.sarif', '.sarif.json'], alsoEndings: ['.json'] },
  html: { endings: ['.html', '.htm'] },
  markdown: { endings: ['.md', '.markdown'] },
  cyclonedx: { endings: ['.cdx.json', '.bom.json'], alsoEndings: ['.json'] },
  gitlab: { endings: ['.gitlab.json', 'code-quality-report.json'], alsoEndings: ['.json'] },
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof formats;

export function isFormat(name: string): name is FormatName {
  return Object.hasOwn(formats, name);
}

/** Whether a file of this name may be of the format, though its ending is that of another one. */
export function mayEndIn(name: FormatName, file: string): boolean {
  const { alsoEndings = [] }: Format = formats[name];
  return alsoEndings.some((ending) => file.toLowerCase().endsWith(ending));
}

/** By the longest ending: `bom.cdx.json` is no plain JSON. */
export function formatOfFile(file: string): FormatName | null {
  const fits = Object.entries(formats).flatMap(([name, { endings }]) =>
    endings
      .filter((ending) => file.toLowerCase().endsWith(ending))
      .map((ending) => ({ name: name as FormatName, ending })),
  );
  return fits.sort((left, right) => right.ending.length - left.ending.length)[0]?.name ?? null;
}

export const comparisonFormats = ['text', 'markdown', 'json'] as const;

export type ComparisonFormat = (typeof comparisonFormats)[number];
