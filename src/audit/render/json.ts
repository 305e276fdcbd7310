/** The inventory for programs: see inventory.schema.json. */
import type { Report } from '../report.ts';

export function renderJson({ inventory }: Report): string {
  return `${JSON.stringify(inventory, null, 2)}\n`;
}
