/** The units of channels that may be of one electrode, used together. */
import { ChannelReader, type ChannelSource } from '../../scan/conditioning/channelReader';
import type { ChannelScan } from '../../scan/activity/channelScan';
import { count, fixedNumbers } from '../../numbers/fixedNumbers';
import { numberUnits } from '../channelUnits';
import { joinedTrains } from '../../trains/joinedTrains';
import type { SortedEpisode } from '../sortedChannel';
import type { WholeParameters } from '../wholeEpisode';
import { unitLinks } from './links';
import { repaired } from './repair';
import { weighed } from './weigh';
import type { Witness } from './witness';

export const togetherNumbers = fixedNumbers('together', {
  mostChannels: count(
    8,
    [2, 64],
    'So many channels of one rate are looked at together at most',
    'own: a needle has up to 4, a small array up to 8',
  ),
});
export const { mostChannels } = togetherNumbers.values;

/** A channel that was decomposed by itself. */
export interface AloneChannel {
  readonly source: ChannelSource;
  readonly scan: ChannelScan;
  readonly sorted: readonly SortedEpisode[];
}

/** A unit of a channel, over its episodes. */
interface WholeUnit {
  readonly number: number;
  readonly times: Float64Array;
  /** Where it fires most. */
  readonly snr: number;
}

/** The same channels, each unit repaired by the channel that shows it best; a channel with nothing to repair is the very same. */
export async function repairedTogether(
  channels: readonly AloneChannel[],
  parameters: WholeParameters,
): Promise<readonly (readonly SortedEpisode[])[]> {
  const numbers = channels.map(({ sorted }) => numberUnits(sorted.map(({ sorted: { units } }) => units)));
  const whole = channels.map(({ sorted }, c) => wholeUnits(sorted, numbers[c] ?? []));
  const witnesses = witnessesOf(channels, whole);
  const result: (readonly SortedEpisode[])[] = [];
  for (const [c, { source, scan, sorted }] of channels.entries()) {
    const own = witnesses[c];
    if (!own || own.size === 0) {
      result.push(sorted);
      continue;
    }
    const read = { reader: new ChannelReader(source, scan.plan), scan, pace: source.pace };
    const episodes: SortedEpisode[] = [];
    for (const [k, episode] of sorted.entries()) {
      const asked = (numbers[c]?.[k] ?? []).map((number) => own.get(number));
      const found = await weighed(read, episode, asked, parameters);
      episodes.push(repaired(episode, found, { ...parameters, rate: scan.plan.rate }));
    }
    result.push(episodes);
  }
  return result;
}

function wholeUnits(
  sorted: readonly SortedEpisode[],
  numbers: readonly (readonly number[])[],
): readonly WholeUnit[] {
  const parts = sorted.flatMap(({ sorted: { units } }, k) =>
    units.map((unit, i) => ({ unit, number: numbers[k]?.[i] ?? 0 })),
  );
  return [...new Set(parts.map(({ number }) => number))].map((number) => {
    const own = parts.filter((part) => part.number === number).map(({ unit }) => unit);
    const home = own.reduce((most, unit) => (unit.times.length > most.times.length ? unit : most));
    return { number, times: joinedTrains(own.map(({ times }) => times)), snr: home.snr };
  });
}

/** For each channel, by number, its units as the clearest channel has them that is clearer than it. */
function witnessesOf(
  channels: readonly AloneChannel[],
  whole: readonly (readonly WholeUnit[])[],
): readonly ReadonlyMap<number, Witness>[] {
  const best = channels.map(() => new Map<number, { readonly unit: WholeUnit; readonly witness: Witness }>());
  const offer = (from: Place, to: Place, lag: number): void => {
    const [unit, own] = [from, to].map((place) =>
      whole[place.channel]?.find(({ number }) => number === place.number),
    );
    const alone = channels[from.channel];
    const known = best[to.channel];
    if (!unit || !own || !alone || !known) return;
    if (unit.snr > Math.max(own.snr, known.get(to.number)?.unit.snr ?? 0)) {
      known.set(to.number, { unit, witness: witnessFrom(alone, unit, lag) });
    }
  };
  for (const link of unitLinks(whole.map((units, channel) => ({ channel, units })))) {
    const one = { channel: link.channel, number: link.number };
    const other = { channel: link.otherChannel, number: link.otherNumber };
    offer(one, other, link.lagSeconds);
    offer(other, one, -link.lagSeconds);
  }
  return best.map((known) => new Map(Array.from(known, ([number, { witness }]) => [number, witness])));
}

/** A unit on a channel, by its number there. */
interface Place {
  readonly channel: number;
  readonly number: number;
}

function witnessFrom({ scan, sorted }: AloneChannel, { times }: WholeUnit, lag: number): Witness {
  const { rate } = scan.plan;
  return {
    times: times.map((t) => t + lag),
    searched: sorted.flatMap(({ searched }) =>
      searched.map(({ from, to }) => ({ from: from / rate + lag, to: to / rate + lag })),
    ),
  };
}
