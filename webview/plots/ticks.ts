/** Where an axis has ticks: at whole multiples of a 1-2-5 step, written with as many digits as that step needs. */
import { decimalsFor } from '../drawing/axisText';
import { stepAtLeast } from '../view/steps';
import type { ValueAxis } from './axis';

/** One tick of an axis. */
export interface Tick {
  readonly value: number;
  readonly text: string;
}

/** A step that fits in a hair beyond the end is one that fits. */
const slack = 1e-9;

/**
 * The ticks of an axis, in order.
 * @param most so many of them have room, at least one; an axis with a step of its own may have more
 */
export function ticksOf(axis: ValueAxis, most: number): readonly Tick[] {
  const { from, to } = axis;
  const step = axis.step ?? stepAtLeast((to - from) / Math.max(1, most));
  const decimals = decimalsFor(step);
  const ticks: Tick[] = [];
  for (let i = Math.ceil(from / step - slack); i * step <= to + slack * step; i++) {
    // Not −0, and not 0.30000000000000004.
    const value = i === 0 ? 0 : Number((i * step).toPrecision(12));
    ticks.push({ value, text: value.toFixed(decimals).replace('-', '\u2212') });
  }
  return ticks;
}

/** A round end for an axis that begins at 0: at least `value`, one, one and a half, two, three, … times a power of ten. */
export function roundEnd(value: number): number {
  if (!(value > 0)) return 1;
  const unit = 10 ** Math.floor(Math.log10(value));
  const times = [1, 1.5, 2, 3, 4, 5, 6, 8, 10].find((each) => each * unit >= value * (1 - slack)) ?? 10;
  return Number((times * unit).toPrecision(3));
}
