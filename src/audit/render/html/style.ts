/** The style of the page. */
import { readFileSync } from 'node:fs';

export const style = readFileSync(new URL('./page.css', import.meta.url), 'utf8');
