/** The style of the page. */
import { readFileSync } from 'node:fs';

export const style = ['page', 'tables', 'screens', 'paper']
  .map((name) => readFileSync(new URL(`./${name}.css`, import.meta.url), 'utf8'))
  .join('');
