/** The inventory for programs: see inventory.schema.json. */
import { jsonText } from '../../printable.ts';
import type { Inventory } from '../inventory.ts';
import type { Report } from '../report.ts';

export function renderJson({ inventory, withTrails }: Report): string {
  return jsonText(withTrails ? inventory : withoutTrails(inventory));
}

/** Another format of the same run may want them. What is undefined is not written. */
function withoutTrails(inventory: Inventory): unknown {
  const calls = inventory.calls.map((call) => ({ ...call, trail: undefined, sends: undefined }));
  return { ...inventory, calls };
}
