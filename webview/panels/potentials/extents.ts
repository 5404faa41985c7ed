/** Averaged potentials as shapes with a place in time and height, and what of these is to be seen. Pure. */
import type { UnitView } from '../../../src/protocol/page';
import { shownMeasure, type Hand, type ShownMeasure } from '../../state/handMarkers';

/** Values with a place in time. */
export interface Course {
  readonly values: Float32Array;
  /** Of the first value and between two, in milliseconds; 0 is the discharge's time. */
  readonly firstMilliseconds: number;
  readonly stepMilliseconds: number;
}

/** The averaged potential of one unit. */
export interface Shape extends Course {
  /** The unit's index. */
  readonly unit: number;
  readonly name: string;
  /** Of the values. */
  readonly inUnit: string;
  readonly measured: ShownMeasure | undefined;
}

/** What is seen: milliseconds across, and values up. */
export interface Extent {
  readonly from: number;
  readonly to: number;
  readonly low: number;
  readonly high: number;
  readonly inUnit: string;
}

/** Of the greatest magnitude of one without markers: what is smaller, before and after, may be noise. */
const baselinePart = 0.1;

/** Of what is to be seen, how much more is seen beside it. */
const margin = 0.1;

/** The shapes of the units that have one. */
export function shapesOf(units: readonly UnitView[], hand: Hand): readonly Shape[] {
  return units.flatMap((each, unit) => {
    const { number, template } = each;
    if (!template || template.values.length < 2) return [];
    const { firstMilliseconds, rateHertz, values, unit: inUnit } = template;
    const measured = shownMeasure(hand, each);
    const stepMilliseconds = 1000 / rateHertz;
    return [{ unit, name: `Unit ${number}`, values, firstMilliseconds, stepMilliseconds, inUnit, measured }];
  });
}

/** As much as all of them need. @param shapes at least one */
export function extentOf(shapes: readonly Shape[]): Extent {
  const spans = shapes.map(spanOf);
  const ranges = shapes.map(({ values }) => rangeOf(values));
  return extent(
    Math.min(...spans.map(({ from }) => from)),
    Math.max(...spans.map(({ to }) => to)),
    Math.min(0, ...ranges.map(([low]) => low)),
    Math.max(0, ...ranges.map(([, high]) => high)),
    shapes[0]?.inUnit ?? '',
  );
}

/** As much as one needs: its markers, and a little beside them. */
export function measuredExtent(shape: Shape): Extent {
  const { measured } = shape;
  if (!measured) return extentOf([shape]);
  const { span, rule } = measured;
  const beside = (rule.endMilliseconds - rule.startMilliseconds) / 4;
  const startMilliseconds = Math.min(span.startMilliseconds, rule.startMilliseconds);
  const endMilliseconds = Math.max(span.endMilliseconds, rule.endMilliseconds);
  const [low, high] = rangeOf(shape.values);
  const seen = extent(0, 0, Math.min(0, low), Math.max(0, high), shape.inUnit);
  return { ...seen, from: startMilliseconds - beside, to: endMilliseconds + beside };
}

function extent(from: number, to: number, low: number, high: number, inUnit: string): Extent {
  const [beside, above] = [margin * (to - from), margin * (high - low)];
  return { from: from - beside, to: to + beside, low: low - above, high: high + above, inUnit };
}

/** Between its markers; without any, from its first to its last value that stands out. */
function spanOf({ values, firstMilliseconds, stepMilliseconds, measured }: Shape): {
  readonly from: number;
  readonly to: number;
} {
  if (measured) return { from: measured.span.startMilliseconds, to: measured.span.endMilliseconds };
  const [low, high] = rangeOf(values);
  const least = baselinePart * Math.max(high, -low);
  const first = values.findIndex((value) => Math.abs(value) >= least);
  const last = values.findLastIndex((value) => Math.abs(value) >= least);
  const at = (index: number): number => firstMilliseconds + index * stepMilliseconds;
  return { from: at(first), to: at(last) };
}

/** Smallest and greatest. */
export function rangeOf(values: Float32Array): readonly [low: number, high: number] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return [low, high];
}

/** Smallest and greatest between two moments. */
export function rangeBetween(shape: Shape, from: number, to: number): readonly [low: number, high: number] {
  const { values, firstMilliseconds, stepMilliseconds } = shape;
  const indexOf = (at: number): number => Math.round((at - firstMilliseconds) / stepMilliseconds);
  return rangeOf(values.subarray(Math.max(0, indexOf(from)), Math.max(1, indexOf(to) + 1)));
}
