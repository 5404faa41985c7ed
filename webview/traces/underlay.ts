/** What lies beneath the curves: lanes, grid, label bands, gaps, and where the recording ends. */
import type { LabelView } from '../../src/protocol/page';
import { laneCentre, laneTop, visibleLanes, type Layout } from '../view/layout';
import { timeToX, type TimeScale } from '../view/timeScale';
import { divisionsAcross } from '../view/timeWindow';
import { isToReview } from '../labels/filters';
import { shownSpan, type Model } from '../state/model';
import { thinned, type Stretch } from './crowd';
import { withAlpha, type Palette } from '../drawing/palette';
import type { Pen } from '../drawing/pen';

/** A stretch of a channel's columns that hold no valid sample. */
export interface Gap {
  readonly channel: number;
  readonly from: number;
  readonly end: number;
}

export function paintUnderlay(
  pen: Pen,
  model: Model,
  layout: Layout,
  scale: TimeScale,
  gaps: readonly Gap[],
  palette: Palette,
): void {
  const top = pen.px(layout.lanesTop);
  const height = pen.px(layout.axisTop) - top;
  pen.within(0, top, pen.px(layout.width), height, () => {
    paintLanes(pen, model, layout, scale, palette);
    paintBands(pen, model, layout, scale, palette);
    paintSelection(pen, model, layout, scale, palette);
    for (const gap of gaps) paintGap(pen, layout, scale, gap, palette);
    paintOutside(pen, model, layout, scale, palette);
  });
  pen.horizontal(palette.separator, top, 0, pen.px(layout.width));
  pen.horizontal(palette.separator, pen.px(layout.axisTop), 0, pen.px(layout.width));
  pen.vertical(palette.separator, scale.left, 0, pen.px(layout.height));
}

/** Division lines stand at whole multiples of the sweep, like those printed on paper, and move with the curves. */
export function divisionTimes(scale: TimeScale, secondsPerDivision: number): readonly number[] {
  const first = Math.ceil(scale.startSeconds / secondsPerDivision - 1e-9);
  const times: number[] = [];
  for (let i = first; i <= first + divisionsAcross; i++) {
    const seconds = i * secondsPerDivision;
    if (seconds <= scale.endSeconds + 1e-9 * secondsPerDivision) times.push(seconds);
  }
  return times;
}

function paintLanes(pen: Pen, model: Model, layout: Layout, scale: TimeScale, palette: Palette): void {
  const right = scale.left + scale.width;
  const { first, end } = visibleLanes(layout);
  for (let channel = first; channel < end; channel++) {
    const top = pen.px(laneTop(layout, channel));
    const bottom = pen.px(laneTop(layout, channel) + layout.laneHeight);
    if (channel === model.activeChannel) pen.fill(palette.active, 0, top, right, bottom - top);
    const half = layout.divisionsPerLane / 2;
    for (let division = -half; division <= half; division++) {
      const y = pen.px(laneCentre(layout, channel) - division * layout.divisionHeight);
      pen.horizontal(division === 0 ? palette.gridCentre : palette.grid, y, scale.left, right);
    }
    if (channel > 0) pen.horizontal(palette.separator, top, 0, right);
  }
  const lanesBottom = Math.min(pen.px(laneTop(layout, end)), pen.px(layout.axisTop));
  for (const seconds of divisionTimes(scale, model.secondsPerDivision)) {
    pen.vertical(palette.grid, timeToX(scale, seconds), pen.px(layout.lanesTop), lanesBottom);
  }
}

function paintSelection(pen: Pen, model: Model, layout: Layout, scale: TimeScale, palette: Palette): void {
  if (model.selection.kind !== 'span') return;
  const { startSeconds, endSeconds, channels } = model.selection.span;
  const left = Math.max(scale.left, Math.round(timeToX(scale, startSeconds)));
  const right = Math.min(scale.left + scale.width, Math.round(timeToX(scale, endSeconds)));
  for (const channel of channels) {
    const top = pen.px(laneTop(layout, channel));
    pen.fill(palette.selectionGround, left, top, Math.max(0, right - left), pen.px(layout.laneHeight));
  }
}

/** Translucent bands on a label's own channels, edged like its chip in the labels lane. */
function paintBands(pen: Pen, model: Model, layout: Layout, scale: TimeScale, palette: Palette): void {
  const selectedId = model.selection.kind === 'label' ? model.selection.id : undefined;
  const isSelected = ({ id }: LabelView): boolean => id === selectedId;
  const stretches = model.labels.meeting(scale.startSeconds, scale.endSeconds).map((label) => {
    const span = shownSpan(model, label);
    const left = Math.max(scale.left - 2, timeToX(scale, span.startSeconds));
    const right = Math.min(scale.left + scale.width + 2, timeToX(scale, span.endSeconds));
    return { label, left, right };
  });
  const lanes = visibleLanes(layout);
  for (let channel = lanes.first; channel < lanes.end; channel++) {
    const onLane = stretches.filter(({ label }) => label.channels.includes(channel));
    const { whole, specks } = thinned(onLane, scale, pen.px(3), isSelected);
    const top = pen.px(laneTop(layout, channel)) + pen.hair;
    const height = pen.px(laneTop(layout, channel) + layout.laneHeight) - top;
    for (const stretch of whole) paintBand(pen, stretch, isSelected(stretch.label), top, height, palette);
    for (const { label, left, right } of specks) {
      pen.fill(
        withAlpha(palette.categories[label.category], speckStrength(label)),
        left,
        top,
        right - left,
        height,
      );
    }
  }
}

function paintBand(
  pen: Pen,
  { label, left, right }: Stretch,
  selected: boolean,
  top: number,
  height: number,
  palette: Palette,
): void {
  const colour = palette.categories[label.category];
  const faint = label.status === 'rejected';
  const strength = (selected ? 0.24 : 0.11) * (faint ? 0.4 : 1) * (palette.highContrast ? 0.7 : 1);
  pen.fill(withAlpha(colour, strength), left, top, right - left, height);
  const dashed = faint || isToReview(label);
  paintEdges(pen, withAlpha(colour, faint ? 0.4 : 0.9), left, right, top, height, dashed);
}

/** Where bands are narrower than their edges, as dark as many edges side by side may be without hiding the grid. */
function speckStrength(label: LabelView): number {
  return label.status === 'rejected' ? 0.15 : isToReview(label) ? 0.3 : 0.45;
}

function paintEdges(
  pen: Pen,
  colour: string,
  left: number,
  right: number,
  top: number,
  height: number,
  dashed: boolean,
): void {
  const { context } = pen;
  context.strokeStyle = colour;
  context.lineWidth = pen.hair;
  context.setLineDash(dashed ? [4 * pen.density, 3 * pen.density] : []);
  context.beginPath();
  for (const x of [left, right]) {
    const crisp = Math.round(x) + (pen.hair % 2) / 2;
    context.moveTo(crisp, top);
    context.lineTo(crisp, top + height);
  }
  context.stroke();
  context.setLineDash([]);
}

/** Hatching where the recording holds no valid sample. */
function paintGap(pen: Pen, layout: Layout, scale: TimeScale, gap: Gap, palette: Palette): void {
  const top = pen.px(laneTop(layout, gap.channel)) + pen.hair;
  const height = pen.px(laneTop(layout, gap.channel) + layout.laneHeight) - top;
  const left = scale.left + gap.from;
  const width = gap.end - gap.from;
  pen.within(left, top, width, height, () => {
    const { context } = pen;
    context.strokeStyle = withAlpha(palette.foreground, palette.highContrast ? 0.5 : 0.18);
    context.lineWidth = pen.hair;
    const pitch = 8 * pen.density;
    context.beginPath();
    const anchor = Math.floor((left - height) / pitch) * pitch;
    for (let x = anchor; x < left + width + pitch; x += pitch) {
      context.moveTo(x, top + height);
      context.lineTo(x + height, top);
    }
    context.stroke();
    paintNoData(pen, left + width / 2, top + height / 2, width, palette);
  });
}

function paintNoData(pen: Pen, x: number, y: number, room: number, palette: Palette): void {
  const { context } = pen;
  pen.useFont(palette, 11);
  const width = context.measureText('no data').width + pen.px(12);
  if (width > room) return;
  const height = pen.px(18);
  pen.fill(palette.background, Math.round(x - width / 2), Math.round(y - height / 2), width, height);
  context.fillStyle = palette.muted;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText('no data', x, y);
}

/** Dims what lies after the recording's end. */
function paintOutside(pen: Pen, model: Model, layout: Layout, scale: TimeScale, palette: Palette): void {
  const x = timeToX(scale, model.recording.durationSeconds);
  const right = scale.left + scale.width;
  if (x >= right - 0.5) return;
  const top = pen.px(layout.lanesTop);
  const bottom = pen.px(layout.axisTop);
  pen.fill(palette.outside, Math.max(x, scale.left), top, right - Math.max(x, scale.left), bottom - top);
  pen.vertical(palette.separator, Math.max(x, scale.left), top, bottom);
}
