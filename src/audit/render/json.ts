/** The inventory for programs: see inventory.schema.json. */
import { jsonText } from '../../printable.ts';
import type { Report } from '../report.ts';

export function renderJson({ inventory }: Report): string {
  return jsonText(inventory);
}
