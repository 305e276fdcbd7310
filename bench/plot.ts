/** A picture of growth: for each series time and memory over size, all axes from nothing, so that linear growth is a straight line. */
import type { Growth, Point } from './growth.ts';

const [WIDTH, HEIGHT, MARGIN, COLUMNS] = [280, 150, 45, 2];
const COLORS = { cpu: '#0969da', megabytes: '#cf222e' };

export function plot(all: readonly Growth[]): string {
  const [cellWidth, cellHeight] = [WIDTH + 2 * MARGIN, HEIGHT + 2 * MARGIN];
  const [width, height] = [cellWidth * COLUMNS, cellHeight * Math.ceil(all.length / COLUMNS)];
  const panels = all.map((growth, index) => {
    const x = (index % COLUMNS) * cellWidth + MARGIN;
    const y = Math.floor(index / COLUMNS) * cellHeight + MARGIN;
    return `<g transform="translate(${String(x)} ${String(y)})">\n${panel(growth)}\n</g>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(width)} ${String(height)}" role="img" font-family="sans-serif" font-size="11">
<title>Processor time and memory of an inventory by size; the numbers stand in RESULTS.md</title>
<rect width="100%" height="100%" fill="#fff"/>
${panels.join('\n')}
</svg>
`;
}

function panel({ name, points, exponents }: Growth): string {
  const largest = most(points, ({ size }) => size);
  const [seconds, megabytes] = [
    most(points, ({ cpu }) => cpu),
    most(points, (point) => point.megabytes),
  ];
  const line = (what: 'cpu' | 'megabytes'): string => {
    const top = most(points, (point) => point[what]);
    const places = points.map((point) => ({
      x: ((point.size / largest) * WIDTH).toFixed(1),
      y: (HEIGHT - (point[what] / top) * HEIGHT).toFixed(1),
      isWhole: point.notAnalysed === null,
    }));
    const dots = places.map(
      ({ x, y, isWhole }) =>
        `<circle cx="${x}" cy="${y}" r="3" fill="${isWhole ? COLORS[what] : '#fff'}" stroke="${COLORS[what]}"/>`,
    );
    return `<polyline points="${places.map(({ x, y }) => `${x},${y}`).join(' ')}" fill="none" stroke="${COLORS[what]}" stroke-width="1.5"/>${dots.join('')}`;
  };
  const told = (value: number | null): string => (value === null ? '' : `, n^${value.toFixed(2)}`);
  return [
    `<path d="M0 0V${String(HEIGHT)}H${String(WIDTH)}" fill="none" stroke="#888"/>`,
    line('cpu'),
    line('megabytes'),
    `<text x="0" y="-24" font-weight="bold">${name}</text>`,
    `<text x="0" y="-9"><tspan fill="${COLORS.cpu}">${seconds.toFixed(1)} s${told(exponents.cpu)}</tspan> <tspan dx="8" fill="${COLORS.megabytes}">${megabytes.toFixed(0)} MB${told(exponents.megabytes)}</tspan></text>`,
    `<text x="0" y="${String(HEIGHT + 16)}">0</text>`,
    `<text x="${String(WIDTH)}" y="${String(HEIGHT + 16)}" text-anchor="end">${largest.toLocaleString('en')}</text>`,
  ].join('\n');
}

function most(points: readonly Point[], of: (point: Point) => number): number {
  return Math.max(...points.map(of), 0.001);
}
