/** The way of the data: modules of the code base, endpoints, what is kept. */
import { reachesOpenAI } from '../../../calls/reach.ts';
import type { Verdict } from '../../../catalogue/policy/index.ts';
import { sellerOf } from '../../elsewhere.ts';
import type { InventoryCall } from '../../inventory.ts';
import { type Report, policyFor } from '../../report.ts';
import { plural, verdictOrder } from '../../verdicts.ts';
import { targetNames } from '../target-words.ts';
import { clip, round } from './endpoint-chart.ts';
import { type Markup, breakable, html } from './markup.ts';

const WIDTH = 1100;
const NODE_WIDTH = 10;
const COLUMNS = [250, 620, 850] as const;
const GAP = 14;
const MIN_NODE = 16;
const HEAD = 30;
const MAX_MODULES = 10;
const MAX_ENDPOINTS = 14;
const MAX_WAYS = 20;

interface Path {
  steps: [module: string, endpoint: string, kept: string];
  verdict: Verdict;
}

interface Node {
  name: string;
  count: number;
  y: number;
  height: number;
  /** how much of each side is taken by links that are drawn already */
  taken: { in: number; out: number };
}

interface Link {
  from: string;
  to: string;
  verdict: Verdict;
  count: number;
}

export function flowChart(report: Report): Markup {
  const paths = pathsOf(report);
  const columns = [0, 1, 2].map((column) => namesIn(paths, column));
  const tallest = Math.max(...columns.map((column) => column.length));
  const space = Math.max(tallest * (MIN_NODE + GAP) + 40, Math.min(560, paths.length * 6 + 120));
  const nodes = columns.map((column) => layOut(column, space));
  const height =
    HEAD +
    Math.max(...nodes.map((column) => (column.at(-1)?.y ?? 0) + (column.at(-1)?.height ?? 0))) +
    12;
  const links = ([0, 1] as const).map((column) =>
    untangled(linksOf(paths, column), nodes[column] ?? [], nodes[column + 1] ?? []),
  );
  const box = html`viewBox="0 0 ${WIDTH} ${round(height)}"`;
  const names = html`role="img" aria-labelledby="flow-title flow-text"`;
  return html`${flowList(paths)}<svg class="flow" ${box} ${names} preserveAspectRatio="xMinYMin meet">
<title id="flow-title">From the modules of this code base to endpoints, and what is kept there</title>
<desc id="flow-text">${links
    .flat()
    .map(({ from, to, count }) => `${from} to ${oneLine(to)}: ${plural(count, 'call')}`)
    .join('; ')}.</desc>
<text class="heading" x="${COLUMNS[0] + NODE_WIDTH}" y="16" text-anchor="end">Your modules</text>
<text class="heading" x="${COLUMNS[1] - 6}" y="16" text-anchor="end">Endpoints</text>
<text class="heading" x="${COLUMNS[2] + NODE_WIDTH + 8}" y="16">What is kept by default</text>
${links.map((list, column) => list.map((link) => drawLink(link, nodes[column] ?? [], nodes[column + 1] ?? [], column)))}
${nodes.map((column, index) => column.map((node) => drawNode(node, index)))}
</svg>`;
}

/** The same in words, for screens that are too narrow for the picture. */
function flowList(paths: readonly Path[]): Markup {
  const counts = new Map<string, { path: Path; count: number }>();
  for (const path of paths) {
    const key = JSON.stringify([path.steps, path.verdict]);
    counts.set(key, { path, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  const ways = [...counts.values()].sort((left, right) => right.count - left.count);
  const rest = ways.length - MAX_WAYS;
  const items = ways.slice(0, MAX_WAYS).map(({ path: { steps, verdict }, count }) => {
    const kept = html`<span class="small">${plural(count, 'call')}; ${oneLine(steps[2])}</span>`;
    const way = html`<b>${breakable(steps[0])}</b> → ${breakable(steps[1])} ${kept}`;
    return html`<li class="v-${verdict}"><span>${way}</span></li>`;
  });
  const more =
    rest > 0 ? html`<li><span class="small">and ${plural(rest, 'more way')}</span></li>` : null;
  return html`<ul class="flow-list">${items}${more}</ul>`;
}

/** Each call as a path through the three columns, small groups put together. */
function pathsOf({ inventory }: Report): Path[] {
  const modules = moduleNames(inventory.calls);
  const paths = inventory.calls.map((call): Path => {
    const policy = policyFor(inventory, call);
    const module = modules(call.file);
    if (call.verdict === 'not-openai')
      return {
        steps: [
          module,
          sellerOf(call)?.name ?? targetNames.other,
          'Not OpenAI:\nthe terms of that vendor',
        ],
        verdict: call.verdict,
      };
    if (call.route === null)
      return { steps: [module, 'route not known', 'Route not known'], verdict: call.verdict };
    if (!reachesOpenAI(call))
      return {
        steps: [
          module,
          policy.classify(call.route).endpoint ?? call.route,
          'Host not known:\nOpenAI or another host',
        ],
        verdict: call.verdict,
      };
    const { endpoint, row, applicationState, abuseMonitoring } = policy.classify(call.route);
    if (call.verdict === 'removes')
      return {
        steps: [module, endpoint ?? call.route, 'Removes what is kept'],
        verdict: call.verdict,
      };
    const kept =
      row === null
        ? 'Not in the table:\nnothing is stated'
        : keptLines(applicationState ?? 'not told apart', abuseMonitoring ?? 'not stated');
    return { steps: [module, endpoint ?? call.route, kept], verdict: call.verdict };
  });
  return limited(
    limited(paths, 0, MAX_MODULES, 'other modules'),
    1,
    MAX_ENDPOINTS,
    'other endpoints',
  );
}

/** Folders, as deep as they stay few. */
function moduleNames(calls: readonly InventoryCall[]): (file: string) => string {
  const at = (file: string, depth: number): string =>
    file.split('/').slice(0, -1).slice(0, depth).join('/') || '(top folder)';
  const depth =
    [4, 3, 2].find(
      (item) => new Set(calls.map((call) => at(call.file, item))).size <= MAX_MODULES,
    ) ?? 1;
  return (file) => at(file, depth);
}

function limited(paths: readonly Path[], column: 0 | 1, limit: number, rest: string): Path[] {
  const names = namesIn(paths, column);
  if (names.length <= limit) return [...paths];
  const kept = new Set(
    [...names]
      .sort((left, right) => right.count - left.count)
      .slice(0, limit - 1)
      .map(({ name }) => name),
  );
  return paths.map((path) => {
    if (kept.has(path.steps[column])) return path;
    const [module, endpoint, what] = path.steps;
    return { ...path, steps: column === 0 ? [rest, endpoint, what] : [module, rest, what] };
  });
}

function namesIn(paths: readonly Path[], column: number): { name: string; count: number }[] {
  const counts = new Map<string, { name: string; count: number; rank: number }>();
  for (const path of paths) {
    const name = path.steps[column] ?? '';
    const known = counts.get(name) ?? { name, count: 0, rank: verdictOrder.length };
    counts.set(name, {
      name,
      count: known.count + 1,
      rank: Math.min(known.rank, verdictOrder.indexOf(path.verdict)),
    });
  }
  // Modules by name; endpoints and what is kept with the worst first.
  return [...counts.values()].sort(
    (left, right) =>
      (column === 0 ? 0 : left.rank - right.rank) || (left.name < right.name ? -1 : 1),
  );
}

function layOut(column: readonly { name: string; count: number }[], space: number): Node[] {
  const total = column.reduce((sum, { count }) => sum + count, 0);
  const scale = Math.max(0, space - column.length * (GAP + MIN_NODE)) / Math.max(1, total);
  let y = HEAD;
  return column.map(({ name, count }) => {
    const height = MIN_NODE + count * scale;
    const node: Node = { name, count, y, height, taken: { in: 0, out: 0 } };
    y += height + GAP;
    return node;
  });
}

function linksOf(paths: readonly Path[], column: 0 | 1): Link[] {
  const links = new Map<string, Link>();
  for (const { steps, verdict } of paths) {
    const [from, to] = [steps[column], column === 0 ? steps[1] : steps[2]];
    const key = JSON.stringify([from, to, verdict]);
    const link = links.get(key) ?? { from, to, verdict, count: 0 };
    link.count += 1;
    links.set(key, link);
  }
  return [...links.values()];
}

/** In the order of what they join, so that they cross as little as they must. */
function untangled(links: readonly Link[], left: readonly Node[], right: readonly Node[]): Link[] {
  const [from, to] = [left, right].map(
    (column) => new Map(column.map(({ name }, index) => [name, index])),
  );
  const rank = (link: Link): number =>
    (from?.get(link.from) ?? 0) * right.length + (to?.get(link.to) ?? 0);
  return links.toSorted((one, other) => rank(one) - rank(other));
}

function drawLink(
  link: Link,
  left: readonly Node[],
  right: readonly Node[],
  column: number,
): Markup | null {
  const [from, to] = [
    left.find((node) => node.name === link.from),
    right.find((node) => node.name === link.to),
  ];
  if (!from || !to) return null;
  const [out, into] = [
    (from.height * link.count) / from.count,
    (to.height * link.count) / to.count,
  ];
  const [y1, y2] = [from.y + from.taken.out, to.y + to.taken.in];
  from.taken.out += out;
  to.taken.in += into;
  // Labels of the endpoints stand before their bar.
  const [x1, x2] = [(COLUMNS[column] ?? 0) + NODE_WIDTH, COLUMNS[column + 1] ?? 0];
  const middle = (x1 + x2) / 2;
  const point = (x: number, y: number): string => `${n(x)},${n(y)}`;
  const curve = (from: number, to: number, end: number): string =>
    `C${point(middle, from)} ${point(middle, to)} ${point(end, to)}`;
  const path = [
    `M${point(x1, y1)}`,
    curve(y1, y2, x2),
    `L${point(x2, y2 + into)}`,
    curve(y2 + into, y1 + out, x1),
    'Z',
  ].join(' ');
  const title = `${link.from} → ${oneLine(link.to)}: ${plural(link.count, 'call')}`;
  return html`<path class="link v-${link.verdict}" d="${path}"><title>${title}</title></path>`;
}

function drawNode(node: Node, column: number): Markup {
  const x = COLUMNS[column] ?? 0;
  const title = `${oneLine(node.name)}: ${plural(node.count, 'call')}`;
  const size = html`width="${NODE_WIDTH}" height="${round(node.height)}"`;
  const rect = html`<rect class="node" x="${x}" y="${round(node.y)}" ${size} rx="2"><title>${title}</title></rect>`;
  const middle = node.y + node.height / 2;
  if (column < 2) {
    const name = clip(node.name, column === 0 ? 31 : 32);
    const text = html`${name} <tspan class="count">${node.count}</tspan><title>${node.name}</title>`;
    return html`${rect}<text class="label" x="${x - 8}" y="${round(middle + 4)}" text-anchor="end">${text}</text>`;
  }
  const lines = node.name.split('\n');
  const top = middle - (lines.length - 1) * 7.5 + 4;
  const left = x + NODE_WIDTH + 8;
  const spans = lines.map(
    (line, index) => html`<tspan x="${left}" dy="${index === 0 ? 0 : 15}">${line}</tspan>`,
  );
  return html`${rect}<text class="label" x="${left}" y="${round(top)}">${spans}</text>`;
}

function keptLines(state: string, logs: string): string {
  return `State: ${state.toLowerCase()}\nLogs: ${logs.toLowerCase()}`;
}

function n(value: number): string {
  return String(round(value));
}

/** `Not OpenAI: the terms of that vendor`, `State: none, logs: none` */
function oneLine(text: string): string {
  return text.replace(/:?\n/, (end) => (end.startsWith(':') ? ': ' : ', '));
}
