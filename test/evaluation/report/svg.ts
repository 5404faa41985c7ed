/** Small drawings with axes, as SVG text: white ground and dark ink, so that they read on light pages and dark ones. */

const size = { width: 480, height: 360 };
const margin = { left: 60, right: 20, top: 34, bottom: 52 };
export const ink = '#1f2933';
export const accent = '#1d5fa8';
export const second = '#b4530a';
const grid = '#e4e7eb';
const quiet = '#616e7c';

/** One axis: its words, its range, and where it has ticks. */
export interface Axis {
  readonly title: string;
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
}

/** Places in the picture. */
export interface Frame {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}

/** Two decimals are enough for a picture, and the same on every machine. */
export const px = (value: number): string => (Math.round(value * 100) / 100).toString();

/** Text that may stand in SVG. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A whole picture of `width` × `height`. */
export function picture(title: string, body: string, { width, height } = size): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="system-ui, sans-serif" font-size="12" fill="${ink}">
<title>${escaped(title)}</title>
<rect width="${width}" height="${height}" fill="#ffffff"/>
${body}
</svg>
`;
}

/** A chart: title, axes with ticks and words, and what `draw` puts into the frame. */
export function chart(title: string, x: Axis, y: Axis, draw: (frame: Frame) => string): string {
  const inner = {
    width: size.width - margin.left - margin.right,
    height: size.height - margin.top - margin.bottom,
  };
  const bottom = margin.top + inner.height;
  const frame: Frame = {
    x: (value) => margin.left + (inner.width * (value - x.from)) / (x.to - x.from),
    y: (value) => bottom - (inner.height * (value - y.from)) / (y.to - y.from),
  };
  const right = margin.left + inner.width;
  const body = [
    text(margin.left, 20, title, 'font-weight="600" font-size="13"'),
    ...x.ticks.map((tick) => line(frame.x(tick), margin.top, frame.x(tick), bottom, grid)),
    ...y.ticks.map((tick) => line(margin.left, frame.y(tick), right, frame.y(tick), grid)),
    ...x.ticks.map((tick) =>
      text(frame.x(tick), bottom + 18, String(tick), `text-anchor="middle" fill="${quiet}"`),
    ),
    ...y.ticks.map((tick) =>
      text(margin.left - 8, frame.y(tick) + 4, String(tick), `text-anchor="end" fill="${quiet}"`),
    ),
    text(margin.left + inner.width / 2, size.height - 12, x.title, 'text-anchor="middle"'),
    text(
      0,
      0,
      y.title,
      `text-anchor="middle" transform="translate(16 ${px(margin.top + inner.height / 2)}) rotate(-90)"`,
    ),
    line(margin.left, bottom, right, bottom, quiet),
    line(margin.left, margin.top, margin.left, bottom, quiet),
    draw(frame),
  ].join('\n');
  return picture(title, body);
}

export function text(x: number, y: number, words: string, attributes = ''): string {
  return `<text x="${px(x)}" y="${px(y)}" ${attributes}>${escaped(words)}</text>`;
}

export function line(x1: number, y1: number, x2: number, y2: number, colour: string, more = ''): string {
  return `<line x1="${px(x1)}" y1="${px(y1)}" x2="${px(x2)}" y2="${px(y2)}" stroke="${colour}" ${more}/>`;
}

/** A line through points. */
export function path(points: readonly (readonly [x: number, y: number])[], colour: string): string {
  const corners = points.map(([x, y]) => `${px(x)},${px(y)}`).join(' ');
  return `<polyline points="${corners}" fill="none" stroke="${colour}" stroke-width="2" stroke-linejoin="round"/>`;
}

export function dot(x: number, y: number, radius: number, colour: string): string {
  return `<circle cx="${px(x)}" cy="${px(y)}" r="${px(radius)}" fill="${colour}"/>`;
}
