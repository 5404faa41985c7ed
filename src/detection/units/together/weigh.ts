/** What a channel's own signal says of the moments at which its train of a unit and the clearest channel's disagree. */
import { at } from '../../../base/typedArrays';
import type { Pace } from '../../../products/pace';
import type { ChannelScan } from '../../scan/activity/channelScan';
import type { ChannelReader } from '../../scan/conditioning/channelReader';
import { blocksOf } from '../decompose/blocks';
import type { SortedEpisode } from '../sortedChannel';
import { readBlock, type WholeParameters } from '../wholeEpisode';
import { LeftOver, type Support } from './support';
import { disagreement, type Witness } from './witness';

/** A discharge that the channel has, by its place in the train. */
export interface OwnDischarge extends Support {
  readonly place: number;
}

/** How the channel's signal shows one unit's discharges in an episode: see `Disagreement`. */
export interface WeighedUnit {
  /** Place among the episode's units. */
  readonly unit: number;
  /** Peak to peak of its potential. */
  readonly swing: number;
  readonly missing: readonly Support[];
  readonly extra: readonly OwnDischarge[];
  readonly confirmed: readonly OwnDischarge[];
}

/** A channel that can be read. */
export interface ReadChannel {
  readonly reader: ChannelReader;
  readonly scan: ChannelScan;
  readonly pace: Pace;
}

/** Weighs an episode's units. Where nobody disagrees no sample is read. @param witnesses of each unit, where it has any */
export async function weighed(
  { reader, scan, pace }: ReadChannel,
  { episode, searched, sorted: { units } }: SortedEpisode,
  witnesses: readonly (Witness | undefined)[],
  parameters: WholeParameters,
): Promise<readonly WeighedUnit[]> {
  const { rate, hopSeconds } = scan.plan;
  const spans = searched.map(({ from, to }) => ({ from: from / rate, to: to / rate }));
  const asked = units.flatMap((own, unit) => {
    const witness = witnesses[unit];
    const between = witness && disagreement(own.times, witness, spans);
    if (!between || between.missing.length + between.extra.length === 0) return [];
    return [{ own, unit, ...between, found: { missing: noSupport(), extra: noOwn(), confirmed: noOwn() } }];
  });
  const swings: number[] = [];
  for (const span of asked.length > 0 ? blocksOf(episode.from * hopSeconds, episode.to * hopSeconds) : []) {
    const isHere = (t: number): boolean => t >= span.from && t < span.to;
    const block = await readBlock(reader, { scan, searched }, span, parameters);
    const left = new LeftOver(block, units, rate);
    for (const { own, unit, missing, extra, confirmed, found } of asked) {
      swings[unit] = left.swing(unit);
      const ownHere = (places: readonly number[]): OwnDischarge[] =>
        places
          .filter((place) => isHere(at(own.times, place)))
          .map((place) => ({ ...left.own(unit, at(own.times, place), at(own.amplitudes, place)), place }));
      found.missing.push(...missing.filter(isHere).map((t) => left.best(unit, t)));
      found.extra.push(...ownHere(extra));
      // Others are compared with them only where there are any.
      if (extra.length > 0) found.confirmed.push(...ownHere(confirmed));
    }
    await pace.advance(0);
  }
  return asked.map(({ unit, found }) => ({ unit, swing: swings[unit] ?? 0, ...found }));
}

function noSupport(): Support[] {
  return [];
}

function noOwn(): OwnDischarge[] {
  return [];
}
