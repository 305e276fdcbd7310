/** Behind each row: how the call was found, what it sends, what judges it. */
import type { CallTrail, Fact, InventoryCall, Spot, WireKey, WirePart } from '../../inventory.ts';
import { Markup, html, message } from './markup.ts';

export function whySection(call: InventoryCall, row: Markup | null): Markup | null {
  const { trail, sends = [], file } = call;
  if (trail === undefined) return null;
  return html`<details class="why"><summary>Why</summary><div class="why-parts">
<div><h4>How it was found</h4>${trailList(trail, file)}</div>
<div><h4>What goes over the wire</h4>${sentList(sends, file)}</div>
<div><h4>What judges it</h4>${row ?? html`<p>Nothing: its route or its host is not known, or it goes to another host.</p>`}</div>
</div></details>`;
}

function trailList(trails: readonly CallTrail[], file: string): Markup {
  if (trails.length === 0) return html`<p>The call itself says where it goes.</p>`;
  const all = trails.map(({ what, steps }) => {
    const head = trails.length > 1 ? html`<h5>${what}</h5>` : null;
    const items = steps.map((step) => html`<li>${place(step, file)}${message(step.text)}</li>`);
    return html`${head}<ol>${items}</ol>`;
  });
  return html`${all}`;
}

function sentList(sends: readonly WirePart[], file: string): Markup {
  const parts = sends.filter(({ keys, unknown }) => keys.length > 0 || unknown.length > 0);
  if (parts.length === 0) return html`<p>Nothing but the request itself.</p>`;
  const all = parts.map(({ part, keys, unknown }) => {
    const more = unknown.map(
      (fact) => html`<li><i>there may be more: ${fact.text}</i>${placeOf(fact, file)}</li>`,
    );
    return html`<h5>${part}</h5><ul>${keys.map((key) => keyItem(key, file))}${more}</ul>`;
  });
  return html`${all}`;
}

function keyItem({ key, presence, values, unknown }: WireKey, file: string): Markup {
  const facts = [
    ...values.map((fact) => html`<code>${fact.text}</code>${placeOf(fact, file)}`),
    ...unknown.map((fact) => html`<i>unknown: ${fact.text}</i>${placeOf(fact, file)}`),
    ...(presence === 'left out' ? [html`<i>left out</i>`] : []),
    ...(presence === 'may be left out' && unknown.length === 0 ? [html`<i>or left out</i>`] : []),
  ];
  const all = facts.length > 0 ? facts : [html`<i>unknown</i>`];
  return html`<li><b>${key}</b> ${all.map((fact, index) => html`${index > 0 ? ', ' : ''}${fact}`)}</li>`;
}

function placeOf({ at }: Fact, file: string): Markup | null {
  return at ? html` ${place(at, file)}` : null;
}

/** In the file of the call the line alone says it. */
function place(spot: Spot, file: string): Markup {
  return html`<code class="at">${spot.file === file ? '' : spot.file}:${spot.line}</code> `;
}
