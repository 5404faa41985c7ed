/** The potentials of the units that fire in voluntary activity: measured only for who asks for findings by them. */
import { type PotentialFeatures, potentialFeatures } from './background/potentialFeatures';
import { voluntarySpans } from './background/voluntarySpans';
import type { TimeSpan } from './context/timeSpan';
import { emgChannels, product, quietly, samplesOf } from './engineSource';
import { channelUnitsProduct, eventsProduct, potentialsProduct } from './products';
import { Shares } from '../products/shares';
import type { ChannelUnits } from './result/channelUnits';

/** Of every EMG channel, in order. */
export const musclePotentialsProduct = product({
  name: 'musclePotentials',
  of: 'recording',
  reads: [],
  inputs: { events: eventsProduct, units: channelUnitsProduct, potentials: potentialsProduct },
  compute: async ({ source: { recording }, inputs, control }): Promise<readonly PotentialFeatures[]> => {
    const emg = emgChannels(recording);
    const shares = new Shares(control, samplesOf(emg.map(({ channel }) => channel)));
    const { events } = await inputs.events(null, quietly(control));
    const all: PotentialFeatures[] = [];
    for (const { channel, index } of emg) {
      const share = shares.part(channel.samples);
      const units = await inputs.units(index, quietly(control));
      const voluntary = voluntaryUnits(units, voluntarySpans(events, index));
      const potentials = voluntary.size > 0 ? await inputs.potentials(index, share) : [];
      all.push(potentialFeatures(potentials.filter(({ number }) => voluntary.has(number))));
    }
    return all;
  },
});

/** The numbers of units that discharge in the spans as often as elsewhere, or more. */
function voluntaryUnits(units: ChannelUnits, spans: readonly TimeSpan[]): ReadonlySet<number> {
  if (units.kind !== 'sorted') return new Set();
  const balance = new Map<number, number>();
  for (const { number, times } of units.episodes.flatMap((episode) => episode.units)) {
    const within = times.filter((time) =>
      spans.some(({ onsetSeconds, endSeconds }) => time >= onsetSeconds && time < endSeconds),
    ).length;
    balance.set(number, (balance.get(number) ?? 0) + 2 * within - times.length);
  }
  return new Set([...balance].flatMap(([number, more]) => (more >= 0 ? [number] : [])));
}
