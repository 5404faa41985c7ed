/**
 * Vertical scales: how many units a division stands for, and which value lies on a lane's centre line. All EMG
 * channels of one unit share a sensitivity, as on an EMG machine, each around its own baseline where it has an offset;
 * every other channel has a scale of its own.
 */
import type { ChannelView } from '../../src/protocol/page';

/** How one lane is drawn. */
export interface LaneScale {
  readonly unitsPerDivision: number;
  /** The value on the centre line. */
  readonly centre: number;
}

/** How the lanes of a group are drawn. */
export interface Scale extends LaneScale {
  /** By channel, the value on its centre line where it is not `centre`: an EMG's offset, or 0 where it has none. */
  readonly baselines?: Baselines;
  /** What the page has fitted it to; absent where a person has chosen it. */
  readonly automatic?: Fitted;
}

export type Baselines = Readonly<Partial<Record<string, number>>>;

/** What a scale was fitted to, so that it can be fitted again to lanes of another height. */
export interface Fitted {
  readonly divisionsPerLane: number;
  /** By channel. */
  readonly seen: Readonly<Partial<Record<string, Seen>>>;
}

/** Scales by group. */
export type Scales = Readonly<Partial<Record<string, Scale>>>;

/** The smallest and the largest valid value of something. */
export interface Extremes {
  readonly minimum: number;
  readonly maximum: number;
}

/** What is known of a channel when its scale is chosen. */
export interface Seen extends Extremes {
  /** The value that it lies around where that is not zero; absent where too little is seen to tell. */
  readonly baseline?: number;
}

/** Channels with the same group share one scale. */
export function scaleGroup(channel: ChannelView, index: number): string {
  return channel.kind === 'emg' ? `emg ${channel.unit}` : `channel ${index}`;
}

/** What a channel is drawn with until its first values are known. */
export function defaultScale(channel: ChannelView): Scale {
  return { unitsPerDivision: channel.kind === 'emg' ? 100 : 1, centre: 0 };
}

export function scaleOf(scales: Scales, channel: ChannelView, index: number): LaneScale {
  const { unitsPerDivision, centre, baselines } = scales[scaleGroup(channel, index)] ?? defaultScale(channel);
  return { unitsPerDivision, centre: baselines?.[index] ?? centre };
}
