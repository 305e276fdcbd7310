/** Colours of a terminal, or none. */
const CODES = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  yellow: [33, 39],
  blue: [34, 39],
  magenta: [35, 39],
  cyan: [36, 39],
} as const;

export type Paint = (colour: keyof typeof CODES, text: string) => string;

export function painter(enabled: boolean): Paint {
  return enabled
    ? (colour, text) =>
        `\u001b[${String(CODES[colour][0])}m${text}\u001b[${String(CODES[colour][1])}m`
    : (_, text) => text;
}
