/** Draws a change as SVG: its traces with the label on them, before and after, with scale bars. Without colours of its own:
 * classes name what a thing is, and `pictureColours` gives them their colour. */
import { clock } from '../base/clock';
import { at } from '../base/typedArrays';
import type { Envelope } from './envelope';
import { markup, type Markup } from './markup';
import type { Mark, PanelPlan } from './picturePlan';
import { roundAmplitude, roundSeconds } from './roundLength';
import { pictureStyle } from './styles';

/** A panel, and what was read for it: one envelope for each channel. */
export interface DrawnPanel extends PanelPlan {
  readonly envelopes: readonly Envelope[];
}

// Structural: places on the picture, in its own units (pixels where it is shown at full size).
/** Columns of a trace. */
export const pictureColumns = 300;
const panelWidth = 372;
const rowGap = 8;
const titleHeight = 16;
const bandHeight = 16;
const nameHeight = 13;
const laneHeight = 54;
const footHeight = 24;
const barX = pictureColumns + 6;
/** Of the trace's width; of a lane's height. */
const mostTimePart = 0.3;
const mostLanePart = 0.8;

interface Range {
  readonly low: number;
  readonly high: number;
}

/** A picture that is drawn, to be put into a page or a file. */
export interface TracePicture {
  readonly title: string;
  readonly body: readonly Markup[];
  readonly width: number;
  readonly height: number;
}

/** Within a page that has `pageStyle`. */
export function inlineSvg({ title, body, width, height }: TracePicture): Markup {
  return markup`<svg class="picture" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img"><title>${title}</title>${body}</svg>`;
}

/** A file of its own. */
export function svgFile({ title, body, width, height }: TracePicture): string {
  return `${String(markup`<svg xmlns="http://www.w3.org/2000/svg" class="picture" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img"><title>${title}</title><style>${pictureStyle}</style>${body}</svg>`)}\n`;
}

/** @param title what a reader who does not see it is told */
export function tracePicture(panels: readonly DrawnPanel[], title: string): TracePicture {
  const lanes = Math.max(1, ...panels.map(({ envelopes }) => envelopes.length));
  const panelHeight = titleHeight + bandHeight + lanes * (nameHeight + laneHeight) + footHeight;
  const rows = Math.ceil(panels.length / 2);
  const width = Math.min(2, panels.length) * panelWidth;
  const height = rows * panelHeight + (rows - 1) * rowGap;
  const body = panels.map((panel, i) => {
    const [x, y] = [(i % 2) * panelWidth, Math.floor(i / 2) * (panelHeight + rowGap)];
    return markup`<g transform="translate(${x} ${y})">${panelMarkup(panel, rangesOf(panels, panel), lanes)}</g>`;
  });
  return { title, body, width, height };
}

/** Each channel has one scale in all panels of one time, so that before and after can be compared. */
function rangesOf(panels: readonly DrawnPanel[], { window }: PanelPlan): ReadonlyMap<string, Range> {
  const envelopes = panels.filter((panel) => panel.window === window).flatMap((panel) => panel.envelopes);
  const ranges = new Map<string, Range>();
  for (const { name, minimum, maximum } of envelopes) {
    let { low, high } = ranges.get(name) ?? { low: Infinity, high: -Infinity };
    for (let i = 0; i < minimum.length; i++) {
      // NaN is neither.
      if (at(minimum, i) < low) low = at(minimum, i);
      if (at(maximum, i) > high) high = at(maximum, i);
    }
    ranges.set(name, { low, high });
  }
  return ranges;
}

function panelMarkup(panel: DrawnPanel, ranges: ReadonlyMap<string, Range>, lanes: number): Markup {
  const top = titleHeight + bandHeight;
  const bottom = top + lanes * (nameHeight + laneHeight);
  const drawn = panel.envelopes.map((envelope, lane) => {
    const y = top + lane * (nameHeight + laneHeight);
    const marks = panel.marks.filter(({ channels }) => channels.includes(envelope.name));
    return markup`<g transform="translate(0 ${y})">${laneMarkup(envelope, ranges.get(envelope.name), marks, panel)}</g>`;
  });
  return markup`<text class="title" x="0" y="10">${panel.title}</text>${panel.marks.map((mark) => bandMarkup(mark, panel))}${drawn}${footMarkup(panel, bottom)}`;
}

/** Left and right of a mark, within the trace. */
function edgesOf({ onsetSeconds, endSeconds }: Mark, { window }: PanelPlan): readonly [number, number] {
  const length = window.toSeconds - window.fromSeconds;
  const place = (seconds: number): number =>
    Math.min(pictureColumns, Math.max(0, ((seconds - window.fromSeconds) / length) * pictureColumns));
  return [place(onsetSeconds), place(endSeconds)];
}

/** The bar above the lanes with what the label says: what it was as an outline. */
function bandMarkup(mark: Mark, panel: DrawnPanel): Markup {
  const [left, right] = edgesOf(mark, panel);
  const kind = `${mark.category} ${mark.status}${mark.isBefore ? ' was' : ''}`;
  const bar = markup`<rect class="band ${kind}" x="${tenth(left)}" y="${titleHeight + 11}" width="${tenth(Math.max(1, right - left))}" height="3"/>`;
  if (mark.isBefore || panel.marks.length > 1) return bar;
  // Where the span is far to the right its words end with it.
  const isRight = left > pictureColumns / 2;
  const x = isRight ? right : left;
  return markup`<text class="caption" x="${tenth(x)}" y="${titleHeight + 8}" text-anchor="${isRight ? 'end' : 'start'}">${shortened(mark.caption)}</text>${bar}`;
}

/** Structural: what has room above a panel. */
const mostCaption = 44;

function shortened(text: string): string {
  const characters = Array.from(text);
  return characters.length <= mostCaption ? text : `${characters.slice(0, mostCaption - 1).join('')}…`;
}

function laneMarkup(
  envelope: Envelope,
  range: Range | undefined,
  marks: readonly Mark[],
  panel: DrawnPanel,
): Markup {
  const shades = marks.map((mark) => shadeMarkup(mark, panel));
  const name = markup`<text class="channel" x="0" y="10">${shortened(envelope.name)}</text>`;
  if (!range || !(range.high >= range.low)) {
    return markup`${shades}${name}<text class="channel" x="0" y="${nameHeight + laneHeight / 2}">no valid sample here</text>`;
  }
  return markup`${shades}${name}<path class="trace" d="${tracePath(envelope, range)}"/>${amplitudeBar(envelope, range)}`;
}

/** The label's time on a lane, with an edge where it begins and where it ends; what lies outside of the panel has none. */
function shadeMarkup(mark: Mark, panel: DrawnPanel): Markup {
  const { onsetSeconds, endSeconds, category, status } = mark;
  const { fromSeconds, toSeconds } = panel.window;
  const [left, right] = edgesOf(mark, panel).map(tenth) as [number, number];
  const kind = `${category} ${status}${mark.isBefore ? ' was' : ''}`;
  const edge = (x: number): Markup => markup`M${x} ${nameHeight}v${laneHeight}`;
  const edges = [
    ...(onsetSeconds > fromSeconds ? [edge(left)] : []),
    ...(endSeconds < toSeconds ? [edge(right)] : []),
  ];
  const width = tenth(Math.max(0.6, right - left));
  return markup`<rect class="shade ${kind}" x="${left}" y="${nameHeight}" width="${width}" height="${laneHeight}"/><path class="edge ${kind}" d="${edges}"/>`;
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Down one column and up the next, so that it is one line as long as no sample is missing. */
function tracePath({ minimum, maximum, columnsPerSample }: Envelope, range: Range): readonly Markup[] {
  const place = placeIn(range);
  const path: Markup[] = [];
  let last = -Infinity;
  let isUp = true;
  for (let column = 0; column < minimum.length; column++) {
    const [low, high] = [place(at(minimum, column)), place(at(maximum, column))];
    if (Number.isNaN(low)) continue;
    const [from, to] = isUp ? [low, high] : [high, low];
    const isNext = column - last <= columnsPerSample + 1;
    // A sample without neighbours is a dot: as long as it is thick.
    path.push(isNext ? markup`L${column} ${from}` : markup`M${column} ${from}h.5`);
    if (from !== to) path.push(markup`V${to}`);
    isUp = !isUp;
    last = column;
  }
  return path;
}

function placeIn({ low, high }: Range): (value: number) => number {
  const height = laneHeight - 2;
  const perUnit = high > low ? height / (high - low) : 0;
  return (value) => tenth(nameHeight + 1 + (perUnit === 0 ? height / 2 : height - (value - low) * perUnit));
}

function amplitudeBar({ unit }: Envelope, range: Range): Markup {
  const bar = roundAmplitude(mostLanePart * (range.high - range.low), unit);
  if (!bar) return markup``;
  const length = (bar.value / (range.high - range.low)) * (laneHeight - 2);
  const top = nameHeight + (laneHeight - length) / 2;
  return markup`<path class="bar" d="M${barX} ${tenth(top)}V${tenth(top + length)}"/><text class="scale" x="${barX + 5}" y="${tenth(top + length / 2 + 3)}">${bar.text}</text>`;
}

/** When the trace begins and ends, and a bar of time in the middle. */
function footMarkup({ window: { fromSeconds, toSeconds } }: PanelPlan, bottom: number): Markup {
  const bar = roundSeconds(mostTimePart * (toSeconds - fromSeconds));
  const ends = markup`<text class="scale" x="0" y="${bottom + 11}">${clock(fromSeconds)}</text><text class="scale" x="${pictureColumns}" y="${bottom + 11}" text-anchor="end">${clock(toSeconds)}</text>`;
  if (!bar) return ends;
  const length = (bar.value / (toSeconds - fromSeconds)) * pictureColumns;
  const left = (pictureColumns - length) / 2;
  return markup`${ends}<path class="bar" d="M${tenth(left)} ${bottom + 6}H${tenth(left + length)}"/><text class="scale" x="${pictureColumns / 2}" y="${bottom + 18}" text-anchor="middle">${bar.text}</text>`;
}
