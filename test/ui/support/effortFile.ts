/** A recording of one effort whose motor units are quickly separated: what comes before the cramp in the sample workspace. */
import { edfPlus, simulatedIdentity } from '../../../src/simulation/edfPlus';
import { neurogenicCramp } from '../../../src/simulation/neurogenicCramp';

const durationSeconds = 10;

/** The bytes of its EDF file: rest, and an effort from 3 to 9 s. */
export function effortFile(): Uint8Array {
  const whole = neurogenicCramp();
  return edfPlus(
    {
      ...whole,
      durationSeconds,
      channels: whole.channels.map((channel) => ({
        ...channel,
        values: channel.values.slice(0, durationSeconds * channel.samplingRate),
      })),
      annotations: whole.annotations.filter(({ onsetSeconds }) => onsetSeconds < durationSeconds),
    },
    simulatedIdentity,
  );
}
