/** Colours of a terminal, or none: who calls it knows whether there are any. */
import { styleText } from 'node:util';

type Colour = 'bold' | 'dim' | 'red' | 'yellow' | 'blue' | 'magenta' | 'cyan';

export type Paint = (colour: Colour, text: string) => string;

export function painter(enabled: boolean): Paint {
  return enabled
    ? (colour, text) => styleText(colour, text, { validateStream: false })
    : (_, text) => text;
}
