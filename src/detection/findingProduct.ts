/** The potentials of the units that fire in voluntary activity: measured only for who asks for findings by them. */
import { type PotentialFeatures, potentialFeatures } from './background/potentialFeatures';
import { voluntarySpans } from './background/voluntarySpans';
import { voluntaryUnits } from './background/voluntaryUnits';
import { emgChannels, product, quietly, samplesOf } from './engineSource';
import { channelUnitsProduct, eventsProduct, potentialsProduct } from './products';
import { Shares } from '../products/shares';

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
