/**
 * The discharges of the active channel's motor units, marked at the foot of its lane as long as someone looks at the units:
 * a tick in the unit's colour where it fired, with its number where there is room, broken where an earlier unit has its colour;
 * a band where there are too many.
 */
import { FreeColumns } from '../drawing/freeColumns';
import { withAlpha } from '../drawing/palette';
import type { Strip } from '../drawing/pen';
import { indexFrom } from '../../src/base/ascending';
import { styleOf, tickParts } from '../plots/series';
import { chosenIndex, shownUnits, type FoundUnits } from '../state/units';
import { laneTop } from '../view/layout';
import { timeToX } from '../view/timeScale';
import { dischargeRuns, dischargesSeen } from './dischargeColumns';
import { painter, type Frame, type Picture, type Reads } from './picture';

type Inputs = Reads<'units' | 'chosenUnit' | 'activeChannel' | 'panels' | 'recording'>;

/** In CSS pixels; those of the chosen unit are higher. */
const tick = { width: 2, height: 7, chosenHeight: 12 } as const;
const band = { height: 4, chosenHeight: 8 } as const;
const digits = { size: 10, height: 11 } as const;

/** With one tick in fewer CSS pixels than this they are a band. */
const leastPerTick = 5;

/** A lane lower than this has no room for numbers, in CSS pixels. */
const lowLane = 72;

/** Of the ticks with numbers: with fewer it would look as if only some were of a unit. */
const leastNumbered = 0.75;

/** What is not the chosen unit's, in a band: seen, and not in front. */
const otherStrength = 0.6;

/** Of the background around a mark: the curve under it is still seen. */
const rimStrength = 0.75;

export const discharges = painter(
  ['units', 'chosenUnit', 'activeChannel', 'panels', 'recording'],
  (frame, inputs) => {
    const found = shownUnits(inputs);
    if (!found) return;
    const { pen, layout, scale } = frame;
    const top = pen.px(layout.lanesTop);
    const marks = { found, chosen: chosenIndex(inputs, found), foot: footOf(frame, inputs) };
    pen.within(scale.left, top, scale.width, pen.px(layout.axisTop) - top, () => paintMarks(frame, marks));
  },
);

/** All of the picture, where there are units to be marked. */
export function whereDischarges({ layout }: Picture, inputs: Inputs): Strip | undefined {
  return shownUnits(inputs) ? { left: 0, width: layout.width } : undefined;
}

interface Marks {
  readonly found: FoundUnits;
  readonly chosen: number;
  /** Where they stand, in device pixels. */
  readonly foot: number;
}

/** The lower edge of the active lane. */
function footOf({ pen, layout }: Frame, { activeChannel }: Inputs): number {
  return pen.px(laneTop(layout, activeChannel) + layout.laneHeight);
}

function paintMarks(frame: Frame, { found, chosen, foot }: Marks): void {
  const { pen, layout, scale, palette } = frame;
  const trains = found.units.map(({ timesSeconds }) => timesSeconds);
  const isBand = dischargesSeen(trains, scale) * leastPerTick * pen.density > scale.width;
  const { height, chosenHeight } = isBand ? band : tick;
  const width = isBand ? 1 : pen.px(tick.width);
  const runs = dischargeRuns(trains, chosen, scale, width);
  const highOf = (unit: number): number => pen.px(unit === chosen ? chosenHeight : height);
  // A rim of background, so that a tick shows on dense curves too.
  const [rim, hair] = [withAlpha(palette.background, rimStrength), isBand ? 0 : pen.hair];
  for (const { unit, from, end } of runs) {
    const high = highOf(unit) + pen.hair;
    pen.fill(rim, from - hair, foot - high, end - from + 2 * hair, high);
  }
  for (const { unit, from, end } of runs) {
    const { colour, round } = styleOf(unit, palette.series);
    const isFaint = isBand && unit !== chosen && !palette.highContrast;
    const high = highOf(unit);
    const ink = isFaint ? withAlpha(colour, otherStrength) : colour;
    for (const [top, bottom] of tickParts(isBand ? 0 : round, high, pen.hair)) {
      pen.fill(ink, from, foot - high + top, end - from, bottom - top);
    }
  }
  if (!isBand && layout.laneHeight >= lowLane) paintNumbers(frame, { found, chosen, foot });
}

/** Over each tick the number of its unit; the chosen unit's come first, and none where too few of them find room. */
function paintNumbers(frame: Frame, { found, chosen, foot }: Marks): void {
  const { pen, scale, palette } = frame;
  const { context } = pen;
  const free = new FreeColumns(scale.width);
  const placed: (() => void)[] = [];
  const inOrder = [...found.units.keys()].sort((a, b) => Number(b === chosen) - Number(a === chosen));
  let count = 0;
  for (const index of inOrder) {
    const { number = 0, timesSeconds = none } = found.units[index] ?? {};
    const font = index === chosen ? 'bold' : '';
    pen.useFont(palette, digits.size, font);
    const room = Math.ceil(context.measureText(String(number)).width) + pen.px(3);
    const bottom = foot - pen.px(index === chosen ? tick.chosenHeight : tick.height) - pen.px(1);
    const { colour } = styleOf(index, palette.series);
    for (const x of columnsSeen(timesSeconds, frame)) {
      const from = x - scale.left - (room >> 1);
      count++;
      if (!free.isFree(from, from + room)) continue;
      free.take(from, from + room);
      placed.push(() => paintNumber(frame, { text: String(number), x, bottom, room, colour, font }));
    }
  }
  if (placed.length >= leastNumbered * count) for (const paint of placed) paint();
}

interface NumberPlace {
  readonly text: string;
  /** Its middle. */
  readonly x: number;
  readonly bottom: number;
  readonly room: number;
  readonly colour: string;
  readonly font: string;
}

function paintNumber({ pen, palette }: Frame, { text, x, bottom, room, colour, font }: NumberPlace): void {
  const { context } = pen;
  const height = pen.px(digits.height);
  pen.useFont(palette, digits.size, font);
  pen.fill(withAlpha(palette.background, rimStrength), x - (room >> 1), bottom - height, room, height);
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  context.fillStyle = colour;
  context.fillText(text, x + pen.hair / 2, bottom - pen.px(2));
}

function columnsSeen(times: Float64Array, { scale }: Frame): readonly number[] {
  const seen = times.subarray(indexFrom(times, scale.startSeconds), indexFrom(times, scale.endSeconds));
  return Array.from(seen, (seconds) => Math.round(timeToX(scale, seconds)));
}

const none = new Float64Array(0);
