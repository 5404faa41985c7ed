/** What lies beneath the curves: lanes, grid, label bands, gaps, and where the recording ends. */
import type { LabelView } from '../../src/protocol/page';
import { laneCentre, laneTop, visibleLanes } from '../view/layout';
import { timeToX, type TimeScale } from '../view/timeScale';
import { divisionsAcross } from '../view/timeWindow';
import { isToReview } from '../labels/filters';
import { shownSpan } from '../state/model';
import { thinned, type Stretch } from './crowd';
import { labelInk } from '../drawing/labelInk';
import { withAlpha, type Palette } from '../drawing/palette';
import type { Box } from '../drawing/box';
import type { Pen } from '../drawing/pen';
import { painter, type Frame, type Gap, type Reads } from './picture';

export const underlay = painter(
  ['recording', 'activeChannel', 'secondsPerDivision', 'labels', 'selection', 'edgeDrag', 'gaps'],
  (frame, inputs) => {
    const { pen, layout, scale, palette } = frame;
    const top = pen.px(layout.lanesTop);
    const height = pen.px(layout.axisTop) - top;
    pen.within(0, top, pen.px(layout.width), height, () => {
      paintLanes(frame, inputs);
      paintBands(frame, inputs);
      paintSelection(frame, inputs);
      for (const gap of inputs.gaps) paintGap(frame, gap);
      paintOutside(frame, inputs);
    });
    pen.horizontal(palette.separator, top, 0, pen.px(layout.width));
    pen.horizontal(palette.separator, pen.px(layout.axisTop), 0, pen.px(layout.width));
    pen.vertical(palette.separator, scale.left, 0, pen.px(layout.height));
  },
);

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

function paintLanes(
  { pen, layout, scale, palette }: Frame,
  { activeChannel, secondsPerDivision }: Reads<'activeChannel' | 'secondsPerDivision'>,
): void {
  const right = scale.left + scale.width;
  const { first, end } = visibleLanes(layout);
  for (let channel = first; channel < end; channel++) {
    const top = pen.px(laneTop(layout, channel));
    const bottom = pen.px(laneTop(layout, channel) + layout.laneHeight);
    if (channel === activeChannel) pen.fill(palette.active, 0, top, right, bottom - top);
    const half = layout.divisionsPerLane / 2;
    for (let division = -half; division <= half; division++) {
      const y = pen.px(laneCentre(layout, channel) - division * layout.divisionHeight);
      pen.horizontal(division === 0 ? palette.gridCentre : palette.grid, y, scale.left, right);
    }
    if (channel > 0) pen.horizontal(palette.separator, top, 0, right);
  }
  const lanesBottom = Math.min(pen.px(laneTop(layout, end)), pen.px(layout.axisTop));
  for (const seconds of divisionTimes(scale, secondsPerDivision)) {
    pen.vertical(palette.grid, timeToX(scale, seconds), pen.px(layout.lanesTop), lanesBottom);
  }
}

function paintSelection({ pen, layout, scale, palette }: Frame, { selection }: Reads<'selection'>): void {
  if (selection.kind !== 'span') return;
  const { startSeconds, endSeconds, channels } = selection.span;
  const left = Math.max(scale.left, Math.round(timeToX(scale, startSeconds)));
  const right = Math.min(scale.left + scale.width, Math.round(timeToX(scale, endSeconds)));
  for (const channel of channels) {
    const top = pen.px(laneTop(layout, channel));
    pen.fill(palette.selectionGround, left, top, Math.max(0, right - left), pen.px(layout.laneHeight));
  }
}

/** Translucent bands on a label's own channels, edged like its chip in the labels lane. */
function paintBands(frame: Frame, model: Reads<'labels' | 'selection' | 'edgeDrag'>): void {
  const { pen, layout, scale, palette } = frame;
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
    for (const stretch of whole) paintBand(frame, stretch, isSelected(stretch.label), { top, height });
    for (const { label, left, right } of specks) {
      pen.fill(withAlpha(labelInk(palette, label), speckStrength(label)), left, top, right - left, height);
    }
  }
}

function paintBand(
  { pen, palette }: Frame,
  { label, left, right }: Stretch,
  selected: boolean,
  { top, height }: Pick<Box, 'top' | 'height'>,
): void {
  const colour = labelInk(palette, label);
  const faint = label.status === 'rejected';
  const strength = (selected ? 0.24 : 0.11) * (faint ? 0.4 : 1) * (palette.highContrast ? 0.7 : 1);
  const box = { left, top, width: right - left, height };
  pen.fill(withAlpha(colour, strength), left, top, box.width, height);
  paintEdges(pen, withAlpha(colour, faint ? 0.4 : 0.9), box, faint || isToReview(label));
}

/** Where bands are narrower than their edges, as dark as many edges side by side may be without hiding the grid. */
function speckStrength(label: LabelView): number {
  return label.status === 'rejected' ? 0.15 : isToReview(label) ? 0.3 : 0.45;
}

/** The left and right edge of a box. */
function paintEdges(pen: Pen, colour: string, { left, top, width, height }: Box, dashed: boolean): void {
  const { context } = pen;
  context.strokeStyle = colour;
  context.lineWidth = pen.hair;
  context.setLineDash(dashed ? [4 * pen.density, 3 * pen.density] : []);
  context.beginPath();
  for (const x of [left, left + width]) {
    const crisp = Math.round(x) + (pen.hair % 2) / 2;
    context.moveTo(crisp, top);
    context.lineTo(crisp, top + height);
  }
  context.stroke();
  context.setLineDash([]);
}

/** Hatching where the recording holds no valid sample. */
function paintGap({ pen, layout, scale, palette }: Frame, gap: Gap): void {
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
function paintOutside({ pen, layout, scale, palette }: Frame, { recording }: Reads<'recording'>): void {
  const x = timeToX(scale, recording.durationSeconds);
  const right = scale.left + scale.width;
  if (x >= right - 0.5) return;
  const top = pen.px(layout.lanesTop);
  const bottom = pen.px(layout.axisTop);
  pen.fill(palette.outside, Math.max(x, scale.left), top, right - Math.max(x, scale.left), bottom - top);
  pen.vertical(palette.separator, Math.max(x, scale.left), top, bottom);
}
