/** The scales that the page chooses by itself: of what comes into view for the first time, and again for lanes of another height. */
import type { ChannelView } from '../../src/protocol/page';
import { automaticScale, baselineAt, refitted } from './fitScale';
import { scaleGroup, type Scale, type Scales, type Seen } from './sensitivity';

/** What is in view, and how high it is drawn. */
interface InView {
  /** Channels [first, end). */
  readonly visible: { readonly first: number; readonly end: number };
  readonly divisionsPerLane: number;
  /** What is seen of a channel; undefined while nothing of it is known. */
  seen(channel: number): Seen | undefined;
}

/**
 * Gives every visible channel that has no scale yet the one that shows what is seen of it, and an EMG whose group has one
 * its baseline. What a person has chosen stays. The same object where nothing is to be chosen.
 */
export function fitNewScales(
  scales: Scales,
  channels: readonly ChannelView[],
  { visible, divisionsPerLane, seen }: InView,
): Scales {
  const present = refitted(scales, channels, divisionsPerLane);
  const groups = new Map<string, Record<string, Seen>>();
  const chosen: Record<string, Scale> = {};
  for (const [index, channel] of channels.entries()) {
    const group = scaleGroup(channel, index);
    const scale = present[group];
    if (index < visible.first || index >= visible.end || !lacks(scale, channel, index)) continue;
    const extremes = seen(index);
    if (!extremes) continue;
    const members = { ...groups.get(group), [index]: extremes };
    groups.set(group, members);
    const fitting = scale
      ? withBaseline(chosen[group] ?? scale, index, extremes)
      : automaticScale(channel.kind, members, divisionsPerLane);
    if (fitting) chosen[group] = fitting;
  }
  return Object.keys(chosen).length === 0 ? present : { ...present, ...chosen };
}

function lacks(scale: Scale | undefined, { kind }: ChannelView, index: number): boolean {
  return scale === undefined || (kind === 'emg' && scale.baselines?.[index] === undefined);
}

function withBaseline(scale: Scale, index: number, seen: Seen): Scale {
  const baseline = baselineAt(seen, scale.unitsPerDivision);
  return { ...scale, baselines: { ...scale.baselines, [index]: baseline } };
}
