/** A train repaired by what the clearest channel has of its unit, as far as the channel's own signal shows it. */
import { median } from '../../../signal/statistics';
import { fixedNumbers, ratio } from '../../numbers/fixedNumbers';
import { heldOf, type JointParameters } from '../decompose/jointTrain';
import { ascendingOrder, inOrder } from '../sorter/order';
import type { SortedUnit } from '../sorter/sortedSegment';
import type { SortedEpisode } from '../sortedChannel';
import type { WeighedUnit } from './weigh';

export const repairNumbers = fixedNumbers('repair', {
  leastScale: ratio(
    0.5,
    [0.2, 0.9],
    "A discharge that is missed is added where the signal shows the unit's potential in at least this size",
    'own: nearer to the whole of it than to nothing; 1.6 % of the moments without a discharge show as much (simulator, tuning seeds)',
  ),
  mostScale: ratio(1.5, [1.1, 3], 'And in at most this one', 'own: as far from the whole of it'),
});
const { leastScale, mostScale } = repairNumbers.values;

/**
 * The episode with discharges added that are missing and shown, and without those that are extra and shown less well than
 * most of the confirmed ones; the very same where there are none.
 */
export function repaired(
  episode: SortedEpisode,
  weighed: readonly WeighedUnit[],
  { rate, ...parameters }: JointParameters & { readonly rate: number },
): SortedEpisode {
  const changes = weighed.map((found) => ({ found, ...changesOf(found) }));
  const [added, dropped] = [
    changes.reduce((sum, each) => sum + each.added.length, 0),
    changes.reduce((sum, each) => sum + each.dropped.size, 0),
  ];
  if (added + dropped === 0) return episode;
  const { units, spikes, assignedFraction } = episode.sorted;
  const all = { times: Array.from(spikes.times), amplitudes: Array.from(spikes.amplitudes) };
  const changed = units.map((unit, i) => {
    const change = changes.find(({ found }) => found.unit === i);
    if (!change || change.added.length + change.dropped.size === 0) return unit;
    const more = change.added.map(({ at, scale }) => ({ time: at, amplitude: scale * change.found.swing }));
    all.times.push(...more.map(({ time }) => time));
    all.amplitudes.push(...more.map(({ amplitude }) => amplitude));
    const kept = Array.from(unit.times.keys()).filter((place) => !change.dropped.has(place));
    const train = ordered(
      [...kept.map((place) => unit.times[place] ?? 0), ...more.map(({ time }) => time)],
      [...kept.map((place) => unit.amplitudes[place] ?? 0), ...more.map(({ amplitude }) => amplitude)],
    );
    const held = { times: train.times, snr: unit.snr, rate, otherwise: unit.missRate };
    return { ...unit, ...train, ...heldOf(held, parameters) };
  });
  const seen = ordered(all.times, all.amplitudes);
  const assigned = assignedFraction * spikes.times.length + added - dropped;
  const sorted = { units: changed, spikes: seen, assignedFraction: assigned / seen.times.length };
  return { ...episode, sorted };
}

function changesOf({ missing, extra, confirmed }: WeighedUnit): {
  readonly added: WeighedUnit['missing'];
  /** Places in the train. */
  readonly dropped: ReadonlySet<number>;
} {
  const usual = median(Float64Array.from(confirmed, ({ likeness }) => likeness)) ?? -1;
  return {
    added: missing.filter(({ scale }) => scale >= leastScale && scale <= mostScale),
    dropped: new Set(extra.filter(({ likeness }) => likeness < usual).map(({ place }) => place)),
  };
}

function ordered(
  times: readonly number[],
  amplitudes: readonly number[],
): Pick<SortedUnit, 'times' | 'amplitudes'> {
  const [seconds, sizes] = [Float64Array.from(times), Float64Array.from(amplitudes)];
  const order = ascendingOrder(seconds);
  return { times: inOrder(seconds, order), amplitudes: Float32Array.from(inOrder(sizes, order)) };
}
