/** Which scale shows a signal: the finest sensitivity at which it stays inside its lane, around zero or around what it lies around. */
import type { ChannelView } from '../../src/protocol/page';
import {
  scaleGroup,
  type Baselines,
  type Extremes,
  type Fitted,
  type LaneScale,
  type Scale,
  type Scales,
  type Seen,
} from './sensitivity';
import { stepAbove, stepAtLeast } from './steps';

/** Values below this are zero: no unit of this field is as small. */
const smallestStep = 1e-30;

/** An offset smaller than this part of the largest value leaves the trace where it can be seen. */
const leastOffset = 1 / 4;

/** What is seen of the channels of one group, by their index. */
export type SeenByChannel = Fitted['seen'];

/** The scale that a group of channels asks for; undefined where nothing of them is seen. */
export function fitScale(
  kind: ChannelView['kind'],
  seen: SeenByChannel,
  divisionsPerLane: number,
  present: Baselines = {},
): Scale | undefined {
  if (kind === 'emg') return fitEmg(seen, divisionsPerLane, present);
  const [only] = Object.values(seen);
  return only && fitWithOffset(only, divisionsPerLane);
}

/**
 * The finest 1-2-5 sensitivity at which EMG channels stay inside their lanes: around 0, or around its baseline a channel
 * that has an offset. A baseline is rounded only as far as nobody sees: what a lane says of it is true.
 */
export function fitEmg(
  seen: SeenByChannel,
  divisionsPerLane: number,
  present: Baselines = {},
): Scale | undefined {
  const channels = Object.entries(seen).flatMap(([index, one]) => (one ? [{ index, ...one }] : []));
  if (channels.length === 0) return undefined;
  const wanted = channels.map(({ index, ...one }) => baselineOf(one, present[index]));
  const reach = (around: readonly number[]): number =>
    channels.reduce((most, { minimum, maximum }, i) => {
      const middle = around[i] ?? 0;
      return Math.max(most, maximum - middle, middle - minimum);
    }, 0);
  const least = reach(wanted);
  if (!Number.isFinite(least)) return undefined;
  let unitsPerDivision = least <= smallestStep ? 1 : stepAtLeast(least / (divisionsPerLane / 2));
  for (;;) {
    const step = unitsPerDivision;
    const tidy = wanted.map((value) => roundedBaseline(value, step));
    // The steps allow themselves one part in 10^9.
    if (reach(tidy) <= ((unitsPerDivision * divisionsPerLane) / 2) * (1 + 1e-8)) {
      const own = channels.map(({ index }, i) => [index, tidy[i] ?? 0] as const);
      return { unitsPerDivision, centre: 0, baselines: { ...present, ...Object.fromEntries(own) } };
    }
    unitsPerDivision = stepAbove(unitsPerDivision);
  }
}

/** The baseline of a channel that comes into view when its group has a scale already. */
export function baselineAt(seen: Seen, unitsPerDivision: number): number {
  return roundedBaseline(baselineOf(seen, undefined), unitsPerDivision);
}

/** What an EMG is drawn around: an offset that matters, else 0. */
function baselineOf({ minimum, maximum, baseline }: Seen, present: number | undefined): number {
  const largest = Math.max(Math.abs(minimum), Math.abs(maximum));
  if (baseline !== undefined) return Math.abs(baseline) > leastOffset * largest ? baseline : 0;
  if (present !== undefined) return present;
  // Little is seen, but that lies far from zero.
  const middle = (minimum + maximum) / 2;
  return Math.abs(middle) > maximum - minimum ? middle : 0;
}

function roundedBaseline(value: number, unitsPerDivision: number): number {
  const step = 10 ** Math.floor(Math.log10(unitsPerDivision / 20) + 1e-9);
  const whole = Math.round(value / step) * step;
  return whole === 0 ? 0 : Number(whole.toPrecision(12));
}

function halfDivisions(value: number, unitsPerDivision: number): number {
  const centre = (Math.round((2 * value) / unitsPerDivision) * unitsPerDivision) / 2;
  return centre === 0 ? 0 : Number(centre.toPrecision(12));
}

/**
 * The finest 1-2-5 sensitivity at which a signal that need not be around 0 stays inside its lane. The centre is
 * a multiple of half a division, so that grid lines stand for round values.
 */
export function fitWithOffset(extremes: Extremes, divisionsPerLane: number): LaneScale | undefined {
  const { minimum, maximum } = extremes;
  const range = maximum - minimum;
  if (!Number.isFinite(range)) return undefined;
  const largest = Math.max(Math.abs(minimum), Math.abs(maximum));
  // Below a millionth of the values themselves, what moves is the arithmetic's last digit: a constant channel.
  const moves = range > largest * 1e-6 && range > smallestStep;
  const constant = largest > smallestStep ? largest : divisionsPerLane;
  let unitsPerDivision = stepAtLeast((moves ? range : constant) / divisionsPerLane);
  for (;;) {
    const tidy = halfDivisions((minimum + maximum) / 2, unitsPerDivision);
    const reach = (unitsPerDivision * divisionsPerLane) / 2;
    if (maximum - tidy <= reach && tidy - minimum <= reach) return { unitsPerDivision, centre: tidy };
    unitsPerDivision = stepAbove(unitsPerDivision);
  }
}

/** A scale that the page chooses, which remembers what it was fitted to. */
export function automaticScale(
  kind: ChannelView['kind'],
  seen: SeenByChannel,
  divisionsPerLane: number,
  present?: Baselines,
): Scale | undefined {
  const scale = fitScale(kind, seen, divisionsPerLane, present);
  return scale && { ...scale, automatic: { divisionsPerLane, seen } };
}

/** Automatic scales fitted again where lanes have another height now; the same object where none has to be. */
export function refitted(scales: Scales, channels: readonly ChannelView[], divisionsPerLane: number): Scales {
  const changed: Record<string, Scale> = {};
  for (const [index, channel] of channels.entries()) {
    const group = scaleGroup(channel, index);
    const scale = changed[group] ?? scales[group];
    if (!scale?.automatic || scale.automatic.divisionsPerLane === divisionsPerLane) continue;
    const { seen } = scale.automatic;
    const fitting = automaticScale(channel.kind, seen, divisionsPerLane, scale.baselines);
    if (fitting) changed[group] = fitting;
  }
  return Object.keys(changed).length === 0 ? scales : { ...scales, ...changed };
}
