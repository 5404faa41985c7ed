/** Which units of several channels are one: of each two channels, those that agree best first, each with one of the other. */
import { sameUnit } from './sameTrains';

/** A unit of a channel with its train (seconds, ascending). */
interface ChannelTrain {
  readonly number: number;
  readonly times: Float64Array;
}

/** A channel with its units. */
export interface ChannelTrains {
  readonly channel: number;
  readonly units: readonly ChannelTrain[];
}

/** A unit of one channel, and the same on another. */
export interface UnitLink {
  readonly channel: number;
  readonly number: number;
  readonly otherChannel: number;
  readonly otherNumber: number;
  /** 2·common / (discharges of both), 0 to 1. */
  readonly agreement: number;
  /** Of the other's discharges, in seconds after this one's. */
  readonly lagSeconds: number;
}

/** The links of all channels, each of them once: from the channel that comes first. */
export function unitLinks(channels: readonly ChannelTrains[]): readonly UnitLink[] {
  const couples = channels.flatMap((one, i) => channels.slice(i + 1).map((other) => ({ one, other })));
  const pairs = couples.reduce((sum, { one, other }) => sum + one.units.length * other.units.length, 0);
  return couples.flatMap(({ one, other }) => linksBetween(one, other, pairs));
}

function linksBetween(one: ChannelTrains, other: ChannelTrains, pairs: number): readonly UnitLink[] {
  const possible = one.units.flatMap((a) =>
    other.units.flatMap((b): readonly UnitLink[] => {
      const found = sameUnit(a.times, b.times, pairs);
      if (!found) return [];
      const [from, to] = [
        { channel: one.channel, number: a.number },
        { otherChannel: other.channel, otherNumber: b.number },
      ];
      return [{ ...from, ...to, ...found }];
    }),
  );
  const taken = { one: new Set<number>(), other: new Set<number>() };
  return possible
    .sort((a, b) => b.agreement - a.agreement)
    .filter(({ number, otherNumber }) => {
      if (taken.one.has(number) || taken.other.has(otherNumber)) return false;
      taken.one.add(number);
      taken.other.add(otherNumber);
      return true;
    });
}
