/**
 * Vertical scales: how many units a division stands for, and which value lies on a lane's centre line. All EMG
 * channels of one unit share a scale, as on an EMG machine; every other channel has its own.
 */
import type { ChannelView } from '../../src/protocol/page';
import { stepAbove, stepAtLeast } from './steps';

export interface Scale {
  readonly unitsPerDivision: number;
  /** Value on the lane's centre line; 0 for EMG. */
  readonly centre: number;
  /** Chosen by the page and not by a person, so that it may be chosen better when more is known. */
  readonly automatic?: boolean;
}

/** Scales by group. */
export type Scales = Readonly<Partial<Record<string, Scale>>>;

/** The smallest and the largest valid value of something. */
export interface Extremes {
  readonly minimum: number;
  readonly maximum: number;
}

/** Values below this are zero: no unit of this field is as small. */
const smallestStep = 1e-30;

/** Channels with the same group share one scale. */
export function scaleGroup(channel: ChannelView, index: number): string {
  return channel.kind === 'emg' ? `emg ${channel.unit}` : `channel ${index}`;
}

/** What a channel is drawn with until its first values are known. */
export function defaultScale(channel: ChannelView): Scale {
  return { unitsPerDivision: channel.kind === 'emg' ? 100 : 1, centre: 0 };
}

export function scaleOf(scales: Scales, channel: ChannelView, index: number): Scale {
  return scales[scaleGroup(channel, index)] ?? defaultScale(channel);
}

/** The finest 1-2-5 sensitivity at which a signal around 0 stays inside its lane. */
export function fitAroundZero(extremes: Extremes, divisionsPerLane: number): Scale | undefined {
  const largest = Math.max(Math.abs(extremes.minimum), Math.abs(extremes.maximum));
  if (!Number.isFinite(largest)) return undefined;
  if (largest <= smallestStep) return { unitsPerDivision: 1, centre: 0 };
  return { unitsPerDivision: stepAtLeast(largest / (divisionsPerLane / 2)), centre: 0 };
}

/**
 * The finest 1-2-5 sensitivity at which a signal that need not be around 0 stays inside its lane. The centre is
 * a multiple of half a division, so that grid lines stand for round values.
 */
export function fitWithOffset(extremes: Extremes, divisionsPerLane: number): Scale | undefined {
  const { minimum, maximum } = extremes;
  const range = maximum - minimum;
  if (!Number.isFinite(range)) return undefined;
  const largest = Math.max(Math.abs(minimum), Math.abs(maximum));
  // Below a millionth of the values themselves, what moves is the arithmetic's last digit: a constant channel.
  const moves = range > largest * 1e-6 && range > smallestStep;
  const constant = largest > smallestStep ? largest : divisionsPerLane;
  let unitsPerDivision = stepAtLeast((moves ? range : constant) / divisionsPerLane);
  for (;;) {
    const centre = (Math.round((minimum + maximum) / unitsPerDivision) * unitsPerDivision) / 2;
    const reach = (unitsPerDivision * divisionsPerLane) / 2;
    const tidy = Number(centre.toPrecision(12));
    if (maximum - tidy <= reach && tidy - minimum <= reach) return { unitsPerDivision, centre: tidy };
    unitsPerDivision = stepAbove(unitsPerDivision);
  }
}

/** The scale a channel's visible extremes ask for. */
export function fitScale(
  channel: ChannelView,
  extremes: Extremes,
  divisionsPerLane: number,
): Scale | undefined {
  return channel.kind === 'emg'
    ? fitAroundZero(extremes, divisionsPerLane)
    : fitWithOffset(extremes, divisionsPerLane);
}
